// Host and device die at the worst moments: again in the middle of a start, or between a reading and what it is judged by.
import { describe, expect, test } from 'vitest';
import { closeAtFirst } from '#drivers/cctalk/first-close.ts';
import { createInhibitWitness } from '#drivers/cctalk/inhibit-witness.ts';
import { tellBetweenReadings } from '#drivers/cctalk/settle-doubt.ts';
import type { SlotAnswer } from '#drivers/coin-acceptor.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { afterwards, openRig } from '../../support/acceptor-rig.ts';
import type { Rig } from '../../support/acceptor-rig.ts';

const RESET_GAP = { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' };
const REQUEST_INHIBITS = 230;

const cutBoth = (rig: Rig): void => {
  rig.device.reset();
  rig.crash();
};

describe('a device that stays powered while its host dies, and dies again in the middle of its start', () => {
  const ENDS: readonly [string, (rig: Rig) => Promise<unknown>][] = [
    ['killed', async (rig) => rig.crash()],
    [
      'stopped as it should be',
      async (rig) => {
        await rig.during(rig.acceptor.close());
        rig.crash();
      },
    ],
  ];

  test.each(ENDS)('%s: its first coins, unread, are booked', async (_, end) => {
    for (const ms of [50, 150, 250, 400, 800, 1200]) {
      const rig = await openRig();
      rig.drop('KR500A');
      rig.drop('KR010A');
      rig.crash();
      await rig.clock.advance(ms);
      await end(rig);

      expect(await afterwards(rig)).toEqual({ coins: [4, 1], gaps: [] });
    }
  });

  test.each(ENDS)('%s: five coins that push every known pair out are booked', async (_, end) => {
    for (const ms of [50, 150, 250, 400, 800, 1200]) {
      const rig = await openRig();
      rig.drop('KR500A');
      await rig.clock.advance(500);
      for (let i = 0; i < 5; i++) rig.drop('KR010A');
      rig.crash();
      await rig.clock.advance(ms);
      await end(rig);

      expect(await afterwards(rig)).toEqual({ coins: [4, 1, 1, 1, 1, 1], gaps: [] });
    }
  });

  test('killed, and loses power in the middle of the second start: it is named', async () => {
    for (const ms of [50, 150, 250, 400, 800, 1200]) {
      const rig = await openRig();
      rig.drop('KR500A');
      rig.crash();
      await rig.clock.advance(ms);
      cutBoth(rig);

      const { coins, gaps } = await afterwards(rig);
      expect([coins.length, gaps.length]).toContain(1);
    }
  });
});

describe('a device that takes a coin and loses power between a reading and the question for its inhibits', () => {
  const COUNTED_BEFORE = 3;
  const NEXT: readonly [string, (rig: Rig) => void][] = [
    ['the same host', () => {}],
    ['the next host', (rig) => rig.crash()],
  ];

  test.each(NEXT)('is found out by %s although its counter seems to go on', async (_, next) => {
    let isCut = false;
    const rig = await openRig({
      answer: (header) => {
        if (header !== REQUEST_INHIBITS || !isCut) return undefined;
        isCut = false;
        rig.drop('KR500A');
        rig.device.reset();
        // Six more than the last reading: with nothing left to compare, and more than one lost by number.
        for (let i = 0; i < COUNTED_BEFORE + 2 + 6; i++) rig.device.note(1, false);
        return undefined;
      },
    });
    for (let i = 0; i < COUNTED_BEFORE; i++) rig.device.note(1, false);
    await rig.clock.advance(1000);
    rig.drop('KR010A');
    rig.drop('KR050A');
    isCut = true;
    let isNamed = false;
    rig.committed = () => {
      if (isNamed) return;
      isNamed = true;
      next(rig);
    };

    expect(await afterwards(rig)).toEqual({ coins: [1, 2], gaps: [RESET_GAP, RESET_GAP] });
  });
});

test.each<[string, string, SlotAnswer]>([
  [
    'shows a reset that the telling hid: its slot stays closed',
    'restart',
    { ok: false, reason: 'silent' },
  ],
  ['goes on: its slot may open', 'serving', { ok: true }],
])('the reading after the inhibits were told anew %s', async (_, reading, answer) => {
  const done: string[] = [];
  const told = await tellBetweenReadings(
    { isRecalled: true, isBehind: false, isMarked: false, isDoubted: false, doubt: () => {} },
    { hasForgotten: async () => false },
    async () => {
      done.push('read');
      return reading;
    },
    async () => {
      done.push('told');
      return { ok: true };
    },
  );

  expect({ done, told }).toEqual({ done: ['told', 'read'], told: answer });
});

test('on a line that has ended nothing is told, and nothing taken for told', async () => {
  const witness = createInhibitWitness();
  await closeAtFirst(
    {
      line: { ...memoryLine().host, isOpen: false },
      ask: async () => ({ ok: false, reason: 'closed' }),
    },
    witness,
  );
  witness.shown(0);

  expect(witness.bearsOut(0x7fff)).toBe(false);
});
