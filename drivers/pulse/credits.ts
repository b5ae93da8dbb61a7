// Coins as a bridge tells them, one after another: judged, committed, and only then acknowledged.
import type {
  AcceptorHost,
  AcceptorPosition,
  AcceptorReport,
  CreditEvent,
} from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import {
  isOtherMemory,
  judgeCoin,
  liveOf,
  reportCoin,
  reportError,
  reportErrorsLost,
  reportMemory,
  reportPowerCut,
  reportRenumbered,
  reportSlot,
  reportUntold,
} from './accounting.ts';
import type { Coin, Stat } from './accounting.ts';
import type { Conversation } from './conversation.ts';
import { wordsOfError } from './error-codes.ts';
import type { BridgeLine } from './grammar.ts';

export type Outcome =
  | { kind: 'quiet' }
  | { kind: 'news'; events: readonly CreditEvent[] }
  /** Nothing was acknowledged; the bridge tells it again, and the store is asked again before anything is booked. */
  | { kind: 'store-failed'; detail: string };

export interface Credits {
  /** Takes one line of the bridge; whatever it means for the books is stored when this resolves. */
  take(line: BridgeLine): Promise<Outcome>;
  /** Whether every coin that `stat` knows of has been stored. */
  isEven(stat: Stat): boolean;
  /**
   * Stores that the slot may be open from now on, or that it is closed and still: where the power goes while it may be
   * open, a coin that was being counted is gone, and a gap has to name it. Stores nothing when that is known.
   */
  remember(slot: 'live' | 'at-rest'): Promise<Outcome>;
}

/** What would end a history or name a loss is believed when it has been told again for this long. */
const BELIEVE_AFTER_MS = 600;
const STORE_RETRY_MS = 500;
const MEMORY_BYTES = 12;

type Suspicion = Readonly<{ what: string; sinceMs: number }>;

/** The books of the bridge `acceptorId`, which stood as `met` says; nothing has been read from the store yet. */
export function createCredits(
  conversation: Conversation,
  host: AcceptorHost,
  acceptorId: string,
  met: Stat,
  valueOf: (coin: Coin) => CoinValue | undefined,
): Credits {
  const { clock, log } = host;
  let last: AcceptorPosition | undefined;
  // The store has to be asked: at first, and whenever a commit was in doubt.
  let isInDoubt = true;
  let latest = met;
  let retryAtMs = -Infinity;
  let suspicion: Suspicion | undefined;
  // Errors before the first PING of this service were told to nobody here.
  let errorCount: number | undefined;

  /** True when `what` was told before, long enough ago, and nothing contradicted it since. */
  function isBelieved(what: string): boolean {
    const nowMs = clock.monotonicMs();
    if (suspicion?.what !== what) suspicion = { what, sinceMs: nowMs };
    return nowMs - suspicion.sinceMs >= BELIEVE_AFTER_MS;
  }

  async function book(report: AcceptorReport): Promise<Outcome> {
    try {
      await host.commit(report);
    } catch (error) {
      return failed(error);
    }
    last = report.position;
    return { kind: 'news', events: report.events };
  }

  function failed(error: unknown): Outcome {
    isInDoubt = true;
    retryAtMs = clock.monotonicMs() + STORE_RETRY_MS;
    return { kind: 'store-failed', detail: String(error) };
  }

  /** Finds where we stand; books a memory that was never met. */
  async function standing(): Promise<Outcome> {
    if (clock.monotonicMs() < retryAtMs) {
      return { kind: 'store-failed', detail: 'the store is asked again in a moment' };
    }
    if (isInDoubt) {
      try {
        last = host.lastPosition(acceptorId);
      } catch (error) {
        return failed(error);
      }
      isInDoubt = false;
    }
    if (!last) return book(reportMemory(acceptorId, latest, newMemory(), false));
    const live = liveOf(last);
    // Errors that were told while nobody listened are missed by their number.
    if (live?.boot === met.boot) errorCount ??= live.errorCount;
    if (live === undefined || met.boot <= live.boot) return { kind: 'quiet' };
    log('warn', 'the power of the bridge went while its slot was open; a coin may be gone', {
      acceptorId,
    });
    return book(reportPowerCut(last));
  }

  const newMemory = (): string => Buffer.from(host.entropy.bytes(MEMORY_BYTES)).toString('hex');

  async function takeCoin(coin: Coin, position: AcceptorPosition): Promise<Outcome> {
    // Under which memory it would be booked is not certain now; it is told again in a moment.
    if (isOtherMemory(position, latest)) return { kind: 'quiet' };
    const judged = judgeCoin(position, coin);
    if (judged.kind === 'new') {
      // The line that tells the missing one may have been damaged: it comes again before this one is believed.
      const isGap = judged.missing !== 0;
      if (isGap && !isBelieved(`coin ${coin.boot}/${coin.seq}`)) return { kind: 'quiet' };
      const isReconciled = coin.boot !== met.boot || coin.seq <= met.lastSeq;
      const outcome = await book(
        reportCoin(position, coin, judged.missing, valueOf(coin), isReconciled),
      );
      if (outcome.kind === 'store-failed') return outcome;
      suspicion = undefined;
      conversation.say({ kind: 'ack', boot: coin.boot, seq: coin.seq });
      return outcome;
    }
    conversation.say({ kind: 'ack', boot: coin.boot, seq: coin.seq });
    return { kind: 'quiet' };
  }

  async function takeStat(stat: Stat, position: AcceptorPosition): Promise<Outcome> {
    if (isOtherMemory(position, stat)) {
      if (!isBelieved('other memory')) return { kind: 'quiet' };
      log('warn', 'the bridge has lost its memory, or another one bears its number', {
        acceptorId,
        boot: stat.boot,
        lastSeq: stat.lastSeq,
        stored: position.counter,
      });
      return book(reportMemory(acceptorId, stat, newMemory(), true));
    }
    if (stat.oldestSeq === 0 && stat.lastSeq < position.counter) {
      return isBelieved(`renumbered ${stat.boot}`)
        ? book(reportRenumbered(position, stat))
        : { kind: 'quiet' };
    }
    if (stat.oldestSeq === 0 && stat.lastSeq > position.counter) {
      return isBelieved(`untold ${stat.lastSeq}`)
        ? book(reportUntold(position, stat))
        : { kind: 'quiet' };
    }
    if (suspicion?.what === 'other memory') suspicion = undefined;
    return { kind: 'quiet' };
  }

  async function takeError(
    err: Extract<BridgeLine, { kind: 'err' }>,
    position: AcceptorPosition,
  ): Promise<Outcome> {
    if (err.number <= (errorCount ?? 0)) return { kind: 'quiet' };
    const missed = await takeErrorCount(err.number - 1, position);
    if (missed.kind === 'store-failed') return missed;
    const { code, pulses } = err;
    log('warn', `pulse bridge: ${wordsOfError(code)}`, { acceptorId, code, pulses });
    const outcome = await book(reportError(position, err));
    if (outcome.kind !== 'store-failed') errorCount = err.number;
    return outcome;
  }

  /** The bridge has told so many errors since its power-up. */
  async function takeErrorCount(count: number, position: AcceptorPosition): Promise<Outcome> {
    const missed = count - (errorCount ?? count);
    if (missed > 0) {
      log('warn', 'errors of the pulse bridge were lost on the line', { acceptorId, missed });
      const outcome = await book(reportErrorsLost(position, count));
      if (outcome.kind === 'store-failed') return outcome;
    }
    errorCount = Math.max(count, errorCount ?? 0);
    const live = liveOf(last ?? position);
    if (live?.boot !== met.boot || live.errorCount !== undefined) return { kind: 'quiet' };
    return book(reportSlot(last ?? position, { ...live, errorCount }));
  }

  return {
    isEven: (stat) =>
      !isInDoubt && stat.oldestSeq === 0 && (last === undefined || stat.lastSeq <= last.counter),
    take: async (line) => {
      if (line.kind === 'stat') latest = line;
      if (line.kind === 'coin' && line.boot === latest.boot && line.seq > latest.lastSeq) {
        latest = { ...latest, lastSeq: line.seq };
      }
      const found = await standing();
      if (found.kind === 'store-failed' || !last) return found;
      const outcome = await takeLine(line, last);
      return outcome.kind === 'quiet' ? found : outcome;
    },
    remember: async (slot) => {
      const found = await standing();
      if (found.kind === 'store-failed' || !last) return found;
      const live = slot === 'live' ? { boot: met.boot, errorCount } : undefined;
      return liveOf(last)?.boot === live?.boot ? found : book(reportSlot(last, live));
    },
  };

  function takeLine(line: BridgeLine, position: AcceptorPosition): Promise<Outcome> {
    switch (line.kind) {
      case 'coin':
        return takeCoin(line, position);
      case 'stat':
        return takeStat(line, position);
      case 'err':
        return takeError(line, position);
      case 'ping':
        return line.errorCount === undefined
          ? Promise.resolve({ kind: 'quiet' })
          : takeErrorCount(line.errorCount, position);
      case 'hello':
      case 'coins':
        return Promise.resolve({ kind: 'quiet' });
    }
  }
}
