import { describe, expect, test } from 'vitest';
import { expireLot } from '#ledger/ledger/expire-lot.ts';
import { legs } from '../../support/closed-deposit.ts';
import { aLot, NOW_MS } from '../../support/redemptions.ts';

describe('a lot', () => {
  test('loses its rest when it expires (19), and nothing that is set aside', () => {
    const lot = { ...aLot('a', 700n, NOW_MS), restPoints: 300n, reservedPoints: 400n };

    const expired = expireLot(lot, NOW_MS);

    expect(expired?.lot).toEqual({ ...lot, restPoints: 0n });
    expect(expired && [expired.transfer.id, expired.transfer.template]).toEqual([
      `expiry/a/${NOW_MS}`,
      '19',
    ]);
    expect(expired && legs(expired.transfer)).toEqual([
      'Dr pts:avail:wallet 300',
      'Cr breakage:PTS 300',
    ]);
  });

  test('that still lives, or has no rest, does not expire', () => {
    const lot = aLot('a', 700n, NOW_MS);

    expect(expireLot(lot, NOW_MS - 1)).toBeUndefined();
    expect(expireLot({ ...lot, restPoints: 0n }, NOW_MS)).toBeUndefined();
  });
});
