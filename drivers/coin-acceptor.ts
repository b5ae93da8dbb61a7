// The port between the driver room and the kiosk: what every coin acceptor says, and what it waits for.
import type { Clock } from './clock.ts';
import type { CoinTable } from './coin-table.ts';
import type { CoinValue } from './coin.ts';
import type { Entropy } from './entropy.ts';

/** What the device said, in operator words; the numbers are kept so that nothing is mapped away. */
export type CreditEvent =
  | {
      kind: 'coin';
      /** The device's counter extended to 64 bits by the host; unique within an acceptorEpoch. */
      creditSeq: bigint;
      position: number;
      /** Sorter path, 0 without a sorter. */
      route: number;
      /** Undefined when the position is not in the approved table: booked, never valued. */
      value: CoinValue | undefined;
    }
  | { kind: 'reject'; creditSeq: bigint; code: number; cause: RejectCause }
  | {
      kind: 'gap';
      /** Events the device counted and no longer holds; undefined when the number is unknown. */
      lostCount: number | undefined;
      reason: 'credits-lost' | 'acceptor-reset' | 'history-unknown';
    };

export type RejectCause =
  | 'refused'
  | 'inhibited'
  | 'fraud'
  | 'jam'
  | 'hardware'
  | 'configuration'
  | 'lever'
  | 'dispute'
  | 'unknown';

/** Where the host stands with one power-up of one acceptor: stored in the same transaction as the events. */
export type AcceptorPosition = Readonly<{
  acceptorId: string;
  /** Random 128-bit id of this power-up, 32 lower-case hex digits. */
  acceptorEpoch: string;
  /** The device's own counter as last read (0–255 for ccTalk, 0 for MDB, which has none, the sequence for pulse). */
  counter: number;
  /** `counter` extended to 64 bits. */
  creditSeq: bigint;
  /** The last result pairs as hex, newest first, to recognise the same power-up after a crash, and behind them whether the slot may be open (`cctalk/slot-mark.ts`); MDB: `mdb/position.ts`; pulse: `pulse/accounting.ts`. */
  recentPairs: string;
}>;

/** One poll with news. Everything in it is stored in one transaction, or nothing is. */
export type AcceptorReport = Readonly<{
  position: AcceptorPosition;
  events: readonly CreditEvent[];
  /** True for coins that were accepted while nobody polled (found by the stored counter). */
  isReconciled: boolean;
}>;

export type AcceptorState =
  | { state: 'connecting' }
  | { state: 'ready'; acceptorId: string; isOpen: boolean; approvedPositions: readonly number[] }
  | { state: 'out-of-service'; reason: AcceptorFault; detail: string };

export type AcceptorFault =
  | 'no-device'
  | 'silent'
  | 'not-a-coin-acceptor'
  | 'no-approved-table'
  | 'self-check'
  | 'cannot-close'
  | 'store';

export type SlotAnswer = { ok: true } | { ok: false; reason: AcceptorFault };

export interface CoinAcceptor {
  readonly state: AcceptorState;
  /**
   * Opens the slot (master inhibit off, read back). The wish holds until `inhibit` or `settle`: after a reset, a fault
   * of the device or a lost line the slot opens again by itself; after the store has failed it does not.
   */
  accept(): Promise<SlotAnswer>;
  /** Closes the slot (master inhibit on, read back); coins in flight still produce their credit. */
  inhibit(): Promise<SlotAnswer>;
  /** `inhibit`, then two equal reads at least 300 ms apart; every credit before it resolves has been committed. */
  settle(): Promise<SlotAnswer>;
  /** Uses another approved table from now on; positions outside it are inhibited. */
  useTable(table: CoinTable | undefined): Promise<void>;
  /** Closes the slot as far as the device answers, stops polling, closes the line. Idempotent. */
  close(): Promise<void>;
}

/** How many coins a device has counted by itself at one moment, and how many of that power-up were in the books. */
export type AcceptorCounters = Readonly<{
  acceptorEpoch: string;
  /** The bytes of the device's counter as hex; which of them is the highest differs from vendor to vendor. */
  accepted: string;
  storedCoins: number;
}>;

/** What a device counted by itself since it was last compared, beside what was stored of it. */
export type AcceptorAudit = Readonly<{
  acceptorId: string;
  deviceCoins: number;
  storedCoins: number;
  /** Of the host: the rejects that were reported. */
  reportedRejects: number;
  deviceRejects?: number;
  /** Commands that reached the device incomplete, not for it, or with a wrong sum: the noise of its line. */
  noise?: Readonly<{ timeouts: number; ignored: number; badSums: number }>;
  /** At the end of that time: where the next comparison begins, even after a restart. */
  counters?: AcceptorCounters;
}>;

export interface AcceptorHost {
  clock: Clock;
  entropy: Entropy;
  /** The table approved for the acceptor that was found, or undefined: then every position stays inhibited. */
  tableFor(acceptorId: string): CoinTable | undefined;
  /** What was last stored for this acceptor, to resume the same power-up. */
  lastPosition(acceptorId: string): AcceptorPosition | undefined;
  /**
   * Stores a report durably. The acceptor does not poll again before it resolves; when it rejects the slot is
   * inhibited and, if that fails too, polling stops, so that the device closes by its own watchdog. The same report is
   * offered again from `lastPosition` until it is stored. Must not wait for a method of the acceptor.
   */
  commit(report: AcceptorReport): Promise<void>;
  /** Coins in the books for one power-up of an acceptor; without it the acceptor counts its own reports. */
  countCoins?(acceptorId: string, acceptorEpoch: string): number;
  /** The counters of the last comparison that was recorded, from an earlier life of the kiosk too. */
  lastCounters?(acceptorId: string): AcceptorCounters | undefined;
  /** The hourly comparison with what the device counted, the first with nothing but its counters; a difference has been logged as an alarm already. */
  audited?(audit: AcceptorAudit): void;
  stateChanged(state: AcceptorState): void;
  log(level: 'debug' | 'info' | 'warn', message: string, fields?: Record<string, unknown>): void;
}
