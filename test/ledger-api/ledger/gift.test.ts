// Template 18, leg by leg: offered, accepted, taken back, lapsed.
import { describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { acceptGift, offerGift, returnGift } from '#ledger/ledger/gift.ts';
import { legs, WALLET } from '../../support/closed-deposit.ts';
import { aLot, DAY_MS, NOW_MS } from '../../support/lots.ts';

const RECEIVER = 'friend' as WalletId;
const DRAFT = {
  id: 'g',
  giverId: WALLET,
  receiverIndex: 'index',
  receiverCipher: Uint8Array.of(1),
  fromCipher: Uint8Array.of(2),
  points: 2_000n,
};

function offered() {
  const made = offerGift([aLot('soon', 1_500n, 5), aLot('later', 900n, 400)], DRAFT, NOW_MS);
  if (!made.ok) throw new Error(made.error);
  return made.step;
}

const lotsOf = (lots: readonly { id: string; restPoints: bigint; expiresAtMs: number }[]) =>
  lots.map((lot) => [lot.id, lot.restPoints, (lot.expiresAtMs - NOW_MS) / DAY_MS]);

describe('a gift', () => {
  test('sets the points aside for seven days', () => {
    const { gift, transfers, lots } = offered();

    expect([gift.state, (gift.lapsesAtMs - NOW_MS) / DAY_MS]).toEqual(['offered', 7]);
    expect(transfers.map((one) => [one.id, one.template, legs(one)])).toEqual([
      ['gift/g/offered', '18', ['Dr pts:avail:wallet 2000', 'Cr pts:held:wallet 2000']],
    ]);
    expect(lotsOf(lots)).toEqual([
      ['soon', 0n, 5],
      ['later', 400n, 400],
    ]);
  });

  test('becomes the receiver’s, each lot with its own expiry', () => {
    const { gift, hold, lots } = offered();

    const step = acceptGift(gift, hold, lots, RECEIVER, NOW_MS + DAY_MS);

    expect(step.gift).toMatchObject({ state: 'accepted', receiverId: RECEIVER });
    expect(step.transfers.map((one) => [one.id, legs(one)])).toEqual([
      ['gift/g/accepted', ['Dr pts:held:wallet 2000', 'Cr pts:avail:friend 2000']],
    ]);
    expect(step.opened.map(({ walletId }) => walletId)).toEqual([RECEIVER, RECEIVER]);
    expect(lotsOf(step.opened)).toEqual([
      ['gift/g/accepted/1', 1_500n, 5],
      ['gift/g/accepted/2', 500n, 400],
    ]);
    expect(step.lots.map((lot) => [lot.restPoints, lot.reservedPoints])).toEqual([
      [0n, 0n],
      [400n, 0n],
    ]);
  });

  test('gives the receiver 30 days with what expired while it was offered', () => {
    const { gift, hold, lots } = offered();

    const step = acceptGift(gift, hold, lots, RECEIVER, NOW_MS + 6 * DAY_MS);

    expect(lotsOf(step.opened)).toEqual([
      ['gift/g/accepted/1', 1_500n, 36],
      ['gift/g/accepted/2', 500n, 400],
    ]);
  });

  test.each(['cancelled', 'lapsed'] as const)('comes back when it is %s', (why) => {
    const { gift, hold, lots } = offered();

    const step = returnGift(gift, hold, lots, why, NOW_MS);

    expect([step.gift.state, step.opened, step.hold.state]).toEqual([why, [], 'resolved']);
    expect(step.transfers.map((one) => [one.id, legs(one)])).toEqual([
      [`gift/g/${why}`, ['Dr pts:held:wallet 2000', 'Cr pts:avail:wallet 2000']],
    ]);
    expect(lotsOf(step.lots)).toEqual([
      ['soon', 1_500n, 30],
      ['later', 900n, 400],
    ]);
  });

  test('cannot be larger than what there is to spend', () => {
    expect(offerGift([aLot('a', 1_999n)], DRAFT, NOW_MS)).toEqual({
      ok: false,
      error: 'insufficient-points',
    });
  });
});
