import { describe, expect, test } from 'vitest';
import { EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import { acceptorRig, EMULATED_ID, openRig } from '../../support/acceptor-rig.ts';
import { READ_BUFFERED_CREDIT, ready, outOfService } from '../../support/acceptor-words.ts';
import { bytes } from '../../support/hex.ts';

describe('a device with habits of its own', () => {
  test('that says BUSY or NAK for a moment is asked again', async () => {
    const moods = ['busy', 'nak', 'busy', 'nak'] as const;
    let asked = 0;
    const rig = await openRig({
      answer: (header) => (header === 245 ? moods[asked++] : undefined),
    });

    expect({ asked, state: rig.acceptor.state }).toEqual({
      asked: expect.any(Number),
      state: ready(true),
    });
    expect(asked).toBeGreaterThan(4);
  });

  test('that answers protected commands with silence (PIN) stays out of service', async () => {
    const rig = acceptorRig({
      answer: (header) => ([184, 231, 230, 228, 227].includes(header) ? 'silence' : undefined),
    });

    await rig.clock.advance(60_000);

    expect(rig.acceptor.state).toEqual(outOfService('silent'));
    expect(rig.device.inhibitMask).toBe(0);
  });

  test('that answers the self-check with a bare ACK is fine', async () => {
    const rig = await openRig({ answer: (header) => (header === 232 ? [] : undefined) });

    expect(rig.acceptor.state).toEqual(ready(true));
  });

  test('that does not know optional headers is served all the same', async () => {
    const optional = [249, 248, 241, 213, 192, 178, 4];
    const rig = acceptorRig({
      answer: (header) => (optional.includes(header) ? 'silence' : undefined),
    });

    await rig.clock.advance(8000);

    expect(rig.acceptor.state).toEqual(ready(false));
  });

  test('that keeps a deeper event stack loses nothing of a burst', async () => {
    const rig = await openRig({ releaseMax: 2 });
    for (let position = 1; position <= 12; position++) rig.drop(EMULATED_COINS[position - 1]!);

    await rig.clock.advance(2000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      coins: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      gaps: [],
    });
  });

  test('that is switched to another bank is met again before it takes another coin', async () => {
    let bank = 0;
    const rig = await openRig({
      answer: (header) => {
        if (header === 178) return [bank];
        // In the other bank position 4 is no ₩500, and no other position holds an approved coin either.
        return header === 184 && bank === 1 ? [...Buffer.from('GB100A')] : undefined;
      },
    });
    bank = 1;

    await rig.clock.advance(4000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
    expect(rig.drop('KR500A').outcome).toBe('returned');
  });

  test('whose token stands in the table by mistake never has it opened', async () => {
    const rig = acceptorRig({
      answer: (header) => (header === 184 ? [...Buffer.from('TK001A')] : undefined),
      table: {
        acceptorId: EMULATED_ID,
        entries: [{ position: 1, coinId: 'TK001A', value: { currency: 'KRW', faceMinor: 500n } }],
      },
    });

    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(outOfService('no-approved-table'));
  });
});

test('an alarm comes with what was said on the line before it', async () => {
  const rig = await openRig();
  await rig.clock.advance(10_000);
  for (let i = 0; i < 6; i++) rig.drop('KR100A');

  await rig.clock.advance(500);

  const [alarm] = rig.warnings;
  expect(alarm?.message).toBe('credit events were lost');
  expect(alarm?.wire.at(-1)).toMatch(/^2026-\S+Z 020001e518 > .*010b020006/);
  expect(alarm?.wire.join()).toMatch(/×\d{1,}/);
});

describe('a coin', () => {
  test('is reported once, with its value and sequence', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.drop('US025A');

    await rig.clock.advance(2000);

    expect(rig.news()).toEqual([
      {
        isReconciled: false,
        position: expect.objectContaining({ counter: 2, creditSeq: 2n }),
        events: [
          {
            kind: 'coin',
            creditSeq: 1n,
            position: 4,
            route: 0,
            value: { currency: 'KRX', faceMinor: 500n },
          },
          {
            kind: 'coin',
            creditSeq: 2n,
            position: 8,
            route: 0,
            value: { currency: 'USX', faceMinor: 25n },
          },
        ],
      },
    ]);
  });

  test('keeps its sequence when the counter of the device wraps', async () => {
    const rig = await openRig();

    for (let i = 0; i < 300; i++) {
      rig.drop('KR010A');
      await rig.clock.advance(60);
    }
    await rig.clock.advance(500);

    expect(rig.coins()).toHaveLength(300);
    expect(rig.gaps()).toEqual([]);
    expect(rig.position).toMatchObject({ creditSeq: 300n, counter: 300 - 255 });
  });

  test('keeps the sorter path by which it went', async () => {
    let reading: readonly number[] | undefined;
    const rig = await openRig({ answer: (header) => (header === 229 ? reading : undefined) });
    reading = [1, 1, 5, 0, 0, 0, 0, 0, 0, 0, 0];
    await rig.clock.advance(500);

    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 1, route: 5 }]);
  });

  test('that was refused is a reject with its cause', async () => {
    const rig = await openRig();
    rig.drop('XX999Z');
    rig.device.note(20, false);

    await rig.clock.advance(500);

    expect(rig.events()).toEqual([
      { kind: 'reject', creditSeq: 1n, code: 1, cause: 'refused' },
      { kind: 'reject', creditSeq: 2n, code: 20, cause: 'fraud' },
    ]);
  });

  test('number six between two polls is named as lost', async () => {
    const rig = await openRig();
    for (let i = 0; i < 7; i++) rig.drop('KR100A');

    await rig.clock.advance(500);

    expect(rig.events()[0]).toEqual({ kind: 'gap', lostCount: 2, reason: 'credits-lost' });
    expect(rig.coins()).toHaveLength(5);
    expect(rig.position).toMatchObject({ creditSeq: 7n });
  });

  test('is not believed from one reading that no second one bears out', async () => {
    const rig = await openRig();
    const forged = bytes('02 00 01 E5 18 01 0B 02 00 01 04 00 00 00 00 00 00 00 00 00 ED');
    let isForged = false;
    rig.tamper = (raw) => {
      if (raw[3] !== READ_BUFFERED_CREDIT || isForged) return raw;
      isForged = true;
      return forged;
    };

    await rig.clock.advance(1000);

    expect({ isForged, events: rig.events() }).toEqual({ isForged: true, events: [] });
  });
});
