// BUSY, NAK and lost replies: signs of life and of a bad line, not of another device.
import { describe, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { openRig } from '../../support/acceptor-rig.ts';
import type { Rig } from '../../support/acceptor-rig.ts';
import { outOfService, ready } from '../../support/acceptor-words.ts';

const SIMPLE_POLL = 254;
const COIN_INTERVAL_MS = 200;
const POSITIONS = ['KR010A', 'KR050A', 'KR100A', 'KR500A'];

/** Coins at five a second; `before` is called with the number of each. */
async function pour(rig: Rig, coins: number, before: (coin: number) => void): Promise<number> {
  let accepted = 0;
  for (let coin = 0; coin < coins; coin++) {
    before(coin);
    if (rig.drop(POSITIONS[coin % 4]!).outcome === 'accepted') accepted += 1;
    await rig.clock.advance(COIN_INTERVAL_MS);
  }
  return accepted;
}

const otherStates = (rig: Rig) =>
  rig.states.filter((state) => state.state !== 'ready' || !state.isOpen);

describe.each(['busy', 'nak'] as const)('a device that says %s', (refusal) => {
  test('for 300 ms is not lost, and no coin is returned or missing', async () => {
    let refusesUntilMs = -Infinity;
    let nowMs = (): number => 0;
    const rig = await openRig({
      answer: (header) =>
        header !== SIMPLE_POLL && nowMs() < refusesUntilMs ? refusal : undefined,
    });
    nowMs = rig.clock.monotonicMs;
    rig.states.length = 0;

    const accepted = await pour(rig, 30, (coin) => {
      if (coin % 10 === 5) refusesUntilMs = rig.clock.monotonicMs() + 300;
    });
    await rig.clock.advance(1000);

    expect({ accepted, coins: rig.coins().length, gaps: rig.gaps() }).toEqual({
      accepted: 30,
      coins: 30,
      gaps: [],
    });
    expect(otherStates(rig)).toEqual([]);
  });

  test('for two seconds is not met anew', async () => {
    let isRefusing = false;
    const rig = await openRig({ answer: () => (isRefusing ? refusal : undefined) });
    rig.states.length = 0;
    isRefusing = true;
    await rig.clock.advance(2000);
    isRefusing = false;
    rig.drop('KR500A');
    await rig.clock.advance(1000);

    expect(otherStates(rig)).toEqual([]);
    expect(rig.gaps()).toEqual([]);
  });

  test('when the slot is to be closed is told again until it has done so', async () => {
    let isRefusing = false;
    const rig = await openRig({ answer: () => (isRefusing ? refusal : undefined) });
    isRefusing = true;
    const closing = rig.acceptor.inhibit();
    await rig.clock.advance(1500);
    isRefusing = false;
    await rig.clock.advance(1000);

    expect(await closing).toEqual({ ok: true });
    expect(rig.device.acceptsCoins).toBe(false);
  });

  test('for good goes out of service, in words that say so', async () => {
    let isRefusing = false;
    const rig = await openRig({ answer: () => (isRefusing ? refusal : undefined) });
    rig.states.length = 0;
    isRefusing = true;
    await rig.clock.advance(11_000);

    expect(otherStates(rig)[0]).toMatchObject({ detail: expect.stringContaining('busy') });
  });
});

test('a fifth of all replies lost at five coins a second: nothing is met anew, and no coin is missing', async () => {
  const rig = await openRig();
  const entropy = seededEntropy('swallowed');
  rig.states.length = 0;
  rig.tamper = (raw) => (entropy.jitter() < 0.2 ? raw.subarray(0, 5) : raw);

  const accepted = await pour(rig, 60, () => {});
  rig.tamper = (raw) => raw;
  await rig.clock.advance(2000);

  expect({ accepted, coins: rig.coins().length, gaps: rig.gaps() }).toEqual({
    accepted: 60,
    coins: 60,
    gaps: [],
  });
  expect(otherStates(rig)).toEqual([]);
});

test('one that is silent for a second and a half is not met anew; after two and a half it is lost', async () => {
  let isSilent = false;
  const rig = await openRig({ answer: () => (isSilent ? 'silence' : undefined) });
  rig.states.length = 0;
  isSilent = true;
  await rig.clock.advance(1500);
  const early = otherStates(rig);
  await rig.clock.advance(1500);

  expect(early).toEqual([]);
  expect(otherStates(rig)[0]).toEqual(outOfService('silent'));
});

test('rejects while the device is met push no coin out of its five events', async () => {
  const rig = await openRig();
  rig.unplug();
  rig.drop('KR500A');
  await rig.clock.advance(1000);
  const { answerSlowly } = slowDevice(rig);
  answerSlowly();
  rig.replug();
  for (let i = 0; i < 12; i++) {
    await rig.clock.advance(500);
    rig.device.note(1, true);
  }
  await rig.clock.advance(20_000);

  expect(rig.acceptor.state).toEqual(ready(true));
  expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
});

/** A device that takes its time for each coin identifier. */
function slowDevice(rig: Rig) {
  const REQUEST_COIN_ID = 184;
  return {
    answerSlowly: () => {
      rig.tamper = (raw) => {
        if (raw[3] !== REQUEST_COIN_ID) return raw;
        void rig.clock.sleep(100).then(() => rig.line?.device.write(raw.subarray(6)));
        return raw.subarray(0, 6);
      };
    },
  };
}
