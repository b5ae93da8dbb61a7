import { describe, expect, test } from 'vitest';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { acceptorRig, EMULATED_ID, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import { READ_BUFFERED_CREDIT, ready, outOfService, count } from '../../support/acceptor-words.ts';

const RESET = 1;
const MANUFACTURER_ID = 246;

describe('meeting an acceptor', () => {
  test('says who it is and stands ready with a closed slot', async () => {
    const rig = acceptorRig();

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual({
      state: 'ready',
      acceptorId: EMULATED_ID,
      isOpen: false,
      approvedPositions: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    });
    expect({ open: rig.device.acceptsCoins, mask: rig.device.inhibitMask }).toEqual({
      open: false,
      mask: 0x7fff,
    });
  });

  test('stores a baseline without a gap when it has counted nothing', async () => {
    const rig = acceptorRig();

    await rig.clock.advance(3000);

    expect(rig.reports).toEqual([
      {
        events: [],
        isReconciled: true,
        position: {
          acceptorId: EMULATED_ID,
          acceptorEpoch: expect.stringMatching(/^[0-9a-f]{32}$/),
          counter: 0,
          creditSeq: 0n,
          recentPairs: '0'.repeat(20),
        },
      },
    ]);
  });

  test('books nothing but a gap when it has counted before we knew it', async () => {
    const rig = acceptorRig();
    rig.device.note(20, false);
    rig.device.note(20, false);

    await rig.clock.advance(3000);

    expect(rig.events()).toEqual([
      { kind: 'gap', lostCount: undefined, reason: 'history-unknown' },
    ]);
    expect(rig.position).toMatchObject({ counter: 2, creditSeq: 2n });
  });

  test('works without an echo', async () => {
    const rig = await openRig({ isEchoing: false });
    rig.drop('KR500A');

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4]);
  });

  test('works at another address', async () => {
    const rig = await openRig({ address: 3 });
    rig.drop('KR500A');

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4]);
  });

  test('works with CRC-16 instead of the 8-bit sum', async () => {
    const rig = await openRig({ codec: CRC_CODEC });
    rig.drop('KR500A');

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4]);
  });

  test('under no name whose bytes changed places twice on the line', async () => {
    let asked = 0;
    const rig = acceptorRig({
      answer: (header) => {
        if (header !== MANUFACTURER_ID) return undefined;
        asked += 1;
        return asked === 2 || asked === 3 ? [0x54, 0x4b, 0x0f] : [...Buffer.from('TKL')];
      },
    });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toMatchObject({ state: 'ready', acceptorId: EMULATED_ID });
    expect(rig.reports.map(({ position }) => position.acceptorId)).toEqual([EMULATED_ID]);
  });

  test('under its name, also when that is padded with zeros', async () => {
    const rig = acceptorRig({
      answer: (header) => (header === MANUFACTURER_ID ? [...Buffer.from('TKL\0')] : undefined),
    });

    await rig.clock.advance(3000);

    expect(rig.reports[0]!.position.acceptorId).toBe(EMULATED_ID.replace('TKL', 'TKL?'));
  });

  test('is refused when the device is something else', async () => {
    const rig = acceptorRig({
      answer: (header) => (header === 245 ? [...Buffer.from('Bill Validator')] : undefined),
    });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('not-a-coin-acceptor'));
  });

  test('is out of service, in words, while nothing answers', async () => {
    const rig = acceptorRig({ answer: () => 'silence' });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('silent'));
  });

  test('through an adapter that says everything twice, a little late, is told nobody else than it is', async () => {
    const rig = acceptorRig({ isEchoing: false });
    rig.tamper = (raw) => {
      for (const ms of [8, 12]) {
        void rig.clock.sleep(ms).then(() => rig.line?.device.write(raw));
      }
      return new Uint8Array(0);
    };
    await rig.open();
    rig.drop('KR500A');
    await rig.clock.advance(2000);

    const ids = rig.states.flatMap((s) => (s.state === 'ready' ? [s.acceptorId] : [s.state]));
    expect(new Set(ids)).toEqual(new Set([EMULATED_ID]));
    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });

  test('with replies that always come one question late is refused, and no false identity is told', async () => {
    const rig = acceptorRig({ isEchoing: false });
    let late: Uint8Array = new Uint8Array(0);
    rig.tamper = (raw) => {
      const before = late;
      late = raw;
      return before;
    };
    await rig.clock.advance(20_000);

    expect(rig.reports).toEqual([]);
    expect(rig.acceptor.state).toEqual(outOfService('silent'));
  });

  test('never resets the device, not even after a reset of its own', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.device.reset();
    await rig.clock.advance(3000);
    rig.unplug();
    rig.replug();
    await rig.clock.advance(3000);

    expect(rig.headers).not.toContain(RESET);
  });
});

describe('the approved table', () => {
  test('keeps every position inhibited while there is none, and the polls go on', async () => {
    const rig = acceptorRig({ table: undefined });
    await rig.clock.advance(3000);
    const pollsBefore = count(rig.headers, READ_BUFFERED_CREDIT);

    await rig.clock.advance(1000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
    expect(rig.device.inhibitMask).toBe(0);
    expect(count(rig.headers, READ_BUFFERED_CREDIT)).toBeGreaterThan(pollsBefore + 3);
    expect(await rig.during(rig.acceptor.accept())).toEqual({
      ok: false,
      reason: 'no-approved-table',
    });
  });

  test('opens exactly the positions whose identifier is the approved one', async () => {
    const entries = emulatedTable.entries
      .filter(({ position }) => position <= 3)
      .map((entry) => (entry.position === 2 ? { ...entry, coinId: 'KR050B' } : entry));
    const rig = await openRig({ table: { acceptorId: EMULATED_ID, entries } });

    expect(rig.device.inhibitMask).toBe(0b101);
    expect(rig.acceptor.state).toMatchObject({ approvedPositions: [1, 3] });
  });

  test('of another acceptor opens nothing', async () => {
    const rig = acceptorRig({ table: { ...emulatedTable, acceptorId: 'AZK/X6/1' } });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
  });

  test('can arrive later and puts the acceptor into service', async () => {
    const rig = acceptorRig({ table: undefined });
    await rig.clock.advance(3000);

    await rig.during(rig.acceptor.useTable(emulatedTable));

    expect(rig.acceptor.state).toEqual(ready(false));
    expect(rig.device.inhibitMask).toBe(0x7fff);
  });

  test('is never applied to a device whose codes are values and not positions (CVF)', async () => {
    const rig = acceptorRig({ answer: (header) => (header === 213 ? [1] : undefined) });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
    expect(rig.device.inhibitMask).toBe(0);
  });

  test('gives no value to a coin outside it, and the coin is still reported', async () => {
    const rig = acceptorRig({ table: undefined });
    await rig.clock.advance(3000);
    rig.device.inhibitMask = 0xffff;
    rig.device.acceptsCoins = true;
    rig.drop('KR500A');

    await rig.clock.advance(300);

    expect(rig.events()).toEqual([
      { kind: 'coin', creditSeq: 1n, position: 4, route: 0, value: undefined },
    ]);
  });
});
