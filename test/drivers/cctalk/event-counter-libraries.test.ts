// How public libraries treat the event counter (acceptors.md, the table of twelve), each row beside what we do: the rule of the
// library in one line, what it makes of a pair of readings, and what really happened.
import { describe, expect, test } from 'vitest';
import { accountFor } from '#drivers/cctalk/accounting.ts';
import { storedReading } from '#drivers/cctalk/credit-buffer.ts';
import { openRig } from '../../support/acceptor-rig.ts';

/** New events that a library sees between two counters; `first` is its first reading after a start. */
type Rule = (last: number, now: number) => number;
const around: Rule = (last, now) => (now - last + 255) % 255;
const capped = (rule: Rule): Rule => {
  return (last, now) => Math.min(5, rule(last, now));
};

const COINS = '0401 0302 0203 0104 0805'.replaceAll(' ', '');

/** What our books say: coins credited, events named as lost, and whether an unknown number is. */
function ours(last: number | undefined, now: number, isRestarted = false) {
  // Between the readings the buffer went on by as many events as the device counted.
  const shift = last === undefined ? 5 : Math.min(5, around(last, now));
  const before = (last === undefined || now < 5 ? '' : COINS).padEnd(20, '0');
  const fresh = '0601'.repeat(Math.min(5, Math.max(0, shift)));
  const isFresh = last !== undefined && now < last && around(last, now) > 5;
  const pairs = (isFresh ? '0601'.repeat(now) : fresh + before).slice(0, 20).padEnd(20, '0');
  const report = accountFor(storedReading(now, pairs), {
    acceptorId: 'A/B/1',
    last:
      last === undefined
        ? undefined
        : {
            acceptorId: 'A/B/1',
            acceptorEpoch: 'e',
            counter: last,
            creditSeq: BigInt(last),
            recentPairs: last === 0 ? '0'.repeat(20) : before,
          },
    history: isRestarted ? 'stored' : 'watched',
    staysMarked: false,
    newEpoch: () => 'f',
    valueOf: () => undefined,
    positionOf: (code: number) => code,
  });
  const events = report?.events ?? [];
  const gaps = events.flatMap((e) => (e.kind === 'gap' ? [e.lostCount ?? 'unknown'] : []));
  return { coins: events.filter(({ kind }) => kind === 'coin').length, gaps };
}

describe('RomanValov/pycctalk', () => {
  test('begins at the first value it reads, so that coins of a restart are lost: here they are credited', () => {
    expect(capped(around)(7, 7)).toBe(0);
    expect(ours(5, 7, true)).toEqual({ coins: 2, gaps: [] });
  });
  test('caps at five in silence: here the sixth is named', () => {
    expect(capped(around)(48, 54)).toBe(5);
    expect(ours(48, 54)).toEqual({ coins: 5, gaps: [1] });
  });
});

test('securitym0nkey/pycctalk drops all of more than five: here five are credited', () => {
  const rule: Rule = (last, now) => (around(last, now) > 5 ? 0 : around(last, now));

  expect(rule(48, 55)).toBe(0);
  expect(ours(48, 55)).toEqual({ coins: 5, gaps: [2] });
});

test('securitym0nkey/pycctalk counts 255 − last after a reset: here a reset is a gap', () => {
  const rule: Rule = (last, now) => (now < last ? 255 - last + now : now - last);

  expect(rule(60, 0)).toBe(195);
  expect(ours(60, 0)).toEqual({ coins: 0, gaps: ['unknown'] });
});

test('xxazarx adds 256 at the wrap and credits the coin before again: here it is one', () => {
  const rule: Rule = (last, now) => (now < last ? now - last + 256 : now - last);

  expect(rule(255, 1)).toBe(2);
  expect(ours(255, 1)).toEqual({ coins: 1, gaps: [] });
});

test('vltgroup takes what the buffer holds and raises no alarm for the rest: here it is a gap', () => {
  expect(capped(around)(10, 20)).toBe(5);
  expect(ours(10, 20)).toEqual({ coins: 5, gaps: [5] });
});

test('PashaPash/cctalk-net begins at its init, and coins while it was away are gone: here they are not', () => {
  expect(around(9, 9)).toBe(0);
  expect(ours(6, 9, true)).toEqual({ coins: 3, gaps: [] });
});

test('4gsim does not handle a reset and sees 196 new events: here it is one coin behind a gap', () => {
  expect(around(60, 1)).toBe(196);
  expect(ours(60, 1)).toEqual({ coins: 1, gaps: ['unknown'] });
});

describe('esnext-cctalk', () => {
  test('begins at the first value that is not zero, and loses the first coin: here it counts', () => {
    const rule: Rule = (last, now) => (last === 0 ? 0 : now - last);

    expect(rule(0, 1)).toBe(0);
    expect(ours(0, 1)).toEqual({ coins: 1, gaps: [] });
  });
  test('goes negative at the wrap: here two coins are two', () => {
    const rule: Rule = (last, now) => now - last;

    expect(rule(254, 1)).toBeLessThan(0);
    expect(ours(254, 1)).toEqual({ coins: 2, gaps: [] });
  });
});

test('Polyxo/node-cctalk takes the plain difference and loses the coins of the wrap: here none is', () => {
  const rule: Rule = (last, now) => now - last;

  expect(Math.max(0, rule(253, 3))).toBe(0);
  expect(ours(253, 3)).toEqual({ coins: 5, gaps: [] });
});

test('smartsolutionpz believes the wrap only below 32 and above 220, and caps at five without a trace: here it is told', () => {
  const rule: Rule = (last, now) =>
    now >= last ? Math.min(5, now - last) : last > 220 && now < 32 ? around(last, now) : 0;

  expect(rule(218, 9)).toBe(0);
  expect(rule(48, 60)).toBe(5);
  expect(ours(48, 60)).toEqual({ coins: 5, gaps: [7] });
});

describe('Kosta cc-talk-rs', () => {
  test('begins at 0, so that old coins count as new: here an unknown history is a gap and no money', () => {
    expect(capped(around)(0, 12)).toBe(5);
    expect(ours(undefined, 12)).toEqual({ coins: 0, gaps: ['unknown'] });
  });
  test('keeps the old counter over a reset and then tells about 200 false losses: here none', () => {
    expect(around(60, 1) - 5).toBe(191);
    expect(ours(60, 1).gaps).toEqual(['unknown']);
  });
});

test('hackerembassy/dramma resets the device on connect, and its coins are gone: here they are booked', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  rig.drop('KR100A');
  rig.crash();
  await rig.clock.advance(3000);

  expect(rig.headers).not.toContain(1);
  expect(rig.coins()).toEqual([4, 3]);
});

test('dramma’s watch only prints what was lost: here it is in the books', async () => {
  const rig = await openRig();
  for (let i = 0; i < 7; i++) rig.drop('KR500A');
  await rig.clock.advance(500);

  expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: 2, reason: 'credits-lost' }]);
});

test('seven of the twelve do not check the sum: here a damaged reading is no reading', async () => {
  const rig = await openRig({ isEchoing: false });
  rig.drop('KR500A');
  rig.tamper = (raw) => (raw.length === 16 ? raw.with(5, 8) : raw);
  await rig.clock.advance(3000);
  const damaged = rig.coins();
  rig.tamper = (raw) => raw;
  await rig.clock.advance(3000);

  expect({ damaged, coins: rig.coins() }).toEqual({ damaged: [], coins: [4] });
});
