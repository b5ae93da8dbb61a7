// On a line that several acceptors share, whatever becomes of one of them the others lose nothing by it.
import { describe, expect, test } from 'vitest';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { sharedWire } from '../../support/shared-wire.ts';
import type { Manners, WireUnit } from '../../support/shared-wire.ts';

const COIN_INTERVAL_MS = 100;
const COINS = 120;
const SEEDS = 4;
/** Its own question and one of somebody else who does not answer. */
const POLL_APART_MAX_MS = 200;
/** Where strangers' words spoil its own reply it is asked once more; five coins take half a second. */
const SPOILT_APART_MAX_MS = 320;

type Life = (neighbour: WireUnit, coin: number, at: number) => void;

const forGood =
  (manners: Manners): Life =>
  (neighbour, coin, at) => {
    if (coin === at) neighbour.manners = manners;
  };
const forAWhile =
  (manners: Manners, coins: number): Life =>
  (neighbour, coin, at) => {
    if (coin === at) neighbour.manners = manners;
    if (coin === at + coins) neighbour.manners = 'well';
  };

const LIVES: readonly [string, Life][] = [
  ['dies', forGood('silent')],
  ['answers garbage', forGood('garbage')],
  ['is always busy', forGood('busy')],
  ['babbles whoever is asked', forGood('babbles')],
  ['dies and comes back after two seconds', forAWhile('silent', 20)],
  ['dies and comes back after five', forAWhile('silent', 50)],
  [
    'was switched off and on',
    (neighbour, coin, at) => {
      if (coin === at) neighbour.device.reset();
      forAWhile('silent', 8)(neighbour, coin, at);
    },
  ],
];

/** Ten coins a second into the last acceptor of the wire, while its neighbours lead their lives. */
async function pourBeside(life: Life, seed: number, neighbours = 1, codec = SUM_CODEC) {
  const { clock, entropy, units, openAll } = sharedWire(1 + neighbours, seed, codec);
  await openAll();
  const pouring = units.at(-1)!;
  const others = units.slice(0, -1);
  pouring.polledMs.length = 0;
  const at = others.map(() => Math.floor(entropy.jitter() * 20));
  let accepted = 0;
  for (let coin = 0; coin < COINS; coin++) {
    others.forEach((other, i) => life(other, coin, at[i]!));
    if (pouring.device.drop('KR500A', clock.monotonicMs()).outcome === 'accepted') accepted += 1;
    await clock.advance(Math.floor(COIN_INTERVAL_MS * (0.8 + 0.4 * entropy.jitter())));
  }
  const polled = [...pouring.polledMs];
  await clock.advance(2000);
  return {
    accepted,
    booked: pouring.events.filter(({ kind }) => kind === 'coin').length,
    gaps: pouring.events.filter(({ kind }) => kind === 'gap'),
    apartMs: Math.max(...polled.slice(1).map((ms, i) => ms - polled[i]!)),
  };
}

describe.each(LIVES)('beside an acceptor that %s', (name, life) => {
  test.each([
    ['8-bit sum', SUM_CODEC],
    ['CRC', CRC_CODEC],
  ])('every coin of the other one is booked, by %s', async (_name, codec) => {
    const worst = [];
    for (let seed = 1; seed <= SEEDS; seed++) worst.push(await pourBeside(life, seed, 1, codec));

    expect(worst.map(({ accepted, booked, gaps }) => ({ accepted, booked, gaps }))).toEqual(
      worst.map(() => ({ accepted: COINS, booked: COINS, gaps: [] })),
    );
    const mayBeApartMs = name.startsWith('babbles') ? SPOILT_APART_MAX_MS : POLL_APART_MAX_MS;
    expect(Math.max(...worst.map(({ apartMs }) => apartMs))).toBeLessThan(mayBeApartMs);
  });
});

test('beside three that die together every coin of the fourth is booked', async () => {
  const worst = [];
  for (let seed = 1; seed <= SEEDS; seed++)
    worst.push(await pourBeside(forGood('silent'), seed, 3));

  expect(worst.map(({ accepted, booked, gaps }) => ({ accepted, booked, gaps }))).toEqual(
    worst.map(() => ({ accepted: COINS, booked: COINS, gaps: [] })),
  );
});

test('a device that speaks CRC is asked by CRC first when it comes back', async () => {
  const { clock, units, opened, openAll } = sharedWire(1, 1, CRC_CODEC);
  await openAll();
  units[0]!.polledMs.length = 0;
  const lostMs = clock.monotonicMs();
  await opened[0]!.device.close();
  await clock.advance(2000);

  expect(units[0]!.polledMs[0]! - lostMs).toBeLessThan(1300);
});

test('a neighbour that came back takes its own coins again', async () => {
  const { clock, units, openAll } = sharedWire(2);
  await openAll();
  const [first, second] = units;
  second!.manners = 'silent';
  await clock.advance(10_000);
  second!.manners = 'well';
  await clock.advance(8000);
  const answer = second!.acceptor.accept();
  await clock.advance(1000);
  first!.device.drop('KR500A', clock.monotonicMs());
  second!.device.drop('KR010A', clock.monotonicMs());
  await clock.advance(1000);

  expect(await answer).toEqual({ ok: true });
  expect(
    units.map(({ events }) => events.flatMap((e) => (e.kind === 'coin' ? e.position : []))),
  ).toEqual([[4], [1]]);
});
