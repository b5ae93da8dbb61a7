// Signed documents for ever, tasks for operators, and the small facts of the house.
import type { KioskId, OperatorId } from '../../contract/ids.ts';
import type { CoinTableProposal, SignedCoinTable } from '../../contract/coin-table.ts';
import type { KioskCommand } from '../../contract/kiosk-documents.ts';
import type { RateCard } from '../../contract/rate-card.ts';

/** Something a person has to look at; nothing the ledger cannot read is ever dropped. */
export type Task = Readonly<{
  /** Says what it is about, so that the same matter opens one task. */
  key: string;
  kind: TaskKind;
  kioskId: KioskId | undefined;
  openedAtMs: number;
  /** A sentence for the operator. */
  text: string;
  /** The raw record, as canonical JSON. */
  record: string | undefined;
}>;

export type TaskKind =
  | 'credits-lost'
  | 'coins-differ'
  | 'credit-repeated'
  | 'unreadable-record'
  | 'unknown-currency'
  | 'unapproved-coin'
  | 'unknown-session'
  | 'phone-unreadable'
  | 'totals-differ'
  | 'card-not-valid'
  | 'no-rate'
  | 'session-abandoned'
  | 'sequence-conflict'
  | 'kiosk-silent'
  | 'coin-table-proposed'
  // What holders do besides looking and paying.
  | 'withdrawal-doubtful'
  | 'claim-filed'
  | 'wallet-closed'
  // Where the coins go, and the operators' books.
  | 'uncollected-limit'
  | 'kiosk-drifts'
  | 'bag-aged'
  | 'seal-differs'
  | 'shipment-aged'
  | 'suspense-aged'
  | 'settlement-aged'
  | 'donations-wait'
  | 'exposure-limit'
  | 'rate-card-lapses'
  | 'rates-doubtful';

/** The newest coin table that a kiosk has proposed for an acceptor. */
export type TableProposal = Readonly<{
  kioskId: KioskId;
  proposedAtMs: number;
  proposal: CoinTableProposal;
}>;

export type ProposalKey = Readonly<{ kioskId: string; acceptorId: string }>;

/** A person has looked at a task, or done what it asked for. */
export type TaskClosing = Readonly<{
  key: string;
  /** Absent where it ended by what a person did who is no operator. */
  closedBy: OperatorId | undefined;
  closedAtMs: number;
  note: string;
}>;

export type LookedAtTask = Task & Readonly<{ closing: TaskClosing | undefined }>;

/** Tasks about coins that an acceptor and its kiosk count differently. */
export const GAP_TASKS = [
  'credits-lost',
  'coins-differ',
  'credit-repeated',
] as const satisfies readonly TaskKind[];

/** A task and its place among all tasks, which rises in the order in which they were opened. */
export type NumberedTask = LookedAtTask & Readonly<{ number: number }>;

export interface PaperworkRead {
  rateCards(numbers: readonly number[]): Promise<readonly RateCard[]>;
  newestRateCard(): Promise<RateCard | undefined>;
  /** Every table ever approved for these acceptors. */
  coinTables(acceptorIds: readonly string[]): Promise<readonly SignedCoinTable[]>;
  /** Every table of every acceptor, in the order of acceptors and numbers, from the one after `after`. */
  approvedTables(
    after: Readonly<{ acceptorId: string; number: number }>,
    limit: number,
  ): Promise<readonly SignedCoinTable[]>;
  newestCoinTable(acceptorId: string): Promise<SignedCoinTable | undefined>;
  newestCommand(kioskId: KioskId): Promise<KioskCommand | undefined>;
  /** Numbers below `before` only, newest first. */
  commandsBefore(kioskId: KioskId, before: number, limit: number): Promise<readonly KioskCommand[]>;
  proposalsOf(kioskId: KioskId): Promise<readonly TableProposal[]>;
  /** Of all kiosks, newest first. */
  newestProposals(limit: number): Promise<readonly TableProposal[]>;
  /** In the order of kiosk and acceptor, from the one after `after` (undefined: the first). */
  proposals(after: ProposalKey | undefined, limit: number): Promise<readonly TableProposal[]>;
  /** Oldest first, whether somebody has looked at them or not. */
  tasks(limit: number): Promise<readonly Task[]>;
  /** Of one kiosk, opened between two moments, oldest first. */
  tasksAt(
    kioskId: KioskId,
    fromMs: number,
    untilMs: number,
    limit: number,
  ): Promise<readonly Task[]>;
  /** Of one kiosk, those about gaps or all others, numbers below `before` only, newest first. */
  tasksBefore(
    kioskId: KioskId,
    about: 'gaps' | 'others',
    before: number,
    limit: number,
  ): Promise<readonly NumberedTask[]>;
  task(key: string): Promise<LookedAtTask | undefined>;
  /** Open or closed ones, oldest first, from the one after the key `after` (undefined: the first). */
  tasksThatAre(
    state: 'open' | 'closed',
    after: string | undefined,
    limit: number,
  ): Promise<readonly LookedAtTask[]>;
  fact(name: string): Promise<string | undefined>;
}

export interface PaperworkWrite extends PaperworkRead {
  /** Throws when the number was used before: a signed document is never replaced. */
  addRateCard(card: RateCard): Promise<void>;
  addCoinTable(table: SignedCoinTable): Promise<void>;
  addCommand(command: KioskCommand): Promise<void>;
  /** Replaces what this kiosk has proposed for the same acceptor. */
  saveProposal(proposal: TableProposal): Promise<void>;
  /** A task with a known key changes nothing. */
  openTask(task: Task): Promise<void>;
  /** Throws when the task is closed already. */
  closeTask(closing: TaskClosing): Promise<void>;
  /** A sealed phone number that could not be opened, kept until an operator has decided. */
  keepSealed(ref: string, blob: Uint8Array): Promise<void>;
  saveFact(name: string, value: string): Promise<void>;
  /** True when `holder` has the lease until nowMs + leaseMs; false while another holds it. */
  takeLease(name: string, holder: string, nowMs: number, leaseMs: number): Promise<boolean>;
}
