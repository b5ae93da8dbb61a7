// Host and device lose power, alone or together: a coin that nobody had read is named as a gap, and an idle night is not.
import { describe, expect, test } from 'vitest';
import { afterwards, openRig } from '../../support/acceptor-rig.ts';
import type { Rig, RigOptions } from '../../support/acceptor-rig.ts';

const RESET_GAP = { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' };
const REQUEST_INHIBITS = 230;
const MODIFY_MASTER_INHIBIT = 228;

const withoutHeader =
  (missing: number): NonNullable<RigOptions['answer']> =>
  (header) =>
    header === missing ? 'silence' : undefined;

const cutBoth = (rig: Rig): void => {
  rig.device.reset();
  rig.crash();
};

const DEVICES: readonly [string, RigOptions][] = [
  ['a device', {}],
  ['one that does not show its inhibits', { answer: withoutHeader(REQUEST_INHIBITS) }],
  ['one that is closed by its inhibits alone', { answer: withoutHeader(MODIFY_MASTER_INHIBIT) }],
];

describe.each(DEVICES)('%s that has counted nothing since its power-up', (_, options) => {
  test('loses power together with the host, a coin unread: it is named', async () => {
    const rig = await openRig(options);
    rig.drop('KR500A');
    cutBoth(rig);

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [RESET_GAP] });
  });

  test('loses power with its slot settled: nothing can be missing, and nothing is named', async () => {
    const rig = await openRig(options);
    await rig.during(rig.acceptor.settle());
    cutBoth(rig);

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [] });
  });

  test('loses power after its host was stopped as it should be, in the middle of a deposit', async () => {
    const rig = await openRig(options);
    await rig.during(rig.acceptor.close());
    cutBoth(rig);

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [] });
  });

  test('loses power a second after its slot was closed, by a host that dies', async () => {
    const rig = await openRig(options);
    await rig.during(rig.acceptor.inhibit(), 1500);
    cutBoth(rig);

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [] });
  });
});

describe('a device that stays powered while its host dies with the slot open', () => {
  test('and has counted nothing yet: nothing is named', async () => {
    const rig = await openRig();
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [] });
  });

  test('with its first coin unread: it is booked', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [4], gaps: [] });
  });

  test('with coins before and after it: all are booked, by the five pairs', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.drop('KR010A');
    rig.drop('KR050A');
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [4, 1, 2], gaps: [] });
  });

  test('and again in the middle of its start: the five pairs still prove it', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.crash();
    await rig.clock.advance(400);
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [4], gaps: [] });
  });
});

test('a device that lost power while its line was away is found out by its inhibits', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  rig.unplug();
  rig.device.reset();
  await rig.clock.advance(2000);
  rig.replug();

  expect(await afterwards(rig)).toEqual({ coins: [], gaps: [RESET_GAP] });
});

describe('a device that loses power alone while its slot is open and its first coin unread', () => {
  const NEXT: readonly [string, (rig: Rig) => void][] = [
    ['the same coin is refused', (rig) => rig.drop('KR500A')],
    ['an unknown coin is rejected', (rig) => rig.device.note(1, false)],
  ];

  test.each(NEXT)('is found out when %s before we look', async (_, next) => {
    for (const ms of [50, 250, 1000]) {
      const rig = await openRig();
      await rig.clock.advance(3000);
      rig.drop('KR500A');
      rig.device.reset();
      await rig.clock.advance(ms);
      next(rig);
      await rig.clock.advance(20_000);

      expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [], gaps: [RESET_GAP] });
    }
  });

  test('is found out although the same rejects stand where they stood', async () => {
    const rig = await openRig({ answer: withoutHeader(MODIFY_MASTER_INHIBIT) });
    await rig.during(rig.acceptor.inhibit(), 5000);
    rig.drop('KR500A');
    await rig.clock.advance(2000);
    await rig.during(rig.acceptor.accept(), 5000);
    await rig.clock.advance(500);
    rig.drop('KR500A');
    rig.device.reset();
    rig.drop('KR500A');
    rig.drop('KR500A');
    rig.crash();

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [RESET_GAP] });
  });
});

test('a closed and quiet device that loses power alone has nothing to lose', async () => {
  const rig = await openRig();
  await rig.during(rig.acceptor.settle(), 5000);
  await rig.clock.advance(3000);
  rig.device.reset();
  await rig.clock.advance(20_000);

  expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [], gaps: [] });
});

test('one that lets everything in after a power cut is found out as well', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  cutBoth(rig);
  rig.device.inhibitMask = 0xffff;

  expect(await afterwards(rig)).toEqual({ coins: [], gaps: [RESET_GAP] });
});

test('a reject after the power cut does not pass for what was counted before it', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  cutBoth(rig);
  rig.device.note(1, true);

  expect((await afterwards(rig)).gaps).toEqual([RESET_GAP]);
});

test.each(['before', 'after'] as const)(
  'a store that fails while the gap is booked (%s it is on the disk) gets it once',
  async (moment) => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.breaksStore = moment;
    let failures = 0;
    rig.storing = async () => {
      rig.isStoreBroken = failures++ === 0;
      void rig.clock.sleep(200).then(() => (rig.isStoreBroken = false));
    };
    cutBoth(rig);

    expect(await afterwards(rig)).toEqual({ coins: [], gaps: [RESET_GAP] });
    expect(failures).toBeGreaterThan(0);
  },
);

test('a slot that cannot be noted as open stays closed', async () => {
  const rig = await openRig();
  await rig.during(rig.acceptor.settle());
  rig.isStoreBroken = true;
  const answer = await rig.during(rig.acceptor.accept());

  expect(answer).toEqual({ ok: false, reason: 'store' });
  expect(rig.device.acceptsCoins).toBe(false);
});
