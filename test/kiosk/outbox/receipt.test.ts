import { describe, expect, test } from 'vitest';
import { issueReceipt, receiptCode } from '#kiosk/outbox/receipt.ts';
import { Receipt } from '#ledger/contract/kiosk-documents.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { anEnrolment, AT_MS, kioskKey, ledgerKey, SESSION } from '../../support/kiosk-records.ts';

const facts = {
  depositId: SESSION,
  totals: [{ currency: 'KRW' as const, amountMinor: '1500', count: 3 }],
  firstSeq: 2,
  lastSeq: 6,
  closedAtMs: AT_MS,
};

describe('a receipt', () => {
  const issued = issueReceipt(facts, kioskKey, anEnrolment());
  const read = (): Receipt => {
    const [, encoded = ''] = issued.receiptText.split('#');
    return Receipt.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  };

  test('is verified from its text with nothing but the key of the ledger', () => {
    const receipt = read();

    expect(issued.receiptText).toMatch(/^http:\/\/127\.0\.0\.1:8080\/receipt#[\w-]+$/);
    expect(receipt).toMatchObject({
      depositId: SESSION,
      kioskEpoch: 1,
      closedAt: '2026-11-22T09:30:00.000Z',
    });
    expect(verifyDocument(ledgerKey.publicKey, receipt.certificate)).toBe(true);
    expect(verifyDocument(receipt.certificate.publicKey, receipt)).toBe(true);
  });

  test('is no longer verified when an amount was changed', () => {
    const receipt = read();
    receipt.totals[0]!.amountMinor = '9500';

    expect(verifyDocument(receipt.certificate.publicKey, receipt)).toBe(false);
  });

  test('has a code of ten characters that anyone can work out from it', () => {
    expect(issued.receiptCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(receiptCode(read())).toBe(issued.receiptCode);
    expect(issueReceipt({ ...facts, lastSeq: 7 }, kioskKey, anEnrolment()).receiptCode).not.toBe(
      issued.receiptCode,
    );
  });
});
