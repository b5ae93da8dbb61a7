// Holds set points aside lot by lot: what expires first goes first, and nothing is lost on the way back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WalletId } from '#ledger/contract/ids.ts';
import { type Hold, placeHold, refundHold, resolveHold } from '#ledger/ledger/hold.ts';
import { type Lot, openLot } from '#ledger/ledger/lot.ts';

const WALLET = '018f0000-0000-7000-8000-0000000000a1' as WalletId;
const NOW_MS = Date.parse('2026-11-22T00:00:00Z');
const DAY_MS = 86_400_000;

const aLot = (id: string, points: bigint, expiresAtMs = NOW_MS + 400 * DAY_MS): Lot => ({
  ...openLot({ id, walletId: WALLET, depositId: undefined, openedAtMs: 0, points }),
  expiresAtMs,
});

const draft = (points: bigint): Omit<Hold, 'state' | 'pieces'> => ({
  id: 'hold',
  walletId: WALLET,
  purpose: 'redemption',
  points,
  openedAtMs: NOW_MS,
  lapsesAtMs: NOW_MS + 7 * DAY_MS,
});

const place = (lots: readonly Lot[], points: bigint) => {
  const placed = placeHold(lots, draft(points));
  if (!placed.ok) throw new Error(placed.error);
  return placed;
};

describe('a hold', () => {
  test('takes the lot that expires first, then the smaller id', () => {
    const lots = [
      aLot('b', 5n, NOW_MS + 2 * DAY_MS),
      aLot('a', 5n, NOW_MS + 2 * DAY_MS),
      aLot('c', 5n, NOW_MS + DAY_MS),
    ];

    const { hold } = place(lots, 12n);

    expect(hold.pieces.map(({ lotId, points }) => [lotId, points])).toEqual([
      ['c', 5n],
      ['a', 5n],
      ['b', 2n],
    ]);
  });

  test('takes nothing from a lot that expires at this moment', () => {
    expect(placeHold([aLot('a', 5n, NOW_MS)], draft(1n))).toEqual({
      ok: false,
      error: 'insufficient-points',
    });
  });

  test('returns what was not used, good for at least 30 days', () => {
    const lots = [aLot('a', 5n, NOW_MS + DAY_MS), aLot('b', 5n)];
    const placed = place(lots, 8n);

    const resolved = resolveHold(placed.hold, placed.lots, 3n, NOW_MS);

    expect(resolved.hold.state).toBe('resolved');
    expect(resolved.lots.map((lot) => [lot.id, lot.restPoints, lot.expiresAtMs])).toEqual([
      ['a', 2n, NOW_MS + 30 * DAY_MS],
      ['b', 5n, NOW_MS + 400 * DAY_MS],
    ]);
  });

  test('keeps every point: placed, used in part, refunded in parts', () => {
    const amounts = fc.array(fc.bigInt({ min: 1n, max: 50n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(amounts, fc.nat(), fc.nat(), fc.nat(), (sizes, held, used, refunded) => {
        const lots = sizes.map((points, i) => aLot(`lot${i}`, points, NOW_MS + (i + 1) * DAY_MS));
        const all = sizes.reduce((sum, size) => sum + size, 0n);
        const heldPoints = 1n + (BigInt(held) % all);
        const usedPoints = BigInt(used) % (heldPoints + 1n);
        const back = BigInt(refunded) % (usedPoints + 1n);

        const placed = place(lots, heldPoints);
        const resolved = resolveHold(placed.hold, placed.lots, usedPoints, NOW_MS);
        const after = refundHold(resolved.hold, resolved.lots, back, NOW_MS);

        const state = new Map(lots.map((lot) => [lot.id, lot]));
        const keep = (changed: readonly Lot[]) => changed.forEach((lot) => state.set(lot.id, lot));
        keep(placed.lots);
        expect(sum(state, 'reservedPoints')).toBe(heldPoints);
        keep(resolved.lots);
        expect(sum(state, 'reservedPoints')).toBe(0n);
        expect(sum(state, 'restPoints')).toBe(all - usedPoints);
        keep(after.lots);
        expect(sum(state, 'restPoints')).toBe(all - usedPoints + back);
      }),
    );
  });
});

const sum = (lots: ReadonlyMap<string, Lot>, part: 'restPoints' | 'reservedPoints'): bigint =>
  [...lots.values()].reduce((total, lot) => total + lot[part], 0n);
