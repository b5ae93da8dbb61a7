// One poll of the event buffer: read, read again when there is news, store, and only then remember.
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '../coin-acceptor.ts';
import { accountFor } from './accounting.ts';
import { createBufferReader } from './buffer-reader.ts';
import type { Conversation } from './conversation.ts';
import {
  couldBeReset,
  isDoubtful,
  isSameReading,
  judgeReading,
  storedReading,
} from './credit-buffer.ts';
import type { BufferReading, History } from './credit-buffer.ts';
import type { InhibitWitness } from './inhibit-witness.ts';
import type { Openings } from './openings.ts';
import type { PollOutcome, Worth } from './poll-outcome.ts';
import { createResetDoubt } from './reset-doubt.ts';
import { markOf, withMark } from './slot-mark.ts';
import type { InhibitMask } from './slot.ts';

export interface CreditPoll {
  poll(worth: Worth): Promise<PollOutcome>;
  /**
   * Reads what is in the buffer and keeps it for the next polls, while it is not known yet what the coins are worth: what
   * happens meanwhile pushes nothing out of it.
   */
  readAhead(): Promise<void>;
  /** What is in the buffer now may have been taken in another coin bank: its coins have no value. */
  distrust(): void;
  /** The device shows signs of a reset: the next poll believes in the same power-up only if the buffer proves it. */
  doubt(): void;
  /** What is stored of this acceptor could be read. */
  readonly isRecalled: boolean;
  /** Since this line was opened the buffer and the store have agreed: what was in it before is accounted for. */
  readonly isCaughtUp: boolean;
  /** Such a sign is not in the store yet. */
  readonly isDoubted: boolean;
  /** What was read ahead has not all been stored yet: the device is told nothing that could hide what it shows. */
  readonly isBehind: boolean;
  /** The store says that the slot may be open. */
  readonly isMarked: boolean;
  /** It says so, or this kiosk has opened it since it was last noted as closed. */
  readonly isExposed: boolean;
  /** Notes durably which positions may be open from now on, or that none is; what kept it from that, in words. */
  mark(mask: InhibitMask | undefined): Promise<string | undefined>;
}

/** Readings kept before the first is stored: more news than a start-up can bring. */
const KEPT_MAX = 100;

/** Polls the acceptor `acceptorId`, starting from what the host has stored for it. */
export function createCreditPoll(
  conversation: Conversation,
  host: AcceptorHost,
  acceptorId: string,
  { inhibits, openings }: Readonly<{ inhibits: InhibitWitness; openings: Openings }>,
): CreditPoll {
  const buffer = createBufferReader(conversation, host, acceptorId);
  let last: AcceptorPosition | undefined;
  // 'stored' until this process itself has seen the buffer and the store agree.
  let history: History = 'stored';
  /** Confirmed, oldest first, and not stored yet. */
  let kept: BufferReading[] = [];
  let isDistrusted = false;
  let isRecalled = false;
  let isCaughtUp = false;
  const doubted = createResetDoubt();

  /** Asks the store where it is not known what it holds; throws when it cannot be asked. */
  function recall(): void {
    if (history !== 'stored') return;
    last = host.lastPosition(acceptorId);
    isRecalled = true;
    const mark = markOf(last);
    if (mark !== undefined && !inhibits.bearsOut(mark)) doubted.raise(last, []);
    if (doubted.covers(last)) history = 'unsure';
    else if (!isCaughtUp && !isExposed()) history = 'closed';
  }

  function doubt(reading?: BufferReading): void {
    if (history === 'watched') history = 'doubted';
    if (history === 'stored') history = 'unsure';
    doubted.raise(last, [...kept, buffer.unconfirmed, reading]);
  }

  /** Before its first coin a device looks after a reset as it did before; then its inhibits are asked while the slot is marked. */
  async function look(reading: BufferReading, { hasForgotten }: Worth): Promise<void> {
    const known = lastReading();
    if (!known || markOf(last) === undefined || isDoubtful(history)) return;
    const isNews = history === 'stored' || !isSameReading(known, reading);
    if (isNews && couldBeReset(known, reading) && (await hasForgotten())) {
      doubt(reading);
    }
  }

  function endsHistory(reading: BufferReading): boolean {
    const known = lastReading();
    return known !== undefined && judgeReading(known, reading, history).kind === 'new-power-up';
  }

  const isExposed = (): boolean => markOf(last) !== undefined || openings.mayBeOpen(acceptorId);

  function agreed(): void {
    history = 'watched';
    isCaughtUp = true;
    inhibits.heeded();
    doubted.settle();
  }

  /** It may or may not be on the disk: the store is asked again before anything else is booked. */
  function storeFailed(): void {
    history = 'stored';
    buffer.forget();
    kept = [];
  }

  const lastReading = (): BufferReading | undefined =>
    last && storedReading(last.counter, last.recentPairs);

  return {
    doubt: () => doubt(),
    get isRecalled() {
      return isRecalled;
    },
    get isCaughtUp() {
      return isCaughtUp;
    },
    get isDoubted() {
      return doubted.isOpen;
    },
    get isBehind() {
      return kept.length > 0;
    },
    get isMarked() {
      return markOf(last) !== undefined;
    },
    get isExposed() {
      return isExposed();
    },
    mark: async (mask) => {
      if (!last) return 'the acceptor has not been read yet';
      if (mask !== undefined) openings.opening(acceptorId);
      const position = withMark(last, mask);
      try {
        if (position.recentPairs !== last.recentPairs) {
          await host.commit({ position, events: [], isReconciled: false });
        }
        last = position;
        if (mask === undefined) openings.closed(acceptorId);
        return undefined;
      } catch (error) {
        storeFailed();
        return String(error);
      }
    },
    distrust: () => {
      isDistrusted = true;
    },
    readAhead: async () => {
      if (kept.length >= KEPT_MAX) return;
      try {
        recall();
      } catch {
        return;
      }
      const newest = kept.at(-1);
      const reading = await buffer.readBelieved(
        newest ?? lastReading(),
        newest ? 'watched' : history,
      );
      if (typeof reading !== 'string') kept.push(reading);
    },
    poll: async (worth) => {
      try {
        recall();
      } catch (error) {
        return { kind: 'store-failed', detail: String(error), events: [] };
      }
      const heard = kept.shift() ?? (await buffer.readBelieved(lastReading(), history));
      if (heard === 'unclear') return { kind: heard };
      if (heard === 'unanswered' || heard === 'refused') {
        return { kind: 'unanswered', isRefusal: heard === 'refused' };
      }
      const reading = heard === 'quiet' ? lastReading()! : heard;
      await look(reading, worth);
      // The device may have been reset after it: what it shows from now on need not continue it.
      const isOld = doubted.isOlder(reading) && !(await buffer.isStillShown(reading));
      // After a reset that is seen late it may have been told to open again already.
      const isOver = markOf(last) !== undefined && endsHistory(reading);
      const staysMarked = isOld || (isOver && (await worth.mayBeOpen()));
      const { positionOf } = worth;
      const newEpoch = (): string => Buffer.from(host.entropy.bytes(16)).toString('hex');
      const account = (valueOf: Worth['valueOf']): AcceptorReport | undefined =>
        accountFor(reading, {
          acceptorId,
          last,
          history,
          staysMarked,
          newEpoch,
          valueOf,
          positionOf,
        });
      let report = account(worth.valueOf);
      if (!report) {
        if (!isOld) agreed();
        if (heard === 'quiet') isDistrusted = false;
        return { kind: 'quiet' };
      }
      // Both readings are older than this answer: coins of the bank that it names, or of one that was left before it.
      const hasCoins = report.events.some(({ kind }) => kind === 'coin');
      const isSameBank = !hasCoins || (await worth.isSameBank());
      if (isSameBank === undefined) {
        kept.unshift(reading);
        return { kind: 'unanswered', isRefusal: false };
      }
      if (hasCoins && (!isSameBank || isDistrusted)) report = account(() => undefined) ?? report;
      if (isOld) doubted.extend(report.position);
      try {
        await host.commit(report);
      } catch (error) {
        storeFailed();
        return { kind: 'store-failed', detail: String(error), events: report.events };
      }
      last = report.position;
      if (isOld) history = 'doubted';
      else agreed();
      return { kind: 'news', report, isOtherBank: !isSameBank };
    },
  };
}
