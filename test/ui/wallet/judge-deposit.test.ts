// What the wallet says about a deposit after looking for it in the signed log.
import { describe, expect, test } from 'vitest';
import { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { DepositProof } from '#ledger/contract/proof.ts';
import { judgeDeposit } from '#ui/wallet/data/judge-deposit.ts';
import vector from '../../vectors/deposit-proof.json' with { type: 'json' };

const keys = vector.keys.map((key) => LedgerKey.parse(key));
const proof = DepositProof.parse(vector.proof);
const total = (currency: string, amountMinor: string) => ({ currency, amountMinor, count: 1 });
const SHOWN = [total('KRW', '600'), total('USD', '25')];

const judged = (totals: typeof SHOWN, ...pages: (DepositProof | 'not-yet' | undefined)[]) => {
  const left = [...pages];
  return judgeDeposit({ id: proof.depositId, totals }, keys, async () => left.shift());
};
const pageOf = (from: number, to: number, next?: string): DepositProof => ({
  ...proof,
  leaves: proof.leaves.slice(from, to),
  ...(next === undefined ? {} : { next }),
});

describe('a deposit', () => {
  test('is proven when the log booked what the wallet shows, on however many pages', async () => {
    const proven = { verdict: 'proven', treeSize: 7, signedAt: '2026-11-29T00:00:00.000Z' };

    expect(await judged(SHOWN, proof)).toEqual(proven);
    expect(await judged(SHOWN, pageOf(0, 1, '1'), pageOf(1, 2, '2'), pageOf(2, 4))).toEqual(proven);
  });

  test.each([
    ['shows less than the log booked', [total('KRW', '500'), total('USD', '25')], [proof]],
    ['does not show a currency that the log booked', [total('KRW', '600')], [proof]],
    ['is told the same page twice', SHOWN, [pageOf(0, 1, '1'), pageOf(0, 1)]],
    ['is told a proof of something else', SHOWN, [{ ...proof, leaves: proof.leaves.toReversed() }]],
  ])('is not proven when the wallet %s', async (_, totals, pages) => {
    expect(await judged(totals, ...pages)).toEqual({ verdict: 'not-proven' });
  });

  test.each([
    [
      'the log has less of it so far',
      [total('KRW', '700'), total('USD', '25')],
      [proof],
      'not-yet',
    ],
    ['nothing of it is signed', SHOWN, ['not-yet' as const], 'not-yet'],
    ['the ledger does not answer', SHOWN, [undefined], 'unreachable'],
  ])('is not checked yet when %s', async (_, totals, pages, because) => {
    expect(await judged(totals, ...pages)).toEqual({ verdict: 'unknown', because });
  });

  test('is not checked without keys', async () => {
    expect(await judgeDeposit({ id: proof.depositId, totals: SHOWN }, undefined)).toEqual({
      verdict: 'unknown',
      because: 'unreachable',
    });
  });
});
