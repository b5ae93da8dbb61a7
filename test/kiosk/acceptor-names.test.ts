// Two acceptors that call themselves the same: neither may hide a coin of the other, and only one is open.
import { beforeEach, describe, expect, test } from 'vitest';
import type {
  AcceptorHost,
  AcceptorPosition,
  AcceptorReport,
  AcceptorState,
} from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { type AcceptorNames, createAcceptorNames } from '#kiosk/acceptor-names.ts';
import { EMULATED_ID, emulatedTable } from '../support/acceptor-rig.ts';

const ID = 'TKL/TKL-EMU/0';
const table: CoinTable = { acceptorId: ID, entries: [] };
const position: AcceptorPosition = {
  acceptorId: ID,
  acceptorEpoch: '0'.repeat(32),
  counter: 1,
  creditSeq: 1n,
  recentPairs: '',
};
const report: AcceptorReport = { position, events: [], isReconciled: false };

let names: AcceptorNames;
let stored: AcceptorPosition[];

beforeEach(() => {
  names = createAcceptorNames(() => {});
  stored = [];
});

/** The acceptor in a place of the settings, over one store for all of them. */
const acceptorAt = (index: number): AcceptorHost =>
  names.hosted(index, {
    clock: handMovedClock(),
    entropy: seededEntropy(1),
    tableFor: (acceptorId) => (acceptorId === ID ? table : undefined),
    lastPosition: (acceptorId) => stored.findLast((each) => each.acceptorId === acceptorId),
    commit: async (one) => void stored.push(one.position),
    stateChanged: () => {},
    log: () => {},
  });

describe('two acceptors of one name', () => {
  test('stand in the books as two, so that no coin of one passes for a repeated coin of the other', async () => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    second.tableFor(ID);

    await first.commit(report);
    const seenBySecond = second.lastPosition(ID);
    await second.commit(report);

    expect(seenBySecond).toBeUndefined();
    expect(stored.map(({ acceptorId }) => acceptorId)).toEqual([ID, `${ID} #2`]);
    expect(second.lastPosition(ID)).toEqual(position);
  });

  test('the second has no table, and the sentence says what to do', () => {
    const tables = [0, 1].map((index) => acceptorAt(index).tableFor(ID));

    expect(tables).toEqual([table, undefined]);
    expect(names.refusalFor(0)).toBeUndefined();
    expect(names.refusalFor(1)).toContain('another serial number');
  });

  test('one that has gone leaves its name to the place where it is plugged in next', () => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    first.stateChanged({ state: 'out-of-service', reason: 'no-device', detail: '' });

    const found = second.tableFor(ID);

    expect(found).toBe(table);
    expect(names.refusalFor(1)).toBeUndefined();
  });

  test.each<[string, AcceptorState]>([
    ['was unplugged', { state: 'out-of-service', reason: 'no-device', detail: '' }],
    ['fell silent', { state: 'out-of-service', reason: 'silent', detail: '' }],
    [
      'turned out to be something else',
      { state: 'out-of-service', reason: 'not-a-coin-acceptor', detail: '' },
    ],
    ['is met anew', { state: 'connecting' }],
  ])('one that %s leaves its name', (_, state) => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    first.stateChanged(state);

    expect(second.tableFor(ID)).toBe(table);
  });

  test('one that comes back finds its name again, where nobody took it meanwhile', () => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    second.tableFor(ID);
    first.stateChanged({ state: 'out-of-service', reason: 'no-device', detail: '' });

    expect([first.tableFor(ID), second.tableFor(ID)]).toEqual([table, undefined]);
  });

  test('one that is only out of order keeps it', () => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    first.stateChanged({ state: 'out-of-service', reason: 'self-check', detail: '' });

    expect(second.tableFor(ID)).toBeUndefined();
  });
});

test('a unit that is unplugged and plugged in again has its name and its table back within 5 s', async () => {
  const clock = handMovedClock();
  const states: AcceptorState[] = [];
  const emulator = createCctalkEmulator(createEmulatedDevice());
  let line: MemoryLine | undefined;
  let isPlugged = true;
  const openLine: OpenLine = async () => {
    if (!isPlugged) return { ok: false, fault: 'missing', sentence: 'unplugged' };
    const opened = memoryLine();
    line = opened;
    void serve(opened);
    return { ok: true, line: opened.host };
  };
  const serve = async ({ device }: MemoryLine): Promise<void> => {
    while (device.isOpen) {
      await device.arrival(new AbortController().signal);
      device.write(emulator.receive(device.take(), clock.monotonicMs()));
    }
  };
  const host: AcceptorHost = {
    ...acceptorAt(0),
    clock,
    tableFor: (acceptorId) => (acceptorId === EMULATED_ID ? emulatedTable : undefined),
    stateChanged: (state) => void states.push(state),
  };
  createCctalkAcceptor(openLine, 2, names.hosted(0, host));
  // Another one of the same name waits beside it, as after a swap.
  const other = names.hosted(1, host);
  await clock.advance(3000);
  const beside = other.tableFor(EMULATED_ID);
  isPlugged = false;
  await line?.device.close();
  await clock.advance(1000);
  isPlugged = true;
  await clock.advance(5000);

  expect(beside).toBeUndefined();
  expect(states.at(-1)).toMatchObject({ state: 'ready' });
  expect(names.refusalFor(0)).toBeUndefined();
});
