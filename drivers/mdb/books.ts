// What one connected changer reported, brought into the store: as it comes, and once after nobody had listened.
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import { accountFor, isUnknownLoss, reconcile } from './accounting.ts';
import type { History } from './accounting.ts';
import type { Booking } from './booking.ts';
import type { ChangerReport, Conversation } from './conversation.ts';
import { COMMANDS } from './frame.ts';
import type { Health } from './health.ts';
import { decodePoll } from './poll-response.ts';
import { memoryOf, remember, tubesOf } from './position.ts';
import { askTwice } from './start-up.ts';

export interface Books {
  /** Hears what the changer kept while nobody listened, books it, and compares its tubes. */
  catchUp(history: History): Promise<'caught-up' | 'lost'>;
  /** Books what was heard since the last call. */
  bookHeard(): Promise<Heard>;
  /** Stores whether a coin may be on its way, and what the tubes hold, where that has changed. */
  remember(isSlotLive: boolean, tubes?: readonly number[]): Promise<void>;
  readonly isSlotLive: boolean;
}

export type Heard = Readonly<{ hasNews: boolean; hasMoney: boolean; hasReset: boolean }>;

/** Polls that empty what a changer has kept: sixteen bytes each, and it keeps few. */
const CATCH_UP_POLLS_MAX = 20;
/** A bridge that polls by itself tells within this time what a changer has kept. */
const CATCH_UP_POLL_MS = 200;
/** What is lost within so short a time of noise is one gap. */
const GAP_LASTS_MS = 10_000;
const NOTHING_HEARD: Heard = { hasNews: false, hasMoney: false, hasReset: false };

/** The books of `acceptorId`; `valueOf` says what a position is worth. */
export function createBooks(
  conversation: Conversation,
  acceptorId: string,
  booking: Booking,
  host: AcceptorHost,
  health: Health,
  valueOf: (position: number) => CoinValue | undefined,
): Books {
  // Until the tubes have been compared.
  let isReconciled = true;
  let lastGapMs = -Infinity;

  const newEpoch = (): string => Buffer.from(host.entropy.bytes(16)).toString('hex');
  const last = (): AcceptorPosition => booking.last(acceptorId)!;

  async function bookHeard(): Promise<Heard> {
    const reports = conversation.takeReports();
    if (reports.length === 0) return NOTHING_HEARD;
    const { report, remarks, hasReset } = accountFor(reports, {
      last: last(),
      isReconciled,
      newEpoch,
      valueOf,
      isNews: health.told,
      isGapKnown: host.clock.monotonicMs() - lastGapMs < GAP_LASTS_MS,
    });
    if (report.events.some(isUnknownLoss)) lastGapMs = host.clock.monotonicMs();
    for (const { words, fields } of remarks) host.log('warn', words, { acceptorId, ...fields });
    if (report.events.some(({ kind }) => kind === 'coin')) health.coinTaken();
    await storeWhereNew(report);
    return {
      hasNews: report.events.length > 0,
      hasMoney: report.events.some(({ kind }) => kind !== 'reject'),
      hasReset,
    };
  }

  async function storeWhereNew(report: AcceptorReport): Promise<void> {
    const isNew = report.events.length > 0 || report.position.recentPairs !== last().recentPairs;
    if (isNew) await booking.store(report);
  }

  /** Hears until there is nothing more to hear. */
  async function drain(take: () => Promise<unknown>): Promise<void> {
    if (conversation.codec.isPolling) await host.clock.sleep(CATCH_UP_POLL_MS);
    for (let polls = 0; polls < CATCH_UP_POLLS_MAX; polls++) {
      const answer = await conversation.poll();
      await take();
      if (!answer.ok || answer.bytes.length === 0) return;
    }
  }

  /** An acceptor never seen before: what it did until now is not ours to book, and a coin among it is a gap. */
  async function startBooks(): Promise<boolean> {
    const before: ChangerReport[] = [];
    await drain(async () => before.push(...conversation.takeReports()));
    const tubes = await askTubes();
    if (!tubes) return false;
    const place = { acceptorId, acceptorEpoch: newEpoch(), creditSeq: 0n };
    const events = before.some(hasCoin)
      ? [{ kind: 'gap', lostCount: undefined, reason: 'history-unknown' } as const]
      : [];
    const position = remember(place, { tubes, isSlotLive: false });
    await booking.store({ position, events, isReconciled: true });
    return true;
  }

  async function askTubes(): Promise<readonly number[] | undefined> {
    const status = await askTwice(conversation, COMMANDS.tubeStatus);
    return status && tubesOf(status);
  }

  return {
    bookHeard,
    get isSlotLive() {
      return memoryOf(last())?.isSlotLive ?? true;
    },
    remember: async (isSlotLive, told) => {
      const tubes = told ?? memoryOf(last())!.tubes;
      const position = remember(last(), { tubes, isSlotLive });
      await storeWhereNew({ position, events: [], isReconciled: false });
    },
    catchUp: async (history) => {
      if (booking.last(acceptorId) === undefined) {
        if (!(await startBooks())) return 'lost';
      } else {
        let hasReset = false;
        const book = async (): Promise<void> => {
          hasReset = (await bookHeard()).hasReset || hasReset;
        };
        await drain(book);
        const tubes = await askTubes();
        await book();
        if (!tubes) return 'lost';
        const report = reconcile(last(), { tubes, history: hasReset ? 'reset' : history });
        for (const event of report.events) {
          host.log('warn', 'coins may be missing from the books', { acceptorId, ...event });
        }
        await storeWhereNew(report);
      }
      isReconciled = false;
      return 'caught-up';
    },
  };
}

const hasCoin = (report: ChangerReport): boolean =>
  report.kind === 'poll' && decodePoll(report.bytes).some(({ kind }) => kind === 'deposited');
