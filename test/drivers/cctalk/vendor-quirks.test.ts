// The habits of real ccTalk devices (acceptors.md, the table of vendor quirks), each as the driver meets it.
import { describe, expect, test } from 'vitest';
import type { CoinTable } from '#drivers/coin-table.ts';
import { acceptorRig, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import { outOfService, READ_BUFFERED_CREDIT, ready } from '../../support/acceptor-words.ts';

const ascii = (text: string): number[] => [...Buffer.from(text)];

describe('Azkoyen X6', () => {
  test('takes no coin before the first 229: it is asked before the slot opens', async () => {
    const rig = acceptorRig();
    const before = rig.drop('KR500A').outcome;
    await rig.open();

    expect([before, rig.drop('KR500A').outcome]).toEqual(['returned', 'accepted']);
    expect(rig.headers.indexOf(READ_BUFFERED_CREDIT)).toBeLessThan(rig.headers.indexOf(228));
  });

  test('stops a second after the last 229, and goes on without a word when it is asked again', async () => {
    const rig = await openRig();
    rig.unplug();
    await rig.clock.advance(1500);
    const away = rig.drop('KR500A').outcome;
    rig.replug();
    await rig.clock.advance(4000);

    expect([away, rig.drop('KR500A').outcome]).toEqual(['returned', 'accepted']);
  });

  test('says NAK while its module has no software: out of service, and back when it has', async () => {
    let hasSoftware = false;
    const rig = acceptorRig({ answer: () => (hasSoftware ? undefined : 'nak') });
    await rig.clock.advance(10_000);
    const before = rig.acceptor.state;
    hasSoftware = true;
    await rig.clock.advance(5000);

    expect([before, rig.acceptor.state]).toEqual([outOfService('silent'), ready(false)]);
  });

  test('in L66 mode knows neither 248 nor 228 nor 193: it is closed by the mask, and serves', async () => {
    const rig = await openRig({
      answer: (header) => ([248, 228, 227, 193, 194].includes(header) ? 'silence' : undefined),
    });
    rig.drop('KR500A');
    await rig.clock.advance(1000);
    await rig.during(rig.acceptor.inhibit(), 5000);

    expect(rig.coins()).toEqual([4]);
    expect(rig.device.inhibitMask).toBe(0);
  });
});

describe('Alberici AL55/66', () => {
  test('asks for a poll every 500 ms and is polled every 200: its five events must not overrun', async () => {
    const rig = await openRig({ answer: (header) => (header === 249 ? [2, 50] : undefined) });
    await rig.clock.advance(2000);
    const before = rig.headers.length;
    await rig.clock.advance(2000);

    const polls = rig.headers.slice(before).filter((header) => header === READ_BUFFERED_CREDIT);
    expect(polls.length).toBeGreaterThanOrEqual(9);
  });

  test('inhibits everything at power-up and forgets it at power-down: it is told again each time', async () => {
    const rig = await openRig();
    rig.device.reset();
    const forgotten = rig.device.inhibitMask;
    await rig.clock.advance(4000);

    expect([forgotten, rig.device.inhibitMask]).toEqual([0, 0x7fff]);
  });

  test('can check itself only two seconds after its start: until then its silence is no fault', async () => {
    let sinceMs = 0;
    const rig = await openRig({
      answer: (header) => (header === 232 && sinceMs < 5000 ? 'silence' : undefined),
    });
    const early = rig.acceptor.state;
    sinceMs = 5000;
    rig.device.faultCode = 2;
    await rig.clock.advance(3000);

    expect(early).toEqual(ready(true));
    expect(rig.acceptor.state).toEqual(outOfService('self-check'));
  });

  test('may have its error codes switched off: rejects that it counts and never tells are no alarm', async () => {
    let rejected = 0;
    const rig = await openRig({
      answer: (header) => (header === 194 ? [0, 0, rejected] : undefined),
    });
    await rig.clock.advance(10_000);
    rejected = 9;
    await rig.clock.advance(3_600_000 / 60);
    rig.drop('KR500A');
    await rig.clock.advance(1000);

    expect({ events: rig.events().length, warnings: rig.warnings }).toEqual({
      events: 1,
      warnings: [],
    });
  });
});

test('Money Controls SR3 has no 228 and a constant 227: proven closed by 231 and 230 alone', async () => {
  const rig = await openRig({
    answer: (header) => (header === 228 ? 'silence' : header === 227 ? [1] : undefined),
  });
  const closed = await rig.during(rig.acceptor.inhibit(), 5000);

  expect(closed).toEqual({ ok: true });
  expect([rig.device.inhibitMask, rig.drop('KR500A').outcome]).toEqual([0, 'returned']);
});

test('NRI G-13 and eagle hold two memory blocks: after a switch no position is money until it is met again', async () => {
  let bank = 0;
  const rig = await openRig({
    answer: (header) => {
      if (header === 178) return [bank];
      return header === 184 && bank === 1 ? ascii('EU050A') : undefined;
    },
  });
  bank = 1;
  await rig.clock.advance(4000);

  expect(rig.drop('KR500A').outcome).toBe('returned');
  // Where the other block holds an approved identifier on its own position, that one coin is taken.
  expect(rig.acceptor.state).toMatchObject({ state: 'ready', approvedPositions: [9] });
  expect(rig.device.inhibitMask).toBe(1 << 8);
});

test('WH Berlin EMP800 lives at address 80, and echo and reply come split anywhere', async () => {
  const table: CoinTable = { ...emulatedTable, acceptorId: 'WHM/TKL-EMU/12345678' };
  const rig = acceptorRig({ address: 80, table });
  rig.tamper = (raw) => {
    // `50 │ 00 01 ..`: one byte at a time, as in node-serialport #837.
    const isManufacturer = raw[3] === 246;
    const reply = isManufacturer
      ? Buffer.from('500001f6b9010350005748 4dc0'.replace(' ', ''), 'hex')
      : raw;
    for (const byte of reply) rig.line?.device.write(new Uint8Array([byte]));
    return new Uint8Array(0);
  };
  await rig.open();
  rig.drop('KR500A');
  await rig.clock.advance(1000);

  expect(rig.acceptor.state).toMatchObject({ acceptorId: 'WHM/TKL-EMU/12345678' });
  expect(rig.coins()).toEqual([4]);
});

test('ITL and Comestero may answer encrypted: what cannot be read is silence, in words, and no coin', async () => {
  const rig = acceptorRig();
  rig.tamper = (raw) => raw.map((byte, i) => (i < 5 ? byte : byte ^ 0x5a));
  await rig.clock.advance(20_000);

  expect(rig.acceptor.state).toEqual(outOfService('silent'));
  expect(rig.events()).toEqual([]);
});

test('as Paylink does, counter 0 is a reset of the unit, and the self-check is asked until it is fine', async () => {
  const rig = await openRig();
  rig.drop('KR500A');
  await rig.clock.advance(500);
  rig.device.reset();
  rig.device.faultCode = 30;
  await rig.clock.advance(6000);
  const broken = rig.acceptor.state;
  rig.device.faultCode = 0;
  await rig.clock.advance(4000);

  expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
  expect([broken, rig.acceptor.state]).toEqual([outOfService('self-check'), ready(true)]);
});
