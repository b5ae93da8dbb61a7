// Two hundred at once for the last points: exactly as many win as there are points for, on every store.
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { availablePoints, heldPoints } from '#ledger/ledger/account.ts';
import { inRace, raceWorld } from '../support/last-points.ts';

const RACERS = 200;
/** More with SEEDS=100. */
const SEEDS = Array.from({ length: Number(process.env.SEEDS ?? 5) }, (_, i) => i + 1);

/** From the seed: what each asks for, for how many it is enough, and what is left over. */
function drawOf(seed: number) {
  const [price, places, over] = seededEntropy(`last points ${seed}`).bytes(3);
  const points = 2n + BigInt(price!);
  return { points, places: 1 + (places! % (RACERS - 1)), over: BigInt(over!) % points };
}

/** `open` answers an empty store. */
export function describeLastPoints(name: string, open: () => LedgerStore): void {
  describe(`the last points (${name})`, () => {
    test.each(SEEDS)(
      'go to exactly as many confirmed payments as they are enough for (seed %i)',
      async (seed) => {
        const { points, places, over } = drawOf(seed);
        const world = await raceWorld(open(), { seed, balance: points * BigInt(places) + over });
        const asked = await world.ask(RACERS, points);

        const answers = await Promise.all(asked.map((one) => world.confirm(one.id)));

        const won = answers.filter((answer) => answer === 'captured' || answer === 'authorised');
        expect([asked.length, won.length]).toEqual([RACERS, places]);
        expect(answers.filter((answer) => answer === 'insufficient-points')).toHaveLength(
          asked.length - won.length,
        );
        const [available, held] = await world.balances(availablePoints, heldPoints);
        expect(available! + held! + world.spent(answers, points)).toBe(
          points * BigInt(places) + over,
        );
        expect(available! >= 0n && held! >= 0n).toBe(true);
        await world.store.close();
      },
    );

    test.each(SEEDS)(
      'go to exactly as many new payments as they are enough for (seed %i)',
      async (seed) => {
        const { points, places, over } = drawOf(seed);
        const world = await raceWorld(open(), { seed, balance: points * BigInt(places) + over });

        const answers = await inRace(RACERS, (n) => world.payAtOnce(n, points));

        expect(answers.filter((answer) => answer === 'captured')).toHaveLength(places);
        expect(answers.filter((answer) => answer === 'insufficient-points')).toHaveLength(
          RACERS - places,
        );
        expect(await world.balances(availablePoints, heldPoints)).toEqual([over, 0n]);
        await world.store.close();
      },
    );

    test('one code used a hundred times at once pays once', async () => {
      const world = await raceWorld(open(), { seed: 1, balance: 1_000n });
      const codeHash = await world.code(1_000n);

      const answers = await inRace(100, (n) => world.use(codeHash, n, 10n));

      expect(answers.filter((answer) => answer === 'captured')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'redemption-code-wrong')).toHaveLength(99);
      await world.store.close();
    });
  });
}
