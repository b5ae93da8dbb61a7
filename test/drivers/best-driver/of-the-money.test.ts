// What the best driver must do with money and its slot (acceptors.md, points 6, 7, 12 and 13), through the driver.
import { describe, expect, test } from 'vitest';
import type { CoinTable } from '#drivers/coin-table.ts';
import { frame } from '#drivers/pulse/grammar.ts';
import { acceptorRig, emulatedTable, openRig } from '../../support/acceptor-rig.ts';
import type { RigOptions } from '../../support/acceptor-rig.ts';
import { isAboutInhibits, READ_BUFFERED_CREDIT } from '../../support/acceptor-words.ts';
import { openMdbRig } from '../../support/mdb-rig.ts';
import { openPulseRig } from '../../support/pulse-rig.ts';

const ascii = (text: string): number[] => [...Buffer.from(text)];
const REQUEST_COIN_ID = 184;
const OPTION_FLAGS = 213;
const withCoins = (coinId: string) => (header: number) =>
  header === REQUEST_COIN_ID ? ascii(coinId) : undefined;
const entry = (coinId: string): CoinTable => ({
  acceptorId: emulatedTable.acceptorId,
  entries: [{ position: 4, coinId, value: { currency: 'KRW', faceMinor: 500n } }],
});

describe('6. approved coin table', () => {
  test.each<[string, RigOptions]>([
    ['there is none', { table: undefined }],
    [
      'it is of another serial number',
      { table: { ...emulatedTable, acceptorId: 'TKL/TKL-EMU/1' } },
    ],
    ['the identifier is not in it', { table: entry('KR500B') }],
    ['it names a token', { table: entry('TK500A'), answer: withCoins('TK500A') }],
    ['codes are values (CVF)', { answer: (header) => (header === OPTION_FLAGS ? [1] : undefined) }],
    ['the coins were taught anew since', { answer: withCoins('GB100A') }],
    ['the identifiers cannot be read', { answer: withCoins('') }],
  ])('keeps every position inhibited when %s, and says so', async (_, options) => {
    const rig = acceptorRig(options);
    await rig.clock.advance(10_000);
    await rig.during(rig.acceptor.accept(), 60_000);

    expect(rig.device.inhibitMask).toBe(0);
    expect(rig.acceptor.state).toMatchObject({
      state: 'out-of-service',
      detail: expect.stringMatching(/.{20}/),
    });
  });

  test('gives values in whole minor units with their currency, and only by approval', async () => {
    const rig = await openRig({ table: entry('KR500A') });
    rig.drop('KR500A');
    await rig.clock.advance(500);

    expect(rig.events()).toMatchObject([
      { kind: 'coin', position: 4, value: { currency: 'KRW', faceMinor: 500n } },
    ]);
    expect(rig.device.inhibitMask).toBe(0b1000);
  });
});

describe('7. the polls', () => {
  const gapsBetween = (times: readonly number[]): number[] =>
    times.slice(1).map((ms, i) => ms - times[i]!);

  test('every 200 ms or sooner when idle, at once after news, quicker until it is quiet', async () => {
    const rig = await openRig();
    const polls: number[] = [];
    rig.tamper = (raw) => {
      if (raw[3] === READ_BUFFERED_CREDIT) polls.push(rig.clock.monotonicMs());
      return raw;
    };
    await rig.clock.advance(5000);
    const idle = gapsBetween(polls.splice(0));
    rig.drop('KR500A');
    await rig.clock.advance(900);
    const busy = gapsBetween(polls.splice(0)).slice(1);

    expect(Math.max(...idle)).toBeLessThanOrEqual(200);
    expect(Math.max(...busy)).toBeLessThanOrEqual(50);
  });

  test('go on while the slot is closed, by master inhibit and not by silence', async () => {
    const rig = await openRig();
    await rig.during(rig.acceptor.inhibit());
    const before = rig.headers.length;

    await rig.clock.advance(2000);

    const polls = rig.headers.slice(before).filter((header) => header === READ_BUFFERED_CREDIT);
    expect(polls.length).toBeGreaterThanOrEqual(10);
    expect(rig.device.acceptsCoins).toBe(false);
  });

  test('stop when the journal cannot commit and the slot cannot be closed: the device closes by itself', async () => {
    const rig = await openRig();
    rig.tamper = (raw) => (isAboutInhibits(raw[3]!) ? new Uint8Array(0) : raw);
    rig.storing = () => Promise.reject(new Error('the disk is full'));
    rig.drop('KR500A');
    await rig.clock.advance(3000);
    const before = rig.headers.length;
    await rig.clock.advance(20_000);

    const polls = rig.headers.slice(before).filter((header) => header === READ_BUFFERED_CREDIT);
    expect(polls).toEqual([]);
    expect(rig.drop('KR500A').outcome).toBe('returned');
  });
});

test('12. MDB: all events of a poll by bit tests, a reject is no credit, tubes reconcile', async () => {
  const rig = await openMdbRig();
  // One answer: a reject of type 3, ₩100 into its tube, a slug, ₩50 taken out by hand, ₩10 into the cash box.
  rig.changer.reject(3);
  rig.changer.drop('KRW100');
  rig.changer.tell(0x21);
  rig.changer.payByHand(1, 1);
  rig.changer.drop('KRW10');
  await rig.clock.advance(1000);
  const told = { coins: rig.coins(), rejects: rig.rejects().length };
  rig.changer.drop('KRW500');
  rig.changer.poll();
  rig.crash();
  await rig.clock.advance(4000);

  expect(told).toEqual({ coins: [3, 1], rejects: 2 });
  expect(rig.coins()).toEqual([3, 1]);
  expect(rig.gaps()).toContainEqual({ kind: 'gap', lostCount: 1, reason: 'credits-lost' });
});

test('13. pulse: (boot, sequence) is the key, acknowledged after the commit, and unframed lines are refused', async () => {
  const rig = await openPulseRig();
  rig.speak('$COIN,1,1,4,11,1000\n');
  rig.speak('COIN 500\n');
  rig.speak(frame('COIN,1,1,4,11,1000').replace('11', '12'));
  await rig.clock.advance(500);
  const unframed = rig.coins().length;
  const order: string[] = [];
  rig.committed = () => order.push('commit');
  rig.toBridge = (text) => {
    if (text.includes('$ACK')) order.push('ack');
    return text;
  };
  rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, '$&$&');
  await rig.dropAndWait('KR010A');
  await rig.dropAndWait('KR010A');

  expect({ unframed, coins: rig.coins(), keys: rig.keys() }).toEqual({
    unframed: 0,
    coins: [1, 1],
    keys: ['00000001:1', '00000001:2'],
  });
  expect(order[0]).toBe('commit');
  expect(order.filter((what) => what === 'commit')).toHaveLength(2);
});
