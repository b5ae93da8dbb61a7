import { describe, expect, test } from 'vitest';
import { openPulseRig, PULSE_ID, pulseRig } from '../../support/pulse-rig.ts';

const ready = (isOpen: boolean) => expect.objectContaining({ state: 'ready', isOpen });
const outOfService = (reason: string) =>
  expect.objectContaining({ state: 'out-of-service', reason });

describe('meeting a pulse bridge', () => {
  test('says who it is and stands ready with a closed slot', async () => {
    const rig = pulseRig();

    await rig.clock.advance(2000);

    expect(rig.acceptor.state).toEqual({
      state: 'ready',
      acceptorId: PULSE_ID,
      isOpen: false,
      approvedPositions: [1, 2, 3, 4, 5],
    });
    expect(rig.bridge.isOpen(rig.clock.monotonicMs())).toBe(false);
  });

  test('stores a baseline without a gap when it has counted nothing', async () => {
    const rig = pulseRig();

    await rig.clock.advance(2000);

    expect(rig.reports).toEqual([
      {
        events: [],
        isReconciled: true,
        position: {
          acceptorId: PULSE_ID,
          acceptorEpoch: expect.stringMatching(/^[0-9a-f]{24}00000001$/),
          counter: 0,
          creditSeq: 0n,
          recentPairs: '',
        },
      },
    ]);
  });
});

describe('a coin', () => {
  test('is stored with its value and its number, and acknowledged after that', async () => {
    const rig = await openPulseRig();
    let acknowledgedBefore = -1;
    rig.committed = () => (acknowledgedBefore = rig.count('> $ACK'));

    await rig.dropAndWait('KR500A');

    expect(rig.events()).toEqual([
      {
        kind: 'coin',
        creditSeq: 1n,
        position: 4,
        route: 0,
        value: { currency: 'KRX', faceMinor: 500n },
      },
    ]);
    expect({
      acknowledgedBefore,
      now: rig.count('> $ACK,1,1'),
      left: rig.bridge.unacknowledged,
    }).toEqual({
      acknowledgedBefore: 0,
      now: 1,
      left: 0,
    });
  });
});

describe('the slot', () => {
  test('opens, closes and settles, each shown by the bridge', async () => {
    const rig = await openPulseRig();
    const wasOpen = rig.acceptor.state;

    const inhibited = await rig.during(rig.acceptor.inhibit());
    const opened = await rig.during(rig.acceptor.accept());
    rig.drop('KR010A');
    const settled = await rig.during(rig.acceptor.settle());

    expect({ wasOpen, inhibited, opened, settled, coins: rig.coins() }).toEqual({
      wasOpen: ready(true),
      inhibited: { ok: true },
      opened: { ok: true },
      settled: { ok: true },
      coins: [1],
    });
    expect(rig.drop('KR500A')).toBe('returned');
    void outOfService;
  });
});
