// What public MDB drivers get wrong, each as a story from the coin to the books.
import { describe, expect, test } from 'vitest';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from '#drivers/mdb/frame.ts';
import { mdbRig, openMdbRig } from '../../support/mdb-rig.ts';

describe.each([QIBIXX_CODEC, WAFERSTAR_CODEC])('through a $name bridge', (codec) => {
  test('round(log2) misread: a tube coin of type 11 is a coin', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.tell(0x5b, 0x02);

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([12]);
  });

  test('only the first event: every coin of one answer is booked, in its order', async () => {
    const rig = await openMdbRig({ codec });
    for (const coin of ['KRW10', 'KRW50', 'XXX', 'KRW100', 'KRW500']) rig.changer.drop(coin);

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([1, 2, 3, 4]);
    expect(rig.rejects()).toMatchObject([{ creditSeq: 3n, cause: 'refused' }]);
    expect(rig.reports.filter(({ events }) => events.length > 0)).toHaveLength(1);
  });

  test('a loop that ends at one bad answer: damaged lines are survived, and named', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    rig.emulator.garble(1);
    await rig.clock.advance(1000);
    rig.changer.drop('KRW100');
    await rig.clock.advance(1000);

    expect(rig.coins().at(-1)).toBe(3);
    // The line of the coin itself, or of a poll or answer before it: where a coin is missing, a gap stands.
    expect(rig.coins().length + rig.gaps().length).toBeGreaterThanOrEqual(2);
  });

  test('2. glued lines: two lines in one chunk are two lines', async () => {
    const rig = await openMdbRig({ codec });
    const aside = codec.isPolling ? '08 52 0B\r\n' : 'v,4.0.2.0,0123456789abcdef\n';
    rig.tamper = (bytes) => {
      const isCoin = /53 ?0B/.test(Buffer.from(bytes).toString('latin1'));
      return isCoin ? new Uint8Array([...Buffer.from(aside, 'latin1'), ...bytes]) : bytes;
    };
    rig.changer.drop('KRW500');

    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual(codec.isPolling ? [3, 4] : [4]);
    expect(rig.gaps()).toEqual([]);
  });

  test('2. unbounded line: noise without an end fills no memory and hides no later coin', async () => {
    const rig = await openMdbRig({ codec });
    const noise = new Uint8Array(5000).fill(0x55);
    for (let i = 0; i < 100; i++) {
      rig.line?.device.write(noise);
      await rig.clock.advance(10);
    }
    await rig.clock.advance(1000);
    rig.line?.device.write(new Uint8Array([0x0a]));
    await rig.clock.advance(6000);
    rig.changer.drop('KRW500');
    await rig.clock.advance(1000);

    expect(rig.coins()).toEqual([4]);
    expect(rig.gaps().length).toBeLessThan(5);
  });

  test('reject credited: a coin that went back is a reject', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.reject(3);

    await rig.clock.advance(1000);

    expect(rig.events()).toEqual([{ kind: 'reject', creditSeq: 1n, code: 0x73, cause: 'refused' }]);
  });

  test('hand-paid coins: coins taken out by hand neither add nor subtract, and are an alarm', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.payByHand(3, 2);

    await rig.clock.advance(1000);

    expect(rig.events()).toEqual([]);
    expect(rig.warnings).toMatchObject([
      {
        message: 'coins were taken out of the tubes by hand',
        fields: { position: 4, coinCount: 2 },
      },
    ]);
  });

  test('tokens FF: a token is never let in, and worth nothing when it comes all the same', async () => {
    const rig = await openMdbRig({ codec });
    const isLetIn = (rig.changer.enabledTypes & 0b10000) !== 0;
    rig.changer.tell(0x44, 0x00);

    await rig.clock.advance(1000);

    expect(isLetIn).toBe(false);
    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 5, value: undefined }]);
  });

  test('a removed coin: what may have been taken out again is fraud, and subtracts nothing', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.drop('KRW500');
    rig.changer.tell(0x0d);

    await rig.clock.advance(1000);

    expect(rig.events()).toMatchObject([
      { kind: 'coin', position: 4 },
      { kind: 'reject', code: 0x0d, cause: 'fraud' },
    ]);
  });

  test('old state repeated: a status that is told at every poll is one event', async () => {
    const rig = await openMdbRig({ codec });
    for (let i = 0; i < 50; i++) {
      rig.changer.tell(0x04);
      await rig.clock.advance(100);
    }

    expect(rig.rejects()).toEqual([
      { kind: 'reject', creditSeq: 1n, code: 0x04, cause: 'hardware' },
    ]);
  });

  test('wrong lengths: an event that was cut off is a gap and no coin', async () => {
    const rig = await openMdbRig({ codec });
    rig.changer.tell(0x53);

    await rig.clock.advance(1000);

    expect(rig.events()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'credits-lost' }]);
  });
});

describe('the answers of a changer in the books', () => {
  test.each([
    [0x01, 'lever'],
    [0x03, 'dispute'],
    [0x05, 'refused'],
    [0x07, 'hardware'],
    [0x09, 'dispute'],
    [0x0c, 'jam'],
    [0x0e, 'unknown'],
    [0x2f, 'refused'],
  ])('%i is a reject of cause %s', async (code, cause) => {
    const rig = await openMdbRig();
    rig.changer.tell(code);

    await rig.clock.advance(500);

    expect(rig.events()).toEqual([{ kind: 'reject', creditSeq: 1n, code, cause }]);
  });

  test.each([0x02, 0x0a])('%i, busy, is nothing', async (code) => {
    const rig = await openMdbRig();
    rig.changer.tell(code);

    await rig.clock.advance(500);

    expect(rig.events()).toEqual([]);
  });

  test('a stuck coin closes the slot in words, and it opens again when that is over', async () => {
    const rig = await openMdbRig();
    rig.changer.tell(0x0c);
    await rig.clock.advance(500);
    const stuck = { state: rig.acceptor.state, types: rig.changer.enabledTypes };

    await rig.clock.advance(11_000);

    expect(stuck).toEqual({
      state: { state: 'out-of-service', reason: 'self-check', detail: 'coin stuck' },
      types: 0,
    });
    expect(rig.acceptor.state).toMatchObject({ state: 'ready', isOpen: true });
  });

  test('an alarm comes with what was said on the line before it', async () => {
    const rig = await openMdbRig();
    rig.changer.tell(0x0d);

    await rig.clock.advance(500);

    const wire = rig.warnings[0]?.fields['wire'] as string[];
    expect(wire.join()).toContain(Buffer.from('p,0D\n').toString('hex'));
  });
});

test('a device that is no changer is refused in words', async () => {
  const rig = mdbRig({ country: '9999' });

  await rig.clock.advance(3000);

  expect(rig.acceptor.state).toMatchObject({
    state: 'out-of-service',
    reason: 'not-a-coin-acceptor',
  });
});

describe('a Waferstar line that comes twice', () => {
  const doubled = async (settings: { tubeCapacity?: number }) => {
    const rig = await openMdbRig({ codec: WAFERSTAR_CODEC, ...settings });
    rig.tamper = (bytes) => {
      const text = Buffer.from(bytes).toString('latin1');
      return new Uint8Array(Buffer.from(text.replaceAll(/08 [45].*\r\n/g, '$&$&'), 'latin1'));
    };
    return rig;
  };

  test('is one coin of a tube whose count did not grow, and a gap says what happened', async () => {
    const rig = await doubled({});
    rig.changer.drop('KRW500');

    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), gaps: rig.gaps().length }).toEqual({ coins: [4], gaps: 1 });
  });

  test('is one coin of the cash box, where no acceptor is that quick', async () => {
    const rig = await doubled({ tubeCapacity: 0 });
    rig.changer.drop('KRW500');

    await rig.clock.advance(1000);

    expect({ coins: rig.coins(), gaps: rig.gaps().length }).toEqual({ coins: [4], gaps: 1 });
  });

  test('two equal coins of the cash box, one after the other, are two', async () => {
    const rig = await openMdbRig({ codec: WAFERSTAR_CODEC, tubeCapacity: 0 });
    for (let i = 0; i < 2; i++) {
      rig.changer.drop('KRW500');
      await rig.clock.advance(250);
    }

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4, 4], gaps: [] });
  });
});
