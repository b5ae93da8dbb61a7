// The acceptors of one kiosk as one slot: opened together, proven closed together, each with its own approved table.
import type { AcceptorState, CoinAcceptor, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { Slot } from './deposit/slot-work.ts';

/** Opens one acceptor of the kiosk; `tell` is called with each change of its state. */
export type OpenAcceptor = (host: {
  tableFor(acceptorId: string): CoinTable | undefined;
  stateChanged(state: AcceptorState): void;
}) => CoinAcceptor;

export interface Acceptors extends Slot {
  readonly states: readonly AcceptorState[];
  /** One for all: ready while at least one takes coins, else what the first one says. */
  readonly state: AcceptorState;
  /** What a heartbeat says of them. */
  told(): HeartbeatRequest['acceptors'];
  /** The tables in use, by acceptor. */
  tables(): readonly CoinTable[];
  /** Gives each acceptor its table again where approval or prices have changed. */
  refreshTables(card: RateCard | undefined): Promise<void>;
  close(): Promise<void>;
}

type AcceptorsDeps = Readonly<{
  open: readonly OpenAcceptor[];
  /** The approved coins of the acceptor that was opened as number `index`, closed where they have no price on `card`. */
  tableFor(acceptorId: string, card: RateCard | undefined, index: number): CoinTable | undefined;
  /** Why it knows none, for the operator. */
  refusalFor(acceptorId: string, index: number): string | undefined;
  stateChanged(state: AcceptorState): void;
  /** A session was interrupted: any of them may still hold its coins. */
  isRecovering: boolean;
}>;

type Member = {
  acceptor: CoinAcceptor;
  acceptorId: string | undefined;
  table: CoinTable | undefined;
  /** Why it has none. */
  refusal: string | undefined;
  /** It has been open since it last settled: its coins may still be in flight. */
  mayHoldCoins: boolean;
  /** How often it was opened: a settling that ends late proves nothing for an opening after it. */
  openings: number;
  /** It was told to open and has not refused: from then on it opens again by itself until it is told otherwise. */
  isTold: boolean;
};

/** The slot is to be open until it is told otherwise, or `isWanted` turns false. */
type Wish = Readonly<{ isWanted(): boolean; lateOpeningsLeft: Map<Member, number> }>;

/** One that refuses again and again stays closed until the slot is opened anew. */
const LATE_OPENINGS_MAX = 20;

/** Opens all of them; each finds its device on its own. */
export function openAcceptors({
  open,
  tableFor,
  refusalFor,
  stateChanged,
  isRecovering,
}: AcceptorsDeps): Acceptors {
  let card: RateCard | undefined;
  let wish: Wish | undefined;
  /** Counts what the slot was told: what was begun before the last word is not done after it. */
  let words = 0;
  const members: Member[] = open.map((openOne, index) => {
    const member: Omit<Member, 'acceptor'> = {
      acceptorId: undefined,
      table: undefined,
      refusal: undefined,
      mayHoldCoins: isRecovering,
      openings: 0,
      isTold: false,
    };
    const acceptor = openOne({
      tableFor: (acceptorId) => {
        member.acceptorId = acceptorId;
        member.table = tableFor(acceptorId, card, index);
        member.refusal = refusalFor(acceptorId, index);
        return member.table;
      },
      stateChanged: (state) => {
        if (state.state === 'out-of-service' && state.reason === 'store') wish = undefined;
        stateChanged(joinedState());
        // What it says first it may say before it is a member.
        void Promise.resolve().then(() => follow(members[index]!));
      },
    });
    return Object.assign(member, { acceptor });
  });

  const states = (): AcceptorState[] => members.map(stateOf);
  /** The kiosk knows better than the acceptor why it has no table. */
  const stateOf = ({ acceptor: { state }, refusal }: Member): AcceptorState => {
    const hasNoTable = state.state === 'out-of-service' && state.reason === 'no-approved-table';
    return hasNoTable ? { ...state, detail: refusal ?? state.detail } : state;
  };
  const joinedState = (): AcceptorState => {
    const all = states();
    return all.find(({ state }) => state === 'ready') ?? all[0] ?? NO_ACCEPTOR;
  };

  async function refreshTables(next: RateCard | undefined): Promise<void> {
    card = next;
    for (const [index, member] of members.entries()) {
      if (member.acceptorId === undefined) continue;
      const table = tableFor(member.acceptorId, card, index);
      member.refusal = refusalFor(member.acceptorId, index);
      if (isSameTable(table, member.table)) continue;
      member.table = table;
      await member.acceptor.useTable(table);
    }
  }

  /** One that gets ready while the slot is wanted open opens too; nothing opens by itself once a store has failed. */
  async function follow(member: Member): Promise<void> {
    const { state } = member.acceptor;
    const left = wish?.lateOpeningsLeft.get(member) ?? LATE_OPENINGS_MAX;
    if (!wish?.isWanted() || state.state !== 'ready' || member.isTold || left === 0) return;
    wish.lateOpeningsLeft.set(member, left - 1);
    await openMember(member);
  }

  /** The command is on its way when this returns its promise: whatever the slot is told next comes after it. */
  async function openMember(member: Member): Promise<SlotAnswer> {
    member.mayHoldCoins = true;
    member.openings += 1;
    member.isTold = true;
    const { openings } = member;
    const answer = await member.acceptor.accept();
    if (!answer.ok && member.openings === openings) member.isTold = false;
    return answer;
  }

  /** The slot is not wanted open any more. */
  function endWish(): void {
    words += 1;
    wish = undefined;
    for (const member of members) member.isTold = false;
  }

  /** The first refusal among `members`, or ok. */
  async function tellAll(
    among: readonly Member[],
    tell: (acceptor: CoinAcceptor) => Promise<SlotAnswer>,
  ): Promise<SlotAnswer> {
    const answers = await Promise.all(among.map(({ acceptor }) => tell(acceptor)));
    return answers.find(({ ok }) => !ok) ?? { ok: true };
  }

  return {
    get states() {
      return states();
    },
    get state() {
      return joinedState();
    },
    told: () =>
      // An acceptor without a table is told too: the ledger has to know for whom a table is wanted.
      members.map(({ acceptor: { state }, acceptorId }) => ({
        state: state.state,
        ...(acceptorId !== undefined && { acceptorId }),
        ...(state.state === 'out-of-service' && { reason: state.reason }),
      })),
    tables: () => members.flatMap(({ table }) => (table ? [table] : [])),
    refreshTables,
    open: async (pinned, isWanted) => {
      endWish();
      const word = words;
      await refreshTables(pinned);
      // Closed while tables were on their way: it stays so.
      if (word !== words) return NOT_OPENED;
      wish = { isWanted, lateOpeningsLeft: new Map() };
      const ready = members.filter(({ acceptor }) => acceptor.state.state === 'ready');
      const answers = await Promise.all(ready.map(openMember));
      // One open slot is enough to go on; one that refuses says so by its state.
      return answers.find(({ ok }) => ok) ?? answers[0] ?? NOT_OPENED;
    },
    inhibit: () => {
      endWish();
      return tellAll(members, (acceptor) => acceptor.inhibit());
    },
    settle: async () => {
      endWish();
      const asked = members
        .filter(({ mayHoldCoins }) => mayHoldCoins)
        .map((member) => ({ member, openings: member.openings }));
      const answer = await tellAll(
        asked.map(({ member }) => member),
        (acceptor) => acceptor.settle(),
      );
      if (!answer.ok) return answer;
      for (const { member, openings } of asked) {
        if (member.openings === openings) member.mayHoldCoins = false;
      }
      return answer;
    },
    close: async () => {
      endWish();
      await Promise.all(members.map(({ acceptor }) => acceptor.close()));
    },
  };
}

function isSameTable(one: CoinTable | undefined, other: CoinTable | undefined): boolean {
  const text = (table: CoinTable | undefined): string =>
    [
      table?.bank,
      ...(table?.entries ?? []).map(
        ({ position, coinId, value: { currency, faceMinor }, path, isClosed }) =>
          [position, coinId, currency, faceMinor, path, isClosed].join(' '),
      ),
    ].join();
  return text(one) === text(other);
}

const NOT_OPENED: SlotAnswer = { ok: false, reason: 'no-device' };

const NO_ACCEPTOR: AcceptorState = {
  state: 'out-of-service',
  reason: 'no-device',
  detail: 'this kiosk has no coin acceptor',
};
