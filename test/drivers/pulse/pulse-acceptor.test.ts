import { describe, expect, test } from 'vitest';
import { frame } from '#drivers/pulse/grammar.ts';
import { openPulseRig, PULSE_ID, pulseRig, pulseTable } from '../../support/pulse-rig.ts';

const ready = (isOpen: boolean) => expect.objectContaining({ state: 'ready', isOpen });
const outOfService = (reason: string) =>
  expect.objectContaining({ state: 'out-of-service', reason });
const isOpen = (rig: Awaited<ReturnType<typeof openPulseRig>>) =>
  rig.bridge.isOpen(rig.clock.monotonicMs());

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
    expect(isOpen(rig)).toBe(false);
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

  test('is out of service, in words, while nothing answers', async () => {
    const rig = pulseRig();
    rig.isMute = true;

    await rig.clock.advance(6000);

    expect(rig.acceptor.state).toEqual(outOfService('silent'));
  });

  test('says so when something else speaks on the line', async () => {
    const rig = pulseRig();
    rig.toHost = () => 'AT+CGMI\r\n';
    rig.unplug();
    rig.replug();

    await rig.clock.advance(6000);

    expect(rig.acceptor.state).toEqual(outOfService('not-a-coin-acceptor'));
  });

  test('says what to do while the port is not there, and serves it within 5 s when it is', async () => {
    const rig = await openPulseRig();
    rig.unplug();
    await rig.clock.advance(1000);
    const without = rig.acceptor.state;
    rig.replug();

    await rig.clock.advance(5000);

    expect({ without, with: rig.acceptor.state }).toEqual({
      without: outOfService('no-device'),
      with: ready(true),
    });
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
    }).toEqual({ acknowledgedBefore: 0, now: 1, left: 0 });
  });

  test('of a channel that nobody approved is reported without a value', async () => {
    const rig = pulseRig({ ...pulseTable, entries: pulseTable.entries.slice(0, 3) });
    await rig.clock.advance(2000);
    await rig.during(rig.acceptor.accept());

    await rig.dropAndWait('KR500A');

    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4, value: undefined }]);
  });

  test('of an approved channel with other pulses than approved has no value', async () => {
    const entries = pulseTable.entries.map((entry) =>
      entry.position === 4 ? { ...entry, coinId: 'PULSE12' } : entry,
    );
    const rig = pulseRig({ ...pulseTable, entries });
    await rig.clock.advance(2000);
    await rig.during(rig.acceptor.accept());

    await rig.dropAndWait('KR500A');

    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4, value: undefined }]);
  });
});

describe('the slot of a pulse acceptor', () => {
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
  });

  test('settles only when the coin that was on its way has been stored', async () => {
    const rig = await openPulseRig();
    rig.drop('US025A');
    await rig.clock.advance(100);
    const settling = rig.acceptor.settle().then((answer) => ({ answer, coins: rig.coins() }));

    await rig.clock.advance(3000);

    expect(await settling).toEqual({ answer: { ok: true }, coins: [5] });
  });

  test('is not believed closed while the bridge does not answer', async () => {
    const rig = await openPulseRig();
    rig.toBridge = (text) => text.replaceAll(/\$INH,1/g, '$INX,1');

    const answer = await rig.during(rig.acceptor.inhibit(), 4000);

    expect(answer).toEqual({ ok: false, reason: 'cannot-close' });
    expect(rig.acceptor.state).toEqual(outOfService('cannot-close'));
  });

  test('an answer to an older wish proves nothing', async () => {
    const rig = await openPulseRig();
    // From now on the bridge hears nothing, and an old answer, closed, comes again and again.
    rig.toBridge = () => '';
    rig.toHost = () => frame('STAT,1,0,0,1,1,0,12345678,1');

    const answer = await rig.during(rig.acceptor.inhibit(), 4000);

    expect(answer).toMatchObject({ ok: false });
  });

  test('closes by itself when the host is gone for two seconds', async () => {
    const rig = await openPulseRig();
    rig.toBridge = () => '';

    await rig.clock.advance(1500);
    const before = isOpen(rig);
    await rig.clock.advance(600);

    expect({ before, after: isOpen(rig) }).toEqual({ before: true, after: false });
  });

  test('stays open for hours while the host speaks', async () => {
    const rig = await openPulseRig();

    await rig.clock.advance(600_000);

    expect(isOpen(rig)).toBe(true);
    expect(rig.warnings).toEqual([]);
  });

  test('stays closed without an approved table, and opens when one arrives', async () => {
    const rig = pulseRig({ acceptorId: 'pulse/other/1', entries: pulseTable.entries });
    await rig.clock.advance(2000);
    const without = await rig.during(rig.acceptor.accept());
    await rig.during(rig.acceptor.useTable(pulseTable));

    const opened = await rig.during(rig.acceptor.accept());

    expect({ without, opened }).toEqual({
      without: { ok: false, reason: 'no-approved-table' },
      opened: { ok: true },
    });
  });

  test('is out of service while the bridge reports a fault, and opens again after it', async () => {
    const rig = await openPulseRig();
    rig.bridge.faultCode = 6;
    await rig.clock.advance(1000);
    const during = rig.acceptor.state;
    rig.bridge.faultCode = 0;

    await rig.clock.advance(2000);

    expect(during).toMatchObject({ reason: 'self-check', detail: 'the coin line is stuck' });
    expect(rig.events()).toMatchObject([{ kind: 'reject', code: 6, cause: 'jam' }]);
    expect(rig.acceptor.state).toEqual(ready(true));
  });

  test('is closed when the acceptor is closed for good', async () => {
    const rig = await openPulseRig();

    await rig.during(rig.acceptor.close());

    expect(isOpen(rig)).toBe(false);
    expect(await rig.acceptor.accept()).toMatchObject({ ok: false });
  });
});
