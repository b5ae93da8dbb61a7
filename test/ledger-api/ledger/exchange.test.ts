import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeCoins } from '#ledger/ledger/exchange.ts';
import {
  emptyPosition,
  type ForeignPosition,
  sell,
  takeIn,
} from '#ledger/ledger/foreign-position.ts';
import { realise, takeBack } from '#ledger/ledger/sale.ts';
import { lodgeWon, shipCoins, type Shipment } from '#ledger/ledger/shipment.ts';
import { splitInProportion } from '#ledger/ledger/split.ts';
import { legs } from '../../support/closed-deposit.ts';

const SHIPMENT: Shipment = {
  id: 's1',
  currency: 'USD',
  amountMinor: 20_000n,
  openMinor: 20_000n,
  stepCount: 0,
  shippedAtMs: 1_000,
  shippedBy: 'kim',
};

/** 60.00 $ that cost 13.90 a cent and 40.00 $ that cost 14.20: on average 14.02. */
const HUNDRED_DOLLARS: ForeignPosition = [
  { amountMinor: 6_000n, bookWon: 83_400n },
  { amountMinor: 4_000n, bookWon: 56_800n },
].reduce((position, taken) => takeIn(position, taken).position, emptyPosition('USD'));

const order = (amountMinor: bigint, won: bigint, feeWon = 0n) =>
  ({ amountMinor, won, feeWon, bankAccountId: 'main', atMs: 2_000 }) as const;

describe('template 11', () => {
  test('realises a loss when the bank pays less than the coins cost on average', () => {
    const made = exchangeCoins(SHIPMENT, HUNDRED_DOLLARS, order(7_000n, 98_000n, 500n));

    // 7,000 at 14.02 cost 98,140.
    expect(made.ok && legs(made.transfer)).toEqual([
      'Dr position:USD 7000',
      'Cr bank:clearing:s1:USD 7000',
      'Dr bank:main:KRW 97500',
      'Dr fee:bank:KRW 500',
      'Cr position:KRW 98000',
      'Cr position:KRW 140',
      'Dr fx:realised:KRW 140',
    ]);
    expect(made.ok && made.position).toMatchObject({
      maturedMinor: 3_000n,
      bookWon: 42_060n,
      openSales: [],
    });
    expect(made.ok && made.shipment).toMatchObject({ openMinor: 13_000n, stepCount: 1 });
  });

  test('keeps what has not matured open, and realises it at its own order’s rate when it does', () => {
    const position = { ...HUNDRED_DOLLARS, maturedMinor: 3_000n, bookWon: 42_060n };

    const made = exchangeCoins(SHIPMENT, position, order(5_000n, 71_001n));
    if (!made.ok) throw new Error(made.error);
    const matured = takeIn(made.position, { amountMinor: 3_000n, bookWon: 41_700n });
    const later = realise(made.sale, matured.realised[0]!, 9_000);

    // 71,001 won split 3:2 is 42,600.6 and 28,400.4; the largest remainder gets the odd won.
    expect(made.transfer.details.sale).toEqual({
      coveredMinor: '3000',
      coveredWon: '42601',
      bookWon: '42060',
    });
    expect(legs(made.transfer).slice(-2)).toEqual([
      'Dr position:KRW 541',
      'Cr fx:realised:KRW 541',
    ]);
    // Two thirds of the coins that matured, at two thirds of their cost: 28,400 − 27,800.
    expect(later.transfer && legs(later.transfer)).toEqual([
      'Dr position:KRW 600',
      'Cr fx:realised:KRW 600',
    ]);
    expect(later.transfer?.id).toBe('shipment/s1/1/realised/2');
    expect(matured.position).toEqual({
      currency: 'USD',
      maturedMinor: 1_000n,
      bookWon: 13_900n,
      openSales: [],
    });
  });

  test('posts no result for coins of which none has matured', () => {
    const made = exchangeCoins(SHIPMENT, emptyPosition('USD'), order(100n, 1_390n));

    expect(made.ok && legs(made.transfer)).toEqual([
      'Dr position:USD 100',
      'Cr bank:clearing:s1:USD 100',
      'Dr bank:main:KRW 1390',
      'Cr position:KRW 1390',
    ]);
    expect(made.ok && made.position.openSales).toEqual([
      { id: 'shipment/s1/1', amountMinor: 100n, won: 1_390n },
    ]);
  });

  test.each([
    [{ currency: 'KRW' } as const, order(1n, 1n), 'not-foreign'],
    [{}, order(20_001n, 1n), 'more-than-shipped'],
    [{}, order(1n, 10n, 11n), 'fee-above-amount'],
  ])('refuses %o with %o: %s', (change, asked, error) => {
    const refused = exchangeCoins({ ...SHIPMENT, ...change }, HUNDRED_DOLLARS, asked);

    expect(refused).toEqual({ ok: false, error });
  });
});

describe('templates 10 and 10k', () => {
  test('bring won to the bank, which keeps its fee', () => {
    const draft = { id: 's2', currency: 'KRW', amountMinor: 50_000n } as const;
    const shipped = shipCoins({ ...draft, shippedAtMs: 1_000, shippedBy: 'kim' }, 50_000n);
    if (!shipped.ok) throw new Error(shipped.error);
    const lodged = lodgeWon(shipped.shipment, {
      amountMinor: 50_000n,
      feeWon: 300n,
      bankAccountId: 'main',
      atMs: 2_000,
    });

    expect(legs(shipped.transfer)).toEqual([
      'Dr bank:clearing:s2:KRW 50000',
      'Cr cash:vault:KRW 50000',
    ]);
    expect(lodged.ok && legs(lodged.transfer)).toEqual([
      'Dr bank:main:KRW 49700',
      'Dr fee:bank:KRW 300',
      'Cr bank:clearing:s2:KRW 50000',
    ]);
    expect(lodged.ok && lodged.shipment.openMinor).toBe(0n);
  });

  test('refuse what the vault does not hold, foreign coins as won, and more than was shipped', () => {
    const lodging = { amountMinor: 1n, feeWon: 0n, bankAccountId: 'main', atMs: 1 };
    const won = { ...SHIPMENT, currency: 'KRW', openMinor: 10n } as const;

    expect(shipCoins(SHIPMENT, 19_999n)).toEqual({ ok: false, error: 'vault-too-small' });
    expect(lodgeWon(SHIPMENT, lodging)).toEqual({ ok: false, error: 'not-won' });
    expect(lodgeWon(won, { ...lodging, amountMinor: 11n })).toEqual({
      ok: false,
      error: 'more-than-shipped',
    });
    expect(lodgeWon(won, { ...lodging, feeWon: 2n })).toEqual({
      ok: false,
      error: 'fee-above-amount',
    });
  });
});

describe('a foreign position', () => {
  const amounts = fc.bigInt({ min: 1n, max: 10_000n });
  const moves = fc.array(
    fc.record({
      isSale: fc.boolean(),
      amountMinor: amounts,
      won: fc.bigInt({ min: 0n, max: 200_000n }),
    }),
    { maxLength: 30 },
  );

  test('holds matured coins or open sales, never both, and neither coin nor won is lost', () => {
    fc.assert(
      fc.property(moves, (history) => {
        let position = emptyPosition('USD');
        let coins = 0n;
        let cost = 0n;
        for (const [i, { isSale, amountMinor, won }] of history.entries()) {
          const step = isSale
            ? sell(position, { id: String(i), amountMinor, won })
            : takeIn(position, { amountMinor, bookWon: won });
          position = step.position;
          coins += isSale ? -amountMinor : amountMinor;
          cost += isSale ? -won : won;
          for (const one of step.realised) cost += one.won - one.bookWon;

          const open = position.openSales.reduce((sum, sale) => sum + sale.amountMinor, 0n);
          const openWon = position.openSales.reduce((sum, sale) => sum + sale.won, 0n);
          expect(open === 0n || position.maturedMinor === 0n).toBe(true);
          expect(position.maturedMinor - open).toBe(coins);
          expect(position.bookWon - openWon).toBe(cost);
          if (position.maturedMinor === 0n) expect(position.bookWon).toBe(0n);
        }
      }),
    );
  });

  test('is as before after a sale was taken back', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt({ min: 0n, max: 200_000n }), (has, sold, won) => {
        const before = takeIn(emptyPosition('USD'), {
          amountMinor: has,
          bookWon: has * 14n,
        }).position;
        const shipment = { ...SHIPMENT, openMinor: sold };
        const made = exchangeCoins(shipment, before, order(sold, won));
        if (!made.ok) throw new Error(made.error);

        expect(takeBack(made.position, made.sale)).toEqual({
          position: before,
          realised: [],
          opened: undefined,
        });
      }),
    );
  });
});

test('a split gives whole units, loses none, and is nowhere a unit away from exact', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 6 }),
      (whole, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0n);
        const parts = splitInProportion(whole, weights);

        if (total === 0n) return;
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(whole);
        for (const [i, part] of parts.entries()) {
          const off = part * total - whole * weights[i]!;
          expect(off < total && off > -total).toBe(true);
        }
      },
    ),
  );
});
