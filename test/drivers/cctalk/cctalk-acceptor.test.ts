import { describe, expect, test } from 'vitest';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { acceptorRig, EMULATED_ID, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import { bytes } from '../../support/hex.ts';

const RESET = 1;
const MODIFY_MASTER_INHIBIT = 228;
const READ_BUFFERED_CREDIT = 229;

const ready = (isOpen: boolean) => expect.objectContaining({ state: 'ready', isOpen });
const outOfService = (reason: string) =>
  expect.objectContaining({ state: 'out-of-service', reason });

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

    expect(rig.acceptor.state).toEqual(outOfService('cannot-close'));
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

    expect(rig.reports.slice(1)).toEqual([
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

  test('keeps its sequence over three laps of the counter', async () => {
    const rig = await openRig();

    for (let i = 0; i < 800; i++) {
      rig.drop('KR010A');
      await rig.clock.advance(60);
    }
    await rig.clock.advance(500);

    expect(rig.coins()).toHaveLength(800);
    expect(rig.gaps()).toEqual([]);
    expect(rig.position).toMatchObject({ creditSeq: 800n, counter: 800 - 3 * 255 });
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

describe('the slot', () => {
  test('opens and closes with proof', async () => {
    const rig = await openRig();
    const wasOpen = rig.device.acceptsCoins;

    const closed = await rig.during(rig.acceptor.inhibit());

    expect({ wasOpen, closed, isOpen: rig.device.acceptsCoins }).toEqual({
      wasOpen: true,
      closed: { ok: true },
      isOpen: false,
    });
    expect(rig.states.slice(-3)).toEqual([ready(false), ready(true), ready(false)]);
  });

  test('of a device without header 228 is closed by inhibiting every position', async () => {
    const rig = await openRig({ answer: withoutMaster });
    const openMask = rig.device.inhibitMask;

    const closed = await rig.during(rig.acceptor.inhibit(), 3000);

    expect({ openMask, closed, mask: rig.device.inhibitMask }).toEqual({
      openMask: 0x7fff,
      closed: { ok: true },
      mask: 0,
    });
  });

  test('of a device that always calls itself open (SR3) is closed by inhibiting every position', async () => {
    const rig = await openRig({ answer: (header) => (header === 227 ? [1] : undefined) });

    await rig.during(rig.acceptor.inhibit(), 3000);

    expect(rig.device.inhibitMask).toBe(0);
  });

  test('that can show neither is out of service', async () => {
    const rig = acceptorRig({
      answer: (header) => (header === 230 ? [0xff, 0xff] : withoutMaster(header)),
    });

    await rig.clock.advance(5000);

    expect(rig.acceptor.state).toEqual(outOfService('cannot-close'));
    expect(await rig.during(rig.acceptor.accept())).toEqual({ ok: false, reason: 'cannot-close' });
  });

  test('settles with the credit of a coin that was in flight', async () => {
    const rig = await openRig();
    const settled = rig.acceptor.settle();
    await rig.clock.advance(150);
    // Judged before the slot closed, it reaches the credit sensor only now.
    rig.device.acceptsCoins = true;
    rig.drop('KR500A');
    rig.device.acceptsCoins = false;

    await rig.clock.advance(250);
    const stillWaiting = await Promise.race([settled, Promise.resolve('waiting')]);
    await rig.clock.advance(400);

    expect({ stillWaiting, settled: await settled, coins: rig.coins() }).toEqual({
      stillWaiting: 'waiting',
      settled: { ok: true },
      coins: [4],
    });
  });

  test('settles although somebody goes on pouring into the closed slot', async () => {
    const rig = await openRig();
    const settled = rig.acceptor.settle();
    await rig.clock.advance(10);
    for (let i = 0; i < 10; i++) {
      rig.drop('KR500A');
      await rig.clock.advance(60);
    }

    expect({ settled: await settled, coins: rig.coins() }).toEqual({
      settled: { ok: true },
      coins: [],
    });
  });

  test('closes when the self-check reports a fault, and opens again when it is mended', async () => {
    const rig = await openRig();
    rig.device.faultCode = 3;
    await rig.clock.advance(2500);
    const broken = rig.acceptor.state;
    rig.device.faultCode = 0;
    await rig.clock.advance(2500);

    expect([broken, rig.acceptor.state]).toEqual([
      {
        state: 'out-of-service',
        reason: 'self-check',
        detail: 'self-check 3: credit sensor',
      },
      ready(true),
    ]);
  });

  test('is told again what to do after a reset that left no trace in the counter', async () => {
    const rig = await openRig();
    rig.device.reset();

    await rig.clock.advance(2500);

    expect(rig.device).toMatchObject({ inhibitMask: 0x7fff, acceptsCoins: true, counter: 0 });
  });

  test('that forgot its inhibits hints at a reset, and what may be lost is named', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    rig.device.reset();

    await rig.clock.advance(3000);

    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
  });

  test('that forgot its inhibits without a reset, as the buffer proves, names nothing', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.device.inhibitMask = 0;

    await rig.clock.advance(3000);

    expect({ gaps: rig.gaps(), mask: rig.device.inhibitMask }).toEqual({ gaps: [], mask: 0x7fff });
  });

  test('is told again soon when a coin is unexpectedly refused as inhibited', async () => {
    const rig = await openRig();
    await rig.clock.advance(2000);
    rig.device.inhibitMask = 0;
    rig.drop('KR500A');

    await rig.clock.advance(600);

    expect(rig.device.inhibitMask).toBe(0x7fff);
  });

  test('stays open while coins that nobody approved are refused', async () => {
    const entries = emulatedTable.entries.filter(({ position }) => position !== 1);
    const rig = await openRig({ table: { acceptorId: EMULATED_ID, entries } });
    const outcomes: string[] = [];
    for (let i = 0; i < 20; i++) {
      rig.drop('KR010A');
      outcomes.push(rig.drop('KR500A').outcome);
      await rig.clock.advance(100);
    }

    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  });
});

describe('when the store fails', () => {
  test('the slot closes within a second and the coin is not forgotten', async () => {
    const rig = await openRig();
    rig.isStoreBroken = true;
    rig.drop('KR500A');
    await rig.clock.advance(1000);
    const broken = { state: rig.acceptor.state, isOpen: rig.device.acceptsCoins };
    rig.isStoreBroken = false;

    await rig.clock.advance(1000);

    expect(broken).toEqual({ state: outOfService('store'), isOpen: false });
    expect({ coins: rig.coins(), state: rig.acceptor.state }).toEqual({
      coins: [4],
      state: ready(false),
    });
  });

  test('and the slot does not close either, polling stops so that the device closes by itself', async () => {
    const rig = await openRig();
    rig.tamper = (raw) => (isAboutInhibits(raw[3]!) ? new Uint8Array(0) : raw);
    rig.isStoreBroken = true;
    rig.drop('KR500A');
    await rig.clock.advance(3000);
    const polls = count(rig.headers, READ_BUFFERED_CREDIT);

    await rig.clock.advance(3000);

    expect(count(rig.headers, READ_BUFFERED_CREDIT)).toBe(polls);
    expect(rig.drop('KR500A').outcome).toBe('returned');
  });
});

test('a reply that was held up and shows an old buffer is no reset and credits nothing again', async () => {
  const rig = await openRig({ isEchoing: false });
  rig.drop('KR500A');
  await rig.clock.advance(500);
  const old = replyOf([1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  rig.drop('KR100A');
  await rig.clock.advance(500);
  let repeats = 2;
  rig.tamper = (raw) => (raw.length === old.length && repeats-- > 0 ? old : raw);

  await rig.clock.advance(1500);

  expect({ repeats: repeats <= 0, coins: rig.coins(), gaps: rig.gaps() }).toEqual({
    repeats: true,
    coins: [4, 3],
    gaps: [],
  });
});

describe('when the line is lost', () => {
  test('it is back within five seconds, on the same power-up, with the slot as it was', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.unplug();
    await rig.clock.advance(2000);
    const away = rig.acceptor.state;
    rig.replug();
    await rig.clock.advance(5000);
    rig.drop('KR100A');
    await rig.clock.advance(500);

    expect(away).toEqual(outOfService('no-device'));
    expect(rig.acceptor.state).toEqual(ready(true));
    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 3], gaps: [] });
    expect(new Set(rig.reports.map((report) => report.position.acceptorEpoch)).size).toBe(1);
  });

  test('a request meanwhile is refused with the reason', async () => {
    const rig = await openRig();
    rig.unplug();
    await rig.clock.advance(1000);

    expect(await rig.during(rig.acceptor.settle())).toEqual({ ok: false, reason: 'no-device' });
  });
});

describe('when the controller died', () => {
  test('coins that it had not read are booked by the stored counter', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.drop('KR100A');
    rig.drop('KR050A');

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4, 3, 2]);
    expect(rig.reports.at(-1)).toMatchObject({ isReconciled: true });
    expect(rig.gaps()).toEqual([]);
  });

  test('five coins are all that a device keeps, and all five come back', async () => {
    const rig = await openRig();
    for (let i = 1; i <= 5; i++) rig.drop('KR010A');

    rig.crash();
    await rig.clock.advance(3000);

    expect({ coins: rig.coins().length, gaps: rig.gaps() }).toEqual({ coins: 5, gaps: [] });
  });

  test('a power-up that fell between is a gap, and the next coin counts again', async () => {
    const rig = await openRig();
    rig.drop('KR500A');
    await rig.clock.advance(500);
    rig.device.reset();
    rig.crash();
    await rig.clock.advance(3000);
    await rig.during(rig.acceptor.accept());
    rig.drop('KR100A');
    await rig.clock.advance(500);

    expect(rig.events()).toMatchObject([
      { kind: 'coin', position: 4, creditSeq: 1n },
      { kind: 'gap', reason: 'acceptor-reset' },
      { kind: 'coin', position: 3, creditSeq: 1n },
    ]);
    expect(new Set(rig.reports.map((report) => report.position.acceptorEpoch)).size).toBe(2);
  });

  test('the slot it left open is closed before anything else', async () => {
    const rig = await openRig();

    rig.crash();
    await rig.clock.advance(3000);

    expect(rig.acceptor.state).toEqual(ready(false));
    expect(rig.drop('KR500A').outcome).toBe('returned');
  });
});

test('closing tells the device to close and ends every wait', async () => {
  const rig = await openRig();

  await rig.during(rig.acceptor.close());
  await rig.during(rig.acceptor.close());

  expect({ isOpen: rig.device.acceptsCoins, line: rig.line?.host.isOpen }).toEqual({
    isOpen: false,
    line: false,
  });
});

const isAboutInhibits = (header: number): boolean => [231, 230, 228, 227].includes(header);

const count = (headers: readonly number[], header: number): number =>
  headers.filter((other) => other === header).length;

const replyOf = (data: readonly number[]): Uint8Array =>
  SUM_CODEC.encode({ destination: 1, source: 2, header: 0, data: new Uint8Array(data) });

const withoutMaster = (header: number): 'silence' | undefined =>
  header === MODIFY_MASTER_INHIBIT || header === 227 ? 'silence' : undefined;
