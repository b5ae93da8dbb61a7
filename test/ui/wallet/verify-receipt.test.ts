// The receipt of a QR, judged as a stranger's phone would judge it.
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { Receipt } from '#ledger/contract/kiosk-documents.ts';
import { signDocument, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { readReceipt } from '#ui/wallet/receipt/read-receipt.ts';
import { receiptCode, verifyReceipt } from '#ui/wallet/receipt/verify-receipt.ts';

const keyOf = (seed: number) => signingKeyFromSeed(new Uint8Array(32).fill(seed));
const [ledger, kiosk, stranger] = [keyOf(1), keyOf(2), keyOf(3)];
const KIOSK_ID = '01900000-0000-7000-8000-00000000000a';
const ledgerKeys = [
  { kid: ledger.kid, use: 'sign', alg: 'ed25519', key: ledger.publicKey } as const,
];

const certificateBy = (signer = ledger, said = {}) =>
  signDocument(signer, {
    type: 'kiosk-certificate',
    kioskId: KIOSK_ID,
    kioskEpoch: 1,
    publicKey: kiosk.publicKey,
    issuedAt: '2026-11-22T00:00:00.000Z',
    ...said,
  });

const receiptBy = (signer = kiosk, certificate: object = certificateBy()): Receipt =>
  Receipt.parse(
    signDocument(signer, {
      type: 'receipt',
      kioskId: KIOSK_ID,
      kioskEpoch: 1,
      depositId: '01900000-0000-7000-8000-00000000000b',
      totals: [{ currency: 'KRW', amountMinor: '800', count: 4 }],
      firstSeq: 3,
      lastSeq: 8,
      closedAt: '2026-11-22T06:00:00.000Z',
      certificate,
    }),
  );

const hashOf = (value: unknown): string =>
  `#${Buffer.from(canonicalBytes(value)).toString('base64url')}`;

describe('a receipt', () => {
  test('is read back from the address of its QR', () => {
    expect(readReceipt(hashOf(receiptBy()))).toEqual(receiptBy());
  });

  test.each([
    ['nothing', ''],
    ['no base64', '#%%%'],
    ['no JSON', '#aGVsbG8'],
    ['another document', hashOf(certificateBy())],
    [
      'a total that is no number',
      hashOf({ ...receiptBy(), totals: [{ currency: 'KRW', amountMinor: '1.5', count: 1 }] }),
    ],
    ['no certificate', hashOf({ ...receiptBy(), certificate: undefined })],
  ])('is not read from %s', (_, hash) => {
    expect(readReceipt(hash)).toBeUndefined();
  });

  test('is verified from the ledger key over the certificate to the kiosk', async () => {
    expect(await verifyReceipt(receiptBy(), ledgerKeys)).toEqual({ verdict: 'verified' });
  });

  test.each([
    [
      'an amount was changed',
      { ...receiptBy(), totals: [{ currency: 'KRW', amountMinor: '9', count: 4 }] } as Receipt,
      'receipt',
    ],
    ['another key signed it', receiptBy(stranger), 'receipt'],
    [
      'the certificate is of another ledger',
      receiptBy(kiosk, certificateBy(stranger)),
      'unknown-ledger-key',
    ],
    [
      'the certificate was changed',
      receiptBy(kiosk, { ...certificateBy(), issuedAt: '2020-01-01T00:00:00.000Z' }),
      'certificate',
    ],
    [
      'the certificate is of another kiosk',
      receiptBy(kiosk, certificateBy(ledger, { kioskId: '01900000-0000-7000-8000-00000000000c' })),
      'kiosk',
    ],
    [
      'the certificate is of another enrolment',
      receiptBy(kiosk, certificateBy(ledger, { kioskEpoch: 2 })),
      'kiosk',
    ],
  ])('is not verified when %s', async (_, receipt, because) => {
    expect(await verifyReceipt(receipt, ledgerKeys)).toEqual({ verdict: 'not-verified', because });
  });

  test('is not verified by a key that only seals', async () => {
    const sealing = [{ ...ledgerKeys[0]!, use: 'seal' as const }];

    expect(await verifyReceipt(receiptBy(), sealing)).toMatchObject({ verdict: 'not-verified' });
  });

  test('has the code that the kiosk shows, which its signature does not change', async () => {
    const code = await receiptCode(receiptBy());

    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(await receiptCode({ ...receiptBy(), signature: 'AAAA' })).toBe(code);
  });
});
