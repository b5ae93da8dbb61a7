// What one poll of the event buffer comes to, and what it has to know of the device beside it.
import type { AcceptorReport, CreditEvent } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';

export type PollOutcome =
  /** The buffer is as it was stored. */
  | { kind: 'quiet' }
  /** No two readings agreed; nothing was learnt. */
  | { kind: 'unclear' }
  /** `isOtherBank`: its coins were taken while the device showed another coin bank, and have no value. */
  | { kind: 'news'; report: AcceptorReport; isOtherBank: boolean }
  /** The device did not answer; `isRefusal`: it said BUSY or NAK. */
  | { kind: 'unanswered'; isRefusal: boolean }
  /** The host could not store what was read; nothing has been forgotten, and the next poll starts from the store. */
  | { kind: 'store-failed'; detail: string; events: readonly CreditEvent[] };

/** What coins are worth, and whether the device still means the same coins by its positions. */
export type Worth = Readonly<{
  valueOf(code: number): CoinValue | undefined;
  positionOf(code: number): number;
  isSameBank(): Promise<boolean | undefined>;
  /** Whether the device shows other inhibits than it was told; undefined: it cannot be asked now. */
  hasForgotten(): Promise<boolean | undefined>;
  /** Whether it shows, or may show, that it lets coins in. */
  mayBeOpen(): Promise<boolean>;
}>;
