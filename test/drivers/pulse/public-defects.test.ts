// What public pulse sketches and line bridges get wrong (acceptors.md §C and points 2, 7, 13), each as a test. The same trains are
// counted by the firmware in `dialogues.test.ts` and in test/drivers/pulse/firmware.
import { describe, expect, test } from 'vitest';
import { EMULATED_PULSES } from '#drivers/pulse/emulated-coins.ts';
import { frame } from '#drivers/pulse/grammar.ts';
import { openPulseRig } from '../../support/pulse-rig.ts';

const rejects = (rig: Awaited<ReturnType<typeof openPulseRig>>) =>
  rig.events().flatMap((e) => (e.kind === 'reject' ? [{ code: e.code, cause: e.cause }] : []));

describe('7. line bridges', () => {
  test('lose coins that are reported while nobody reads: here they wait for their acknowledgement', async () => {
    const rig = await openPulseRig();
    rig.crash();
    rig.unplug();
    rig.bridge.pulse(5, rig.clock.monotonicMs());
    await rig.clock.advance(10_000);
    rig.replug();

    await rig.clock.advance(4000);

    expect(rig.coins()).toEqual([1]);
  });

  test('have no checksum on the line: here a damaged amount is no line', async () => {
    const rig = await openPulseRig();
    rig.speak(frame('COIN,1,1,1,5,1000').replace('1,5', '5,5'));

    await rig.clock.advance(1000);

    expect(rig.events()).toEqual([]);
  });

  test('have no sequence number: here a repeated line is the same coin', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, '$&$&');
    await rig.dropAndWait('KR010A');
    await rig.dropAndWait('KR010A');

    expect(rig.coins()).toEqual([1, 1]);
  });

  test.each([
    ['a bare value', '500\n'],
    ['a line without frame', 'COIN,1,1,4,11,1000*0000\n'],
    ['a frame without a checksum', '$COIN,1,1,4,11,1000\n'],
    ['a line in front of which a byte was lost', frame('COIN,1,1,4,11,1000').slice(1)],
    ['two lines glued into one', frame('COIN,1,1,4,11,1000').trimEnd() + frame('PING,1,1')],
    ['a line behind noise', `\u0000${frame('COIN,1,1,4,11,1000')}`],
    ['a line that is too long', frame(`COIN,1,1,4,11,1000${',0'.repeat(60)}`)],
  ])('are believed whatever they say: here %s is refused', async (_, text) => {
    const rig = await openPulseRig();
    rig.speak(text);

    await rig.clock.advance(1000);

    expect(rig.events()).toEqual([]);
  });

  test('2. glue lines together or split them: here each line is one, however its bytes arrive', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => {
      for (const byte of text) rig.speak(byte);
      return '';
    };
    await rig.dropAndWait('KR010A');
    rig.toHost = (text) => `\r\n${text.replaceAll('\n', '\r\n')}`;
    await rig.dropAndWait('KR050A');

    expect(rig.coins()).toEqual([1, 2]);
  });

  test('2. keep a line that never ends for ever: here it is thrown away, and the next one counts', async () => {
    const rig = await openPulseRig();
    for (let i = 0; i < 50; i++) {
      rig.speak('$COIN,1,1,4,11,'.repeat(200));
      await rig.clock.advance(10);
    }
    rig.speak('\n');

    await rig.dropAndWait('KR010A');

    expect(rig.coins()).toEqual([1]);
  });
});

describe('pulse sketches', () => {
  test('melt a quick second coin into the first: here that is a dispute with its raw count, a gap, and no money', async () => {
    const rig = await openPulseRig();
    rig.drop('KR010A');
    await rig.clock.advance(200);

    await rig.dropAndWait('KR050A');

    expect({ coins: rig.coins(), rejects: rejects(rig), gaps: rig.gaps() }).toEqual({
      coins: [],
      rejects: [{ code: 1, cause: 'dispute' }],
      gaps: [{ kind: 'gap', lostCount: undefined, reason: 'credits-lost' }],
    });
    expect(rig.warnings[0]?.message).toContain('melted');
  });

  test('count one for static or a touched ground line: here a stray pulse is no coin', async () => {
    const rig = await openPulseRig();
    rig.bridge.pulse(1, rig.clock.monotonicMs());

    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), rejects: rejects(rig) }).toEqual({
      coins: [],
      rejects: [{ code: 2, cause: 'fraud' }],
    });
  });

  test('count the pulses of an acceptor that has just been switched on: here they are told and not counted', async () => {
    const rig = await openPulseRig();
    rig.cutPower();
    rig.bridge.pulse(5, rig.clock.monotonicMs());

    await rig.clock.advance(4000);

    expect(rig.coins()).toEqual([]);
  });

  test('forget the credit when their time-out window ends: here a coin that comes late still counts', async () => {
    const rig = await openPulseRig();
    const inhibited = rig.acceptor.inhibit();
    await rig.clock.advance(100);
    // It had passed the sensor when the slot closed.
    rig.bridge.pulse(9, rig.clock.monotonicMs());
    await rig.clock.advance(2000);

    expect({ inhibited: await inhibited, coins: rig.coins() }).toEqual({
      inhibited: { ok: true },
      coins: [3],
    });
  });

  test('miss coins after a long rest: here the first one counts', async () => {
    const rig = await openPulseRig();
    await rig.clock.advance(300_000);

    await rig.dropAndWait('KR100A');

    expect(rig.coins()).toEqual([3]);
  });
});

test('an error that is lost on the line is missed by its number, and a gap says so', async () => {
  const rig = await openPulseRig();
  const stray = async (): Promise<void> => {
    rig.bridge.pulse(1, rig.clock.monotonicMs());
    await rig.clock.advance(1500);
  };
  await stray();
  rig.toHost = (text) => text.replaceAll(/\$ERR.*\n/g, '');
  await stray();
  rig.toHost = (text) => text;
  await stray();

  expect(rig.warnings.map(({ message, fields }) => [message, fields['missed']])).toContainEqual([
    'errors of the pulse bridge were lost on the line',
    1,
  ]);
  expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'credits-lost' }]);
});

describe('sketches that lose coins between acceptor and host', () => {
  test('count nothing although the acceptor accepts (bleskomat-diy #19): here a coin is told until it is heard', async () => {
    const rig = await openPulseRig();
    let unheard = 5;
    rig.toHost = (text) => (/COIN/.test(text) && unheard-- > 0 ? '' : text);
    await rig.dropAndWait('KR500A');
    await rig.clock.advance(3000);

    expect(rig.coins()).toEqual([4]);
  });

  test('miss even the first coin after a start (fivdi/epoll #26): here it counts', async () => {
    const rig = await openPulseRig();
    rig.cutPower();
    await rig.clock.advance(5000);

    await rig.dropAndWait('KR010A');

    expect(rig.coins()).toEqual([1]);
  });

  test('are blind for up to a second after a pulse (delay in the interrupt): here coins half a second apart are two', async () => {
    const rig = await openPulseRig();
    for (const coin of ['KR010A', 'KR010A', 'KR010A']) {
      rig.drop(coin);
      await rig.clock.advance(900);
    }

    expect(rig.coins()).toEqual([1, 1, 1]);
  });

  test('take one pulse more or less for another coin (ArduinoVendingMachine #4): here it is none', () => {
    const sums = EMULATED_PULSES.flatMap((one) => EMULATED_PULSES.map((other) => one + other));
    const noisy = EMULATED_PULSES.flatMap((pulses) => [pulses - 1, pulses + 1, 1]);

    expect([...sums, ...noisy].filter((pulses) => EMULATED_PULSES.includes(pulses))).toEqual([]);
  });
});

test('a stall of the event loop for three seconds loses nothing and credits nothing twice', async () => {
  const rig = await openPulseRig();
  // Nobody runs, and what the bridge said meanwhile arrives at once.
  let held = '';
  rig.toHost = (text) => {
    held += text;
    return '';
  };
  rig.toBridge = () => '';
  await rig.dropAndWait('KR500A');
  await rig.clock.advance(2200);
  rig.toHost = (text) => text;
  rig.toBridge = (text) => text;
  rig.speak(held);

  await rig.clock.advance(3000);

  expect({ keys: rig.keys(), gaps: rig.gaps() }).toEqual({ keys: ['00000001:1'], gaps: [] });
});
