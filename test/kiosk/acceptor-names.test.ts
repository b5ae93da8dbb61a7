// Two acceptors that call themselves the same: neither may hide a coin of the other, and only one is open.
import { beforeEach, describe, expect, test } from 'vitest';
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { type AcceptorNames, createAcceptorNames } from '#kiosk/acceptor-names.ts';

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

  test('one that is only out of order keeps it', () => {
    const [first, second] = [acceptorAt(0), acceptorAt(1)];
    first.tableFor(ID);
    first.stateChanged({ state: 'out-of-service', reason: 'self-check', detail: '' });

    expect(second.tableFor(ID)).toBeUndefined();
  });
});
