// A bag of coins at the speed the wire can carry: all counted, and what is shown is on the disk already.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compareCoins, readCoinBooks } from '../../scripts/faults/coin-books.ts';
import { type DemoHouse, startDemoHouse } from '../../scripts/faults/demo-house.ts';
import { openDeposit, visitKiosk, type Visitor } from '../../scripts/faults/visitor.ts';

const COINS = 1_000;
const HANDFUL = 100;

let house: DemoHouse;
let visitor: Visitor;

beforeAll(async () => {
  house = await startDemoHouse();
  visitor = visitKiosk(house.kioskUrl);
}, 120_000);

afterAll(async () => {
  visitor?.leave();
  await house?.stop();
});

const shownCoins = (): number => {
  const view = visitor.view();
  return view && 'coinCount' in view ? view.coinCount : 0;
};

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);

test(
  'a thousand coins are counted, each stored before it is shown',
  { timeout: 180_000 },
  async () => {
    expect(await openDeposit(visitor, '01048271000')).toBe(true);
    const shownBeforeStored: number[] = [];

    for (let poured = 0; poured < COINS; poured += HANDFUL) {
      expect(await house.emulate(`coin KR010A ${HANDFUL}`)).toMatchObject({ accepted: HANDFUL });
      const shown = shownCoins();
      if (shown > sum(readCoinBooks(house.dataDir).journal)) shownBeforeStored.push(shown);
    }
    await vi.waitFor(() => expect(shownCoins()).toBe(COINS), 20_000);
    visitor.press({ do: 'finish' });
    const thanks = await visitor.see(({ screen }) => screen === 'thanks', 20_000);

    expect(shownBeforeStored).toEqual([]);
    expect(thanks).toMatchObject({ coinCount: COINS, points: '10000' });
    await vi.waitFor(
      () =>
        expect(compareCoins(new Map([['KR010A', COINS]]), readCoinBooks(house.dataDir))).toEqual(
          [],
        ),
      20_000,
    );
  },
);
