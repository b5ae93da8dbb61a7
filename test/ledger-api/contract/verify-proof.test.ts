// A committed proof, judged as a stranger's browser judges it, and every way in which it could be false.
import { describe, expect, test } from 'vitest';
import { DepositProof } from '#ledger/contract/proof.ts';
import { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { verifyDepositProof } from '#ledger/contract/verify-proof.ts';
import { signDocument, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import vector from '../../vectors/deposit-proof.json' with { type: 'json' };

const keys = vector.keys.map((key) => LedgerKey.parse(key));
const proof = DepositProof.parse(vector.proof);
const { depositId, treeHead, leaves } = proof;
const [first, ...others] = leaves;
const verdictOn = (told: DepositProof, of = depositId as string, by = keys) =>
  verifyDepositProof(told, of, by);

const withFirst = (change: Partial<DepositProof['leaves'][number]>): DepositProof => ({
  ...proof,
  leaves: [{ ...first!, ...change }, ...others],
});
const changedPostings = first!.document.postings.map((leg) => ({
  ...leg,
  amountMinor: `${leg.amountMinor}0`,
}));
const stranger = signingKeyFromSeed(new Uint8Array(32).fill(9));
const { kid: _, signature: __, ...unsigned } = treeHead;

describe('the proof of a deposit', () => {
  test('is proven by the ledger keys alone', async () => {
    expect(await verdictOn(proof)).toEqual({
      verdict: 'proven',
      transfers: leaves.length,
      treeSize: treeHead.treeSize,
      signedAt: treeHead.at,
      booked: new Map(
        Object.entries(vector.booked).map(([currency, minor]) => [currency, BigInt(minor)]),
      ),
    });
  });

  test.each([
    [
      'an amount was changed',
      withFirst({ document: { ...first!.document, postings: changedPostings } }),
      'leaf',
    ],
    ['it is said to stand elsewhere', withFirst({ index: first!.index + 1 }), 'leaf'],
    ['it is said to stand behind the log', withFirst({ index: treeHead.treeSize }), 'leaf'],
    [
      'a hash of the way is another one',
      withFirst({ hashes: first!.hashes.with(0, 'f'.repeat(64)) }),
      'leaf',
    ],
    ['the way is shorter', withFirst({ hashes: first!.hashes.slice(0, -1) }), 'leaf'],
    ['the way is longer', withFirst({ hashes: [...first!.hashes, 'f'.repeat(64)] }), 'leaf'],
    [
      'the root is another one',
      { ...proof, treeHead: { ...treeHead, rootHash: 'f'.repeat(64) } },
      'tree-head',
    ],
    [
      'the size of the log is another one',
      { ...proof, treeHead: { ...treeHead, treeSize: 4 } },
      'tree-head',
    ],
    [
      'the signature is no base64url',
      { ...proof, treeHead: { ...treeHead, signature: '%' } },
      'tree-head',
    ],
    [
      'a stranger signed the log under the name of the ledger',
      { ...proof, treeHead: { ...signDocument(stranger, unsigned), kid: treeHead.kid } },
      'tree-head',
    ],
    [
      'a stranger signed the log',
      { ...proof, treeHead: signDocument(stranger, unsigned) },
      'unknown-ledger-key',
    ],
    ['a transfer is told twice', { ...proof, leaves: [first!, ...leaves] }, 'deposit'],
  ] as const)('is not proven when %s', async (_name, told, because) => {
    expect(await verdictOn(told as DepositProof)).toEqual({ verdict: 'not-proven', because });
  });

  test('is not proven for another deposit', async () => {
    const other = '018f0000-0000-7000-8000-0000000000d9';

    expect(await verdictOn(proof, other)).toEqual({ verdict: 'not-proven', because: 'deposit' });
    expect(await verdictOn({ ...proof, depositId: other as typeof depositId }, other)).toEqual({
      verdict: 'not-proven',
      because: 'deposit',
    });
  });

  test('is not proven by a key that only seals', async () => {
    const sealing = keys.map((key) => ({ ...key, use: 'seal' as const }));

    expect(await verdictOn(proof, depositId, sealing)).toEqual({
      verdict: 'not-proven',
      because: 'unknown-ledger-key',
    });
  });
});
