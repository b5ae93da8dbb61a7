import { describe, expect, test } from 'vitest';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { bytes, hex } from '../../support/hex.ts';

/** A device that is polled and enabled, and what its line answers to a packet (without the echo). */
function openDevice() {
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device, { isEchoing: false });
  const ask = (packet: string, nowMs = 0): string => hex(emulator.receive(bytes(packet), nowMs));
  ask('02 02 01 E7 FF FF 16');
  ask('02 00 01 E5 18');
  return { device, emulator, ask };
}

describe('the emulated acceptor on the line', () => {
  test('gives the host its own bytes back before it answers', () => {
    const emulator = createCctalkEmulator(createEmulatedDevice());

    expect(hex(emulator.receive(bytes('02 00 01 FE FF'), 0))).toBe('020001feff01000200fd');
  });

  test.each([
    ['its category', '02 00 01 F5 08', '010d0200436f696e204163636570746f7216'],
    ['its serial number', '02 00 01 F2 0B', '010302004e61bc8f'],
    ['its polling interval', '02 00 01 F9 04', '010202000214e5'],
    ['coin 4', '02 01 01 B8 04 40', '010602004b523530304184'],
    ['that it learns no coins from afar', '02 00 01 F3 0A', '0101020000fc'],
    ['its optical sensors', '02 00 01 EC 11', '0101020000fc'],
    ['how much it stores for others', '02 00 01 D8 25', '010502000000000000f8'],
    ['the sum of its program', '02 00 01 C5 38', '01040200544b4c010d'],
  ])('tells %s', (_, packet, reply) => {
    expect(openDevice().ask(packet)).toBe(reply);
  });

  test.each([
    ['an unknown header', '02 00 01 64 99'],
    ['a wrong sum', '02 00 01 FE FE'],
    ['another address', '03 00 01 FE FE'],
    ['a simple poll with surplus data', '02 01 01 FE 00 FE'],
    ['a credit poll with surplus data', '02 01 01 E5 00 17'],
    ['a question for inhibits with surplus data', '02 01 01 E6 00 16'],
    ['a question for a coin with surplus data', '02 02 01 B8 04 00 3F'],
    ['a question to everybody', '00 00 01 F5 0A'],
  ])('stays silent at %s', (_, packet) => {
    expect(openDevice().ask(packet)).toBe('');
  });

  test('acknowledges a reset, then is deaf while it starts, and then has forgotten everything', () => {
    const { device, ask } = openDevice();
    device.drop('KR500A', 100);

    const answers = [
      ask('02 00 01 01 FC', 200),
      ask('02 00 01 FE FF', 300),
      ask('02 00 01 E5 18', 400),
      ask('02 00 01 E6 17', 410),
    ];

    expect(answers).toEqual([
      '01000200fd',
      '',
      '010b02000000000000000000000000f2',
      '010202000000fb',
    ]);
  });

  test('counts what was inserted, accepted, rejected and suspicious since power-up', () => {
    const { device, ask } = openDevice();
    for (const coin of ['KR500A', 'KR100A', 'XX100A']) device.drop(coin, 100);
    device.note(20, false); // string

    const data = (packet: string): string => ask(packet, 200).slice(8, -2);
    expect({
      inserted: data('02 00 01 E2 1B'),
      accepted: data('02 00 01 E1 1C'),
      rejected: data('02 00 01 C2 3B'),
      frauds: data('02 00 01 C1 3C'),
    }).toEqual({ inserted: '030000', accepted: '020000', rejected: '010000', frauds: '010000' });
  });

  test('counts what it could not use of its line, until it is told to forget it', () => {
    const { ask } = openDevice();
    ask('02 00', 1000);
    ask('02 00 01 FE FE', 2000);

    const told = [ask('02 00 01 02 FB', 2010), ask('02 00 01 03 FA', 2020)];

    expect([...told, ask('02 00 01 02 FB', 2030)]).toEqual([
      '01030200010201f6',
      '01000200fd',
      '01030200000000fa',
    ]);
  });

  test('puts a packet together from pieces, and forgets one that stopped for 50 ms', () => {
    const { ask } = openDevice();

    const pieces = [ask('02 00', 1000), ask('01 FE FF', 1010)];
    const broken = [ask('02 00', 2000), ask('02 00 01 FE FF', 2100)];

    expect({ pieces, broken }).toEqual({
      pieces: ['', '01000200fd'],
      broken: ['', '01000200fd'],
    });
  });
});

describe('the emulated acceptor decides', () => {
  test('an enabled coin is accepted and moves the counter', () => {
    const { device } = openDevice();

    expect(device.drop('KR500A', 100)).toEqual({ outcome: 'accepted', event: 1 });
    expect(device.pairs).toEqual([{ a: 4, b: 0 }]);
    expect(device.accepted).toEqual({ KR500A: 1 });
  });

  test('an inhibited position is returned with its own code', () => {
    const { device } = openDevice();
    device.inhibitMask = 0b0001;

    expect(device.drop('KR500A', 100)).toEqual({ outcome: 'returned', event: 1 });
    expect(device.pairs).toEqual([{ a: 0, b: 131 }]);
  });

  test('a closed master returns everything with code 2', () => {
    const { device } = openDevice();
    device.acceptsCoins = false;

    device.drop('KR500A', 100);

    expect(device.pairs).toEqual([{ a: 0, b: 2 }]);
  });

  test('an unknown coin is returned with code 1', () => {
    const { device } = openDevice();

    device.drop('FR100A', 100);

    expect(device.pairs).toEqual([{ a: 0, b: 1 }]);
  });

  test('nothing is taken a second after the last poll, and again when polling resumes', () => {
    const { device, ask } = openDevice();
    const early = device.drop('KR500A', 1000).outcome;
    const late = device.drop('KR500A', 1001).outcome;
    ask('02 00 01 E5 18', 5000);
    const again = device.drop('KR500A', 5500).outcome;

    expect([early, late, again]).toEqual(['accepted', 'returned', 'accepted']);
  });

  test('nothing is taken while it reports a fault', () => {
    const { device } = openDevice();
    device.faultCode = 3;

    expect(device.drop('KR500A', 100)).toEqual({ outcome: 'returned', event: 0 });
  });

  test('after 255 events the counter goes to 1', () => {
    const { device } = openDevice();
    for (let i = 0; i < 255; i++) device.drop('KR010A', 100);
    const before = device.counter;

    device.drop('KR010A', 100);

    expect([before, device.counter]).toEqual([255, 1]);
  });

  test('a power-up empties the buffer and inhibits every position, but not what was counted for the oracle', () => {
    const { device } = openDevice();
    device.drop('KR500A', 100);

    device.reset();

    expect(device).toMatchObject({ counter: 0, pairs: [], inhibitMask: 0 });
    expect(device.accepted).toEqual({ KR500A: 1 });
  });
});
