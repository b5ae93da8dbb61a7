import { describe, expect, test } from 'vitest';
import { openRig } from '../../support/acceptor-rig.ts';
import {
  READ_BUFFERED_CREDIT,
  ready,
  outOfService,
  isAboutInhibits,
  count,
  replyOf,
} from '../../support/acceptor-words.ts';

const REQUEST_COIN_ID = 184;

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
    rig.storing = () => Promise.reject(new Error('the disk is full'));
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
    expect(rig.news().at(-1)).toMatchObject({ isReconciled: true });
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

  test('a coin waits in the device until its position has told what it is, and keeps its value', async () => {
    let isMute = false;
    const rig = await openRig({
      answer: (header) => (header === REQUEST_COIN_ID && isMute ? 'silence' : undefined),
    });
    rig.drop('KR500A');
    isMute = true;
    rig.crash();
    await rig.clock.advance(60_000);
    const whileMute = rig.events();
    isMute = false;
    await rig.clock.advance(60_000);

    expect(whileMute).toEqual([]);
    expect(rig.events()).toMatchObject([{ kind: 'coin', position: 4, value: { faceMinor: 500n } }]);
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
