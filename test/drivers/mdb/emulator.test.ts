import { describe, expect, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { createEmulatedChanger } from '#drivers/mdb/emulated-changer.ts';
import { createMdbConsole } from '#drivers/mdb/emulator-commands.ts';
import { createQibixxEmulator, createWaferstarEmulator } from '#drivers/mdb/emulator.ts';
import { bytes } from '../../support/hex.ts';

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const text = (said: Uint8Array): string => Buffer.from(said).toString('latin1');

describe('the emulated Qibixx bridge', () => {
  const say = (...commands: string[]) => {
    const bridge = createQibixxEmulator(createEmulatedChanger());
    return commands.map((command) => text(bridge.receive(ascii(`${command}\n`), 0)).trim());
  };

  test('asks the changer nothing before it is the master', () => {
    expect(say('V', 'R,0B', 'M,1', 'R,0B', 'R,0B')).toEqual([
      'v,4.0.2.0,0123456789abcdef',
      'p,NACK',
      'm,ACK',
      'p,0B',
      'p,ACK',
    ]);
  });

  test('tells coins, tubes and identity without a checksum', () => {
    expect(say('M,1', 'R,09', 'R,0A', 'R,0F,00', 'R,0E').slice(1)).toEqual([
      `p,0314100A00000E01050A32FF${'00'.repeat(11)}`,
      `p,0000000A0A0A${'00'.repeat(12)}`,
      `p,${Buffer.from('TKL87654321    TKL-EMU-MDB ').toString('hex').toUpperCase()}010000000000`,
      'p,NACK',
    ]);
  });

  test('takes a command in two parts, and two in one', () => {
    const bridge = createQibixxEmulator(createEmulatedChanger());
    const said = ['M,', '1\nR,0B\nR,', '0B\n'].map((part) => text(bridge.receive(ascii(part), 0)));

    expect(said).toEqual(['', 'm,ACK\np,0B\n', 'p,ACK\n']);
  });
});

describe('the emulated Waferstar bridge', () => {
  test('answers with a checksum, and tells the device byte with what nobody asked', () => {
    const changer = createEmulatedChanger();
    const bridge = createWaferstarEmulator(changer);

    const enabled = text(bridge.receive(bytes('0C 00 0F 00 00'), 0));
    changer.drop('KRW500');
    const told = text(bridge.tick(0));
    const tubes = text(bridge.receive(bytes('0A'), 1))
      .trim()
      .split(' ');

    expect({ enabled, told, sum: tubes.at(-1), length: tubes.length }).toEqual({
      enabled: '00\r\n',
      told: '08 0B 53 0B\r\n',
      sum: '1F',
      length: 19,
    });
  });

  test('of the version with three lights takes every coin from its power-up on', () => {
    const changer = createEmulatedChanger();
    createWaferstarEmulator(changer, true);

    expect(changer.drop('KRW500').outcome).toBe('accepted');
  });
});

describe('the emulated changer', () => {
  test('tells what fits into sixteen bytes, and the rest at the next poll', () => {
    const changer = createEmulatedChanger();
    changer.poll();
    changer.enabledTypes = 0xffff;
    for (let i = 0; i < 10; i++) changer.drop('KRW10');

    expect([changer.poll().length, changer.poll().length, changer.poll().length]).toEqual([
      16, 4, 0,
    ]);
  });

  test('hands coins back when it has more to tell than it can keep', () => {
    const changer = createEmulatedChanger();
    changer.enabledTypes = 0xffff;
    for (let i = 0; i < 20; i++) changer.drop('KRW10');

    expect({ accepted: changer.accepted, returned: changer.returned }).toEqual({
      accepted: { KRW10: 11 },
      returned: 9,
    });
  });

  test('sends coins to the cash box when their tube is full', () => {
    const changer = createEmulatedChanger({ tubeCapacity: 10 });
    changer.poll();
    changer.enabledTypes = 0xffff;
    changer.drop('KRW500');

    expect(changer.poll()).toEqual([0x43, 10]);
  });
});

describe('the console of the emulated changer', () => {
  function openConsole() {
    const clock = handMovedClock(0);
    const changer = createEmulatedChanger();
    changer.poll();
    changer.enabledTypes = 0xffff;
    const plug = {
      isPlugged: true,
      unplug: () => (plug.isPlugged = false),
      replug: () => (plug.isPlugged = true),
    };
    const { perform } = createMdbConsole(changer, createQibixxEmulator(changer), plug, clock);
    /** Performs a command while the host polls. */
    const say = async (line: string): Promise<unknown> => {
      const answer = perform(line);
      for (let i = 0; i < 10; i++) await clock.advance(100);
      return answer;
    };
    return { changer, say };
  }

  test.each([
    ['coin KRW500', { ok: true, outcome: 'accepted' }],
    ['coin krw500', { ok: true, outcome: 'accepted' }],
    ['coin 4', { ok: true, outcome: 'accepted' }],
    ['coin KRW100 2', { ok: true, outcome: 'accepted', accepted: 2, returned: 0 }],
    ['coin EUR100', { ok: true, outcome: 'returned' }],
    ['flood KRW100 8', { ok: true, accepted: 8, returned: 0 }],
    ['burst KRW10 KRW50 X', { ok: true, outcomes: ['accepted', 'accepted', 'returned'] }],
    ['event 12', { ok: true, untoldEvents: 1 }],
    ['event 83 11', { ok: true, untoldEvents: 1 }],
    ['reject 4', { ok: true, tubes: expect.any(Array) }],
    ['hand 4 2', { ok: true, tubes: [0, 10, 10, 8, ...Array(12).fill(0)] }],
    ['slug', { ok: true, untoldEvents: 1 }],
    ['lever', { ok: true, untoldEvents: 1 }],
    ['reset', { ok: true, untoldEvents: 1 }],
    ['nack 3', { ok: true, count: 3 }],
    ['garble', { ok: true, count: 1 }],
    ['unplug', { ok: true, isPlugged: false }],
    ['replug', { ok: true, isPlugged: true }],
    ['count', { ok: true, accepted: {}, returned: 0 }],
    ['state', expect.objectContaining({ ok: true, enabledTypes: 0xffff, untoldEvents: 0 })],
    ['help', expect.objectContaining({ ok: true })],
  ])('%s', async (line, answer) => {
    expect(await openConsole().say(line)).toEqual(answer);
  });

  test.each([
    '',
    'dance',
    'coin',
    'coin KRW10 0',
    'burst',
    'event',
    'event 256',
    'hand 17',
    'nack x',
  ])('refuses "%s" in words and changes nothing', async (line) => {
    const { changer, say } = openConsole();

    expect(await say(line)).toEqual({ ok: false, error: expect.stringMatching(/.{10}/) });
    expect(changer.untoldEvents).toBe(0);
  });
});
