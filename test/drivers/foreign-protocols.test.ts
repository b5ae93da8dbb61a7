// Defects of acceptors whose protocols we do not speak (acceptors.md: SSP of ITL, JY-910, DG600F, JY-23): the same thing cannot
// happen here.
import { describe, expect, test } from 'vitest';
import { acceptorRig, openRig } from '../support/acceptor-rig.ts';
import { ready } from '../support/acceptor-words.ts';
import { mdbRig, openMdbRig } from '../support/mdb-rig.ts';
import { openPulseRig, pulseRig } from '../support/pulse-rig.ts';

describe('KEY_NOT_SET (encrypted-smiley-secure-protocol #39): a device that refuses every word until something else is done is never taken for one that obeyed', () => {
  /** Met and willing, but each way to open its slot is refused as long as `isLocked`. */
  const lockable = {
    ccTalk: () => {
      const lock = { isLocked: true };
      const refuses = (header: number) => lock.isLocked && (header === 231 || header === 228);
      const rig = acceptorRig({ answer: (header) => (refuses(header) ? 'nak' : undefined) });
      return { lock, rig, drop: () => rig.drop('KR500A') };
    },
    MDB: () => {
      const lock = { isLocked: true };
      const rig = mdbRig();
      rig.tamper = (raw) =>
        lock.isLocked && rig.commands.at(-1)?.startsWith('R,0C')
          ? new Uint8Array(Buffer.from('p,NACK\n'))
          : raw;
      // The emulated changer itself has opened: only the answer is another.
      return { lock, rig, drop: () => undefined };
    },
    pulse: () => {
      const lock = { isLocked: true };
      const rig = pulseRig();
      rig.toBridge = (text) => (lock.isLocked ? text.replaceAll(/\$INH.*\n/g, '') : text);
      return { lock, rig, drop: () => rig.drop('KR500A') };
    },
  };

  test.each(Object.entries(lockable))('%s', async (_, make) => {
    const { lock, rig, drop } = make();
    await rig.clock.advance(5000);

    const whileLocked = await rig.during(rig.acceptor.accept(), 10_000);
    const stateWhileLocked = rig.acceptor.state;
    drop();
    await rig.clock.advance(2000);
    const coinsWhileLocked = rig.coins();
    lock.isLocked = false;
    await rig.clock.advance(10_000);
    const unlocked = await rig.during(rig.acceptor.accept(), 5000);

    expect({ whileLocked, coinsWhileLocked }).toMatchObject({
      whileLocked: { ok: false },
      coinsWhileLocked: [],
    });
    expect(stateWhileLocked).not.toEqual(ready(true));
    expect(unlocked).toEqual({ ok: true });
    expect(rig.acceptor.state).toEqual(ready(true));
  });
});

describe('SYNC time-out (encrypted-smiley-secure-protocol #61): the first word of a meeting that nobody answers is said again until somebody does', () => {
  const ASLEEP_MS = 20_000;
  const sleeping = {
    ccTalk: () => {
      const device = { isAsleep: true };
      const rig = acceptorRig({ answer: () => (device.isAsleep ? 'silence' : undefined) });
      return { rig, wake: () => (device.isAsleep = false), drop: () => rig.drop('KR500A') };
    },
    MDB: () => {
      const rig = Object.assign(mdbRig(), { tamper: () => new Uint8Array(0) });
      const wake = () => Object.assign(rig, { tamper: (raw: Uint8Array) => raw });
      return { rig, wake, drop: () => rig.changer.drop('KRW500') };
    },
    pulse: () => {
      const rig = Object.assign(pulseRig(), { isMute: true });
      return { rig, wake: () => (rig.isMute = false), drop: () => rig.drop('KR500A') };
    },
  };

  test.each(Object.entries(sleeping))('%s', async (_, make) => {
    const { rig, wake, drop } = make();
    await rig.clock.advance(ASLEEP_MS);
    const asleep = rig.acceptor.state.state;

    wake();
    await rig.clock.advance(5000);
    await rig.open();
    drop();
    await rig.clock.advance(2000);

    expect({ asleep, coins: rig.coins().length }).toEqual({ asleep: 'out-of-service', coins: 1 });
  });
});

/** Five bytes and their sum, as these makers write them. */
const group = (...bytes: number[]): number[] => [
  ...bytes,
  bytes.reduce((sum, byte) => sum + byte, 0) & 0xff,
];
const WORDS: readonly (readonly [string, readonly number[]])[] = [
  ['JY-910, an amount it stores', group(0x98, 0, 5, 100)],
  ['JY-910, a coin by value and channel', [...group(0x97, 1, 0, 100), ...group(0x94, 0, 0, 4)]],
  ['DG600F, a good coin that jammed', [...group(0x93, 0, 0, 0), ...group(0x92, 0, 0, 0)]],
  ['JY-23, both totals', [0xf2, 9, 0x33, 0, 0, 1, 0, 0, 0, 2, 0, 0x39, 0xf3]],
];

describe.each(WORDS)('%s on the wire', (_, bytes) => {
  const rigs = {
    ccTalk: async () => {
      const rig = await openRig();
      return { rig, drop: () => rig.drop('KR500A') };
    },
    MDB: async () => {
      const rig = await openMdbRig();
      return { rig, drop: () => rig.changer.drop('KRW500') };
    },
    pulse: async () => {
      const rig = await openPulseRig();
      return { rig, drop: () => rig.drop('KR500A') };
    },
  };

  test.each(Object.entries(rigs))(
    'is no money to %s, and hides no coin behind it',
    async (__, open) => {
      const { rig, drop } = await open();
      rig.line?.device.write(new Uint8Array(bytes));
      await rig.clock.advance(1500);
      const coinsOfNobody = rig.coins();
      drop();
      await rig.clock.advance(2000);

      expect({ coinsOfNobody, coins: rig.coins().length }).toEqual({ coinsOfNobody: [], coins: 1 });
    },
  );
});

test('JY-23 pushes each coin once and only its total tells of a lost one: here a lost line comes again, and its number alone names it', async () => {
  const rig = await openPulseRig();
  let eaten = 0;
  rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, () => ((eaten += 1), ''));
  await rig.dropAndWait('KR500A');
  await rig.clock.advance(2000);
  const unheard = rig.coins();
  rig.toHost = (text) => text;
  await rig.clock.advance(1000);

  expect(eaten).toBeGreaterThan(1);
  expect({ unheard, coins: rig.coins().length, gaps: rig.gaps() }).toEqual({
    unheard: [],
    coins: 1,
    gaps: [],
  });
});

test('DG600F in place of an HX-616 (bleskomat-diy #19): pulses that its table does not know are an error with their number, not the nearest coin', async () => {
  const rig = await openPulseRig();
  rig.bridge.pulse(12, rig.clock.monotonicMs());
  await rig.clock.advance(2000);

  expect(rig.coins()).toEqual([]);
  expect(rig.rejects()).toMatchObject([{ kind: 'reject' }]);
});
