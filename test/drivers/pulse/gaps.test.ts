// What a bridge has counted and can no longer tell: named as a gap, never guessed into money.
import { describe, expect, test } from 'vitest';
import { isOtherMemory, judgeCoin, reportCoin } from '#drivers/pulse/accounting.ts';
import type { Coin } from '#drivers/pulse/accounting.ts';
import { frame } from '#drivers/pulse/grammar.ts';
import { openPulseRig } from '../../support/pulse-rig.ts';

describe('a gap in the sequence', () => {
  test('is an alarm, a gap with its number, and then the coin', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => renumber(text, 3);

    await rig.dropAndWait('KR500A');
    await rig.clock.advance(1500);

    expect(rig.events()).toMatchObject([
      { kind: 'gap', lostCount: 3, reason: 'credits-lost' },
      { kind: 'coin', creditSeq: 4n },
    ]);
    expect(rig.warnings.map(({ message }) => message)).toContain('credit events were lost');
    expect(rig.warnings[0]?.wire.length).toBeGreaterThan(0);
  });

  test('that a damaged line only seemed to make is none: the missing coin comes again', async () => {
    const rig = await openPulseRig();
    rig.toHost = (text) => text.replaceAll(/\$COIN.*\n/g, '');
    await rig.dropAndWait('KR010A');
    await rig.dropAndWait('KR050A');
    // A bridge of another make, which does not wait for the first acknowledgement before it tells the next coin.
    rig.speak(frame('COIN,1,2,2,7,9000'));
    await rig.clock.advance(300);
    const early = rig.coins();
    rig.toHost = (text) => text;
    await rig.clock.advance(1000);

    expect({ early, coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      early: [],
      coins: [1, 2],
      gaps: [],
    });
  });

  test('that is only a number in STAT, because the record is damaged, is named too', async () => {
    const rig = await openPulseRig();
    await rig.dropAndWait('KR010A');
    rig.toHost = (text) =>
      text.replaceAll(/\$STAT,1,1,0,(.*)\*.*\n/g, (_, rest) => frame(`STAT,1,3,0,${rest}`));

    await rig.clock.advance(2500);

    expect(rig.events().slice(1)).toEqual([{ kind: 'gap', lostCount: 2, reason: 'credits-lost' }]);
  });
});

describe('another memory under the same number', () => {
  test('is a gap of unknown size and a new epoch, and its first coins are not taken for old ones', async () => {
    const rig = await openPulseRig();
    for (let i = 0; i < 3; i++) await rig.dropAndWait('KR010A');
    const before = rig.position?.acceptorEpoch.slice(0, 24);
    rig.bridge.wipe(rig.clock.monotonicMs());
    await rig.clock.advance(4000);
    for (let i = 0; i < 3; i++) await rig.dropAndWait('KR500A');

    expect(rig.coins()).toEqual([1, 1, 1, 4, 4, 4]);
    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
    expect(rig.position?.acceptorEpoch.slice(0, 24)).not.toBe(before);
  });

  test('is not believed because one line says so', async () => {
    const rig = await openPulseRig();
    for (let i = 0; i < 3; i++) await rig.dropAndWait('KR010A');
    rig.speak(frame('STAT,1,1,0,1,1,0,12345678,0'));
    await rig.clock.advance(1000);
    await rig.dropAndWait('KR500A');

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [1, 1, 1, 4], gaps: [] });
  });
});

describe('a bridge that has counted before we knew it', () => {
  test('is a gap of unknown size, and what it holds unacknowledged is booked', async () => {
    const rig = await openPulseRig();
    for (let i = 0; i < 3; i++) await rig.dropAndWait('KR010A');
    rig.unplug();
    rig.drop('KR500A');
    await rig.clock.advance(3000);
    rig.position = undefined;
    rig.reports = [];
    rig.crash();
    rig.replug();

    await rig.clock.advance(4000);

    expect(rig.events()).toMatchObject([
      { kind: 'gap', lostCount: undefined, reason: 'history-unknown' },
      { kind: 'coin', creditSeq: 4n, position: 4 },
    ]);
  });
});

test('another board on the same line is met under its own name', async () => {
  const rig = await openPulseRig();
  await rig.dropAndWait('KR010A');
  rig.toHost = (text) =>
    text.replaceAll(/\$(STAT.*),12345678,(\d+)\*.*\n/g, (_, head, token) =>
      frame(`${head},7,${token}`),
    );

  await rig.clock.advance(4000);

  expect(rig.acceptor.state).toMatchObject({
    reason: 'no-approved-table',
    detail: expect.stringContaining('TKL-EMU/7'),
  });
});

test('what a memory forgot while nobody listened is named, though its boot id went on and no coin follows', async () => {
  const rig = await openPulseRig();
  for (let i = 0; i < 3; i++) await rig.dropAndWait('KR010A');
  rig.unplug();
  await rig.dropAndWait('KR500A');
  rig.bridge.wipe(rig.clock.monotonicMs());
  rig.cutPower();
  rig.replug();

  await rig.clock.advance(5000);

  // One for the power that went while the slot was open, one for the numbers that went back.
  expect(rig.events().slice(3)).toEqual([
    { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' },
    { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' },
  ]);
});

test('a bridge that numbers anew after each power-up loses nothing by it, and the gap is named', () => {
  const start = pulsePosition(7, 2, [
    [7, 2],
    [7, 1],
  ]);
  const next = coin(8, 1);

  const judged = judgeCoin(start, next);
  const { position, events } = reportCoin(start, next, undefined, undefined, false);

  expect(judged).toEqual({ kind: 'new', missing: undefined });
  expect(events.map(({ kind }) => kind)).toEqual(['gap', 'coin']);
  // A coin of the boot before that was not acknowledged comes late: known ones stay known, new ones are new.
  expect(judgeCoin(position, coin(7, 2))).toEqual({ kind: 'known' });
  expect(judgeCoin(position, coin(7, 3))).toEqual({ kind: 'new', missing: 0 });
  expect(judgeCoin(position, coin(8, 2))).toEqual({ kind: 'new', missing: 0 });
});

test.each([
  ['the same boot goes back', 8, 4, true],
  ['an earlier boot', 7, 9, true],
  ['the same boot goes on', 8, 6, false],
  ['a later boot goes on', 9, 5, false],
  ['a later boot that numbers anew', 9, 0, false],
])('another memory or not: %s', (_, boot, lastSeq, isOther) => {
  expect(isOtherMemory(pulsePosition(8, 5, [[8, 5]]), { boot, lastSeq })).toBe(isOther);
});

const coin = (boot: number, seq: number): Coin => ({
  kind: 'coin',
  boot,
  seq,
  channel: 1,
  pulses: 5,
  ms: 0,
});

function pulsePosition(
  boot: number,
  counter: number,
  keys: readonly (readonly [number, number])[],
) {
  const word = (n: number): string => n.toString(16).padStart(8, '0');
  return {
    acceptorId: 'pulse/x/1',
    acceptorEpoch: `${'a'.repeat(24)}${word(boot)}`,
    counter,
    creditSeq: BigInt(counter),
    recentPairs: keys.map(([b, s]) => word(b) + word(s)).join(''),
  };
}

/** A bridge whose numbers are all `by` further on than those of the emulator; its acknowledgements are not of interest here. */
function renumber(text: string, by: number): string {
  return text.replaceAll(/\$COIN,1,(\d+),(.*)\*.*\n/g, (_, seq, rest) =>
    frame(`COIN,1,${Number(seq) + by},${rest}`),
  );
}

describe('power that goes while the slot is open', () => {
  test('is a gap of unknown size: a coin that was being counted has no number yet', async () => {
    const rig = await openPulseRig();
    rig.drop('KR500A');
    await rig.clock.advance(100);
    rig.cutPower();
    await rig.clock.advance(5000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({
      coins: [],
      gaps: [{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }],
    });
  });

  test('is named though the host was dead when it went, and named once', async () => {
    const rig = await openPulseRig();
    rig.drop('KR500A');
    await rig.clock.advance(100);
    rig.crash();
    rig.cutPower();
    await rig.clock.advance(5000);
    rig.crash();
    await rig.clock.advance(5000);

    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
  });

  test('is no gap where the slot was closed and still', async () => {
    const rig = await openPulseRig();
    await rig.dropAndWait('KR500A');
    await rig.during(rig.acceptor.settle());
    rig.cutPower();
    await rig.clock.advance(5000);

    expect({ coins: rig.coins(), gaps: rig.gaps() }).toEqual({ coins: [4], gaps: [] });
  });
});
