// Acceptors that do what they are told and remember it, and the slot of a kiosk that has two of them.
import type { AcceptorState, CoinAcceptor, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { type OpenAcceptor, openAcceptors } from '#kiosk/acceptors.ts';
import { pricedTable } from '#kiosk/deposit/pricing.ts';

/** Of an acceptor that could take coins. */
export const ready = (acceptorId: string): AcceptorState => ({
  state: 'ready',
  acceptorId,
  isOpen: false,
  approvedPositions: [1],
});
export const gone: AcceptorState = { state: 'out-of-service', reason: 'no-device', detail: '' };

export const storeFault: AcceptorState = { state: 'out-of-service', reason: 'store', detail: '' };

/** A device that does what it is told while it is there. */
function fakeAcceptor(acceptorId: string) {
  const told: string[] = [];
  let isRefusing = false;
  let tell = (_state: AcceptorState): void => {};
  const fake = {
    told,
    refuses: (next: boolean) => {
      isRefusing = next;
    },
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
        return isRefusing || fake.state === gone
          ? { ok: false, reason: 'no-device' }
          : { ok: true };
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
/** The slot of a kiosk with a left and a right acceptor that both have approved tables. */
export function aSlot(isRecovering = false) {
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
