import { describe, expect, test } from 'vitest';
import type { AcceptorState, CoinAcceptor, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { type OpenAcceptor, openAcceptors } from '#kiosk/acceptors.ts';
import { pricedTable } from '#kiosk/deposit/pricing.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import { aRateCard } from '../support/ledger-documents.ts';

const ready = (acceptorId: string): AcceptorState => ({
  state: 'ready',
  acceptorId,
  isOpen: false,
  approvedPositions: [1],
});
const gone: AcceptorState = { state: 'out-of-service', reason: 'no-device', detail: '' };

/** A device that does what it is told while it is there. */
function fakeAcceptor(acceptorId: string) {
  const told: string[] = [];
  let tell = (_state: AcceptorState): void => {};
  const fake = {
    told,
    tables: [] as (CoinTable | undefined)[],
    state: { state: 'connecting' } as AcceptorState,
    become: (state: AcceptorState) => {
      fake.state = state;
      tell(state);
    },
    open: ((host) => {
      tell = host.stateChanged;
      fake.tables.push(host.tableFor(acceptorId));
      const answer = (what: string) => async (): Promise<SlotAnswer> => {
        told.push(what);
        return fake.state === gone ? { ok: false, reason: 'no-device' } : { ok: true };
      };
      const acceptor: CoinAcceptor = {
        get state() {
          return fake.state;
        },
        accept: answer('accept'),
        inhibit: answer('inhibit'),
        settle: answer('settle'),
        useTable: async (table) => void fake.tables.push(table),
        close: async () => void told.push('close'),
      };
      return acceptor;
    }) satisfies OpenAcceptor,
  };
  return fake;
}

const table = (acceptorId: string): CoinTable => ({
  acceptorId,
  entries: [
    { position: 1, coinId: 'KR500A', value: { currency: 'KRW', faceMinor: 500n } },
    { position: 2, coinId: 'US025A', value: { currency: 'USD', faceMinor: 25n } },
  ],
});
const card: RateCard = {
  ...aRateCard(1),
  rates: [{ currency: 'USD', mid: { num: '14', den: '1' }, spread: { num: '45', den: '1000' } }],
};

function twoAcceptors(isRecovering = false) {
  const [left, right] = [fakeAcceptor('left'), fakeAcceptor('right')];
  const states: AcceptorState[] = [];
  const acceptors = openAcceptors({
    open: [left.open, right.open],
    tableFor: (acceptorId, pinned) => pricedTable(table(acceptorId), pinned),
    refusalFor: (acceptorId, index) => `number ${index}, ${acceptorId}, has no table`,
    stateChanged: (state) => states.push(state),
    isRecovering,
  });
  return { left, right, states, acceptors };
}

describe('the acceptors of a kiosk', () => {
  test('are ready while one of them is', () => {
    const { left, right, acceptors } = twoAcceptors();

    left.become(gone);
    const alone = acceptors.state;
    right.become(ready('right'));
    const together = acceptors.state;

    expect([alone.state, together.state]).toEqual(['out-of-service', 'ready']);
  });

  test('open where they are ready, and prove closed what was opened', async () => {
    const { left, right, acceptors } = twoAcceptors();
    left.become(ready('left'));
    right.become(gone);

    const opened = await acceptors.open(undefined);
    const settled = await acceptors.settle();

    expect([opened, settled]).toEqual([{ ok: true }, { ok: true }]);
    expect(left.told).toEqual(['accept', 'settle']);
    expect(right.told).toEqual([]);
  });

  test('are not proven closed while one that was open is missing', async () => {
    const { left, right, acceptors } = twoAcceptors();
    left.become(ready('left'));
    right.become(ready('right'));
    await acceptors.open(undefined);

    right.become(gone);

    expect(await acceptors.settle()).toEqual({ ok: false, reason: 'no-device' });
  });

  test('a settling that ends late proves nothing for the opening after it', async () => {
    const { left, acceptors } = twoAcceptors();
    left.become(ready('left'));
    await acceptors.open(undefined);

    const late = acceptors.settle();
    await acceptors.open(undefined);
    await late;
    await acceptors.settle();

    expect(left.told).toEqual(['accept', 'settle', 'accept', 'settle']);
  });

  test('after a crash all of them have to tell what they hold', async () => {
    const { left, right, acceptors } = twoAcceptors(true);
    left.become(ready('left'));
    right.become(gone);

    expect(await acceptors.settle()).toEqual({ ok: false, reason: 'no-device' });
  });

  test('refuse to open when none is ready', async () => {
    const { acceptors } = twoAcceptors();

    expect(await acceptors.open(undefined)).toEqual({ ok: false, reason: 'no-device' });
  });

  test('get another table only when prices or approvals have changed', async () => {
    const { left, acceptors } = twoAcceptors();

    await acceptors.refreshTables(undefined);
    await acceptors.refreshTables(card);
    await acceptors.refreshTables(card);

    expect(left.tables.map((each) => each?.entries[1]?.isClosed)).toEqual([true, undefined]);
  });

  test('are told by name in a heartbeat, also without a table', () => {
    const { left, right, acceptors } = twoAcceptors();
    left.become({ state: 'out-of-service', reason: 'no-approved-table', detail: '' });
    right.become(ready('right'));

    expect(acceptors.told()).toEqual([
      { state: 'out-of-service', acceptorId: 'left', reason: 'no-approved-table' },
      { state: 'ready', acceptorId: 'right' },
    ]);
  });

  test("say the kiosk's own reason when they have no table, and the device's for all else", () => {
    const { left, right, states, acceptors } = twoAcceptors();
    left.become({ state: 'out-of-service', reason: 'no-approved-table', detail: 'no table' });
    right.become({ state: 'out-of-service', reason: 'self-check', detail: 'the coil is broken' });

    const details = acceptors.states.map((state) => 'detail' in state && state.detail);

    expect(details).toEqual(['number 0, left, has no table', 'the coil is broken']);
    expect(states.at(-1)).toMatchObject({ detail: 'number 0, left, has no table' });
  });
});
