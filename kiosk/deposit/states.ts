// The words of a deposit session: the states it is in, what can happen to it, and what it asks to be done.
import type { RejectCause } from '#drivers/coin-acceptor.ts';
import type { CoinValue } from '#drivers/coin.ts';
import type { RecordBody } from '#ledger/contract/batch.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { NumberEntry, NumberError } from './number-entry.ts';
import type { Tally } from './tally.ts';

export type SessionLanguage = RecordBody<'session-opened'>['lang'];

/** What an open session has counted, for whom, and at which price. */
export type Deposit = Readonly<{
  sessionId: string;
  /** Masked; absent without a number. */
  phone?: string;
  /** Lets a person without a number collect the coins later; shown at the end. */
  pickupCode?: string;
  /** The rate card pinned at consent; absent when foreign coins were closed then. */
  card?: RateCard;
  openedSeq: number;
  tally: Tally;
  /** Coins that came back, by cause. */
  rejects: readonly Readonly<{ cause: RejectCause; count: number }>[];
}>;

/** What the depositor takes away. */
export type Closed = Readonly<{
  receiptCode: string;
  receiptText: string;
  /** RFC 3339. */
  availableFrom: string;
}>;

export type CloseReason =
  | 'finished'
  | 'timed-out'
  | 'cap'
  | 'acceptor-missing'
  | 'service-ended'
  | 'recovered';

/** Times are monotonic milliseconds. */
export type Session =
  | Readonly<{ state: 'attract' }>
  | Readonly<{ state: 'number'; entry: NumberEntry; touchedAtMs: number }>
  | Readonly<{ state: 'consent'; phone?: string; touchedAtMs: number }>
  | OpenState
  | Readonly<{ state: 'cap'; deposit: Deposit; closed: Closed; sinceMs: number }>
  | Readonly<{ state: 'thanks'; deposit: Deposit; closed: Closed; sinceMs: number }>;

/** States in which a credit belongs to the session. */
export type OpenState =
  | Readonly<{ state: 'opening' | 'checking' | 'jam'; deposit: Deposit; sinceMs: number }>
  | Readonly<{ state: 'pouring' | 'more'; deposit: Deposit; quietSinceMs: number }>
  | Readonly<{ state: 'closing'; deposit: Deposit; reason: CloseReason; sinceMs: number }>;

/** What a finger did. */
export type Touch =
  | { do: 'start' | 'delete' | 'confirm-number' | 'without-number' | 'agree' | 'under-14' }
  | { do: 'finish' | 'cancel' | 'more-time' | 'home' }
  | { do: 'digit'; digit: string }
  | { do: 'country'; country: string };

export type Input =
  | { on: 'touched'; touch: Touch }
  | { on: 'ticked' }
  | { on: 'numberSealed'; phone: string }
  | { on: 'numberRefused'; error: NumberError }
  /** `session-opened` is durable. */
  | { on: 'openingRecorded'; deposit: Deposit }
  | { on: 'openingFailed' }
  | { on: 'slotOpened' }
  | { on: 'slotRefused' }
  /** Durable already; only coins of this session. */
  | { on: 'creditsRecorded'; coins: readonly CoinValue[]; rejects: readonly RejectCause[] }
  /** The store was in doubt and has been read again: this is what it holds. */
  | { on: 'tallyRead'; tally: Tally }
  | { on: 'acceptorCameUp' }
  | { on: 'acceptorWentDown'; isJam: boolean }
  /** Disabled by an operator or held by the ledger. */
  | { on: 'serviceEnded' }
  /** Closed and quiet, or given up after the stated limit. */
  | { on: 'slotSettled'; isProven: boolean }
  /** `session-closed` is durable. */
  | { on: 'closingRecorded'; closed?: Closed };

export type Effect =
  /** Validate and seal what was typed; answers `numberSealed` or `numberRefused`. */
  | { do: 'sealNumber'; digits: string; country: string }
  | { do: 'forgetNumber' }
  | { do: 'recordOpening'; over14: boolean; phone?: string }
  | { do: 'openSlot' }
  | { do: 'closeSlot' }
  | { do: 'settleSlot' }
  | { do: 'recordClosing'; deposit: Deposit; isProven: boolean };

export type Step = [Session, Effect[]];

/** Idle before the slot is open: back home; the screen counts down the last seconds. */
export const IDLE_HOME_MS = 45_000;
export const IDLE_WARNING_MS = 20_000;
/** Quiet after a coin: "more coins?", then the deposit finishes with full credit. */
export const MORE_AFTER_MS = 20_000;
export const FINISH_AFTER_MS = 60_000;
/** How long a session waits for its acceptor, opening, checking or jammed, before it closes with full credit. */
export const ACCEPTOR_WAIT_MAX_MS = 60_000;
export const THANKS_MS = 20_000;
/** Twelve characters take longer to copy. */
export const THANKS_WITH_CODE_MS = 60_000;
export const COINS_MAX = 3_000;
