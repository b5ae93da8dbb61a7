import { describe, expect, test } from 'vitest';
import type { Currency } from '#ledger/contract/money.ts';
import type { Rational } from '#ledger/contract/rate-card.ts';
import { openMemoryLedgerStore } from '#ledger/store/memory-ledger-store.ts';
import { followRates, watchRateCard } from '#ledger/use-cases/follow-rates.ts';
import type { ToldRates } from '#ledger/use-cases/rate-source.ts';
import { ledgerWorld, SIGNING_KEY } from '../../support/ledger-world.ts';

const HOUR_MS = 3_600_000;

/** A ledger whose card 1 quotes the dollar at 13.9 P a cent and the yen at 9.2 P, and a source that tells `told`. */
async function aWorld() {
  const world = await ledgerWorld(openMemoryLedgerStore());
  let told: Readonly<{ mids: [Currency, Rational][]; ageMs?: number }> | 'unavailable' = {
    mids: [],
  };
  let asked = 0;
  const source = {
    ask: async (): Promise<ToldRates | 'unavailable'> => {
      asked += 1;
      if (told === 'unavailable') return told;
      return { atMs: world.nowMs - (told.ageMs ?? 0), mids: new Map(told.mids) };
    },
  };
  const deps = { store: world.store, signingKey: SIGNING_KEY, source, zone: 'Asia/Seoul' };
  return {
    ...world,
    asked: () => asked,
    tell: (next: typeof told) => (told = next),
    follow: (afterMs: number) => {
      world.nowMs += afterMs;
      return followRates(deps, world.nowMs);
    },
    watch: () => watchRateCard(world.store, world.nowMs),
    advance: (ms: number) => (world.nowMs += ms),
    card: async () => (await world.store.read((books) => books.paperwork.newestRateCard()))!,
  };
}

const usd = (num: string, den = '10'): [Currency, Rational] => ['USD', { num, den }];

describe('a rate source', () => {
  test('is asked once the card is an hour old, and moves mids but neither spreads nor currencies', async () => {
    const world = await aWorld();
    const before = await world.card();
    world.tell({ mids: [usd('142'), ['KRW', { num: '1', den: '1' }]] });

    await world.follow(HOUR_MS - 1);
    const askedEarly = world.asked();
    await world.follow(1);

    const after = await world.card();
    expect(askedEarly).toBe(0);
    expect(after.number).toBe(2);
    expect(after.sample).toBeUndefined();
    expect(after.rates).toEqual(
      before.rates.map((line) =>
        line.currency === 'USD' ? { ...line, mid: { num: '142', den: '10' } } : line,
      ),
    );
  });

  test('that tells the same leaves the card, until that is four hours old', async () => {
    const world = await aWorld();
    world.tell({ mids: [usd('1390', '100')] });

    await world.follow(HOUR_MS);
    const early = await world.card();
    await world.follow(3 * HOUR_MS);

    expect([early.number, (await world.card()).number]).toEqual([1, 2]);
  });

  test.each([
    ['moves a rate by more than a tenth', { mids: [usd('153')] }],
    ['tells rates of another day', { mids: [usd('140')], ageMs: 25 * HOUR_MS }],
    ['is off by a hundred', { mids: [usd('13900')] }],
  ])('that %s is not believed, and a person is asked once a day', async (_, told) => {
    const world = await aWorld();
    world.tell(told);

    await world.follow(HOUR_MS);
    await world.follow(300_000);

    expect((await world.card()).number).toBe(1);
    expect(await world.tasks()).toEqual(['rates-doubtful']);
  });

  test('that does not answer changes nothing, and is asked again', async () => {
    const world = await aWorld();
    world.tell('unavailable');

    await world.follow(HOUR_MS);
    await world.follow(300_000);

    expect([world.asked(), (await world.card()).number, await world.tasks()]).toEqual([2, 1, []]);
  });
});

test('a card that runs out in four hours is told of, once', async () => {
  const world = await aWorld();

  world.advance(20 * HOUR_MS - 1);
  await world.watch();
  const early = await world.tasks();
  world.advance(1);
  await world.watch();
  await world.watch();

  expect([early, await world.tasks()]).toEqual([[], ['rate-card-lapses']]);
});
