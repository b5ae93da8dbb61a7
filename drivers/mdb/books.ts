// What one connected changer reported, brought into the store: as it comes, and once after nobody had listened.
import type { AcceptorHost, AcceptorPosition, AcceptorReport } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import { accountFor, isUnknownLoss, reconcile } from './accounting.ts';
import type { History } from './accounting.ts';
import type { Booking } from './booking.ts';
import type { Conversation } from './conversation.ts';
import type { ChangerReport } from './repeats.ts';
import { COMMANDS } from './frame.ts';
import type { Health } from './health.ts';
import { decodePoll } from './poll-response.ts';
import { memoryOf, remember, tubesOf } from './position.ts';
import { askTwice } from './start-up.ts';

export interface Books {
  /** Hears what the changer kept while nobody listened, books it, and compares its tubes. */
  catchUp(history: History): Promise<'caught-up' | 'lost'>;
  /** Books what was heard since the last call; `isLast`: and every loss that is not named yet. */
  bookHeard(isLast?: boolean): Promise<Heard>;
  /** Stores whether a coin may be on its way, where that has changed. */
  remember(isSlotLive: boolean): Promise<void>;
  /**
   * Stores what the tubes show when everything was told. What a tube has got while a coin could fall, and nobody has told of,
   * is a gap by number; what it has lost was taken out. Both when it was seen twice: a changer may count before or after
   * it tells. `isLast`: at once, because nothing more can come.
   */
  believe(shown: readonly number[], isLast: boolean): Promise<void>;
  readonly isSlotLive: boolean;
}

export type Heard = Readonly<{
  /** Not a word. */
  isSilence: boolean;
  hasNews: boolean;
  hasMoney: boolean;
  hasReset: boolean;
}>;

/** Polls that empty what a changer has kept: sixteen bytes each, and it keeps few. */
const CATCH_UP_POLLS_MAX = 20;
/** A bridge that polls by itself tells within this time what a changer has kept. */
export const OWN_POLL_MS = 250;
const NACK_PAUSE_MS = 100;
/** Tubes are compared when nothing was told before and after; somebody may be pouring into the closed slot. */
const TUBE_LOOKS_MAX = 5;
/** Noise that goes on has one gap in so long a time: the losses of that time are named at its end. */
const GAP_INTERVAL_MS = 10_000;
const SILENCE: Heard = { isSilence: true, hasNews: false, hasMoney: false, hasReset: false };

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
  /** What the tubes have shown the last time, and the types of the coins that were told since. */
  let shownBefore: readonly number[] | undefined;
  const toldSince = new Set<number>();
  let lineCounts: LineCounts = [];
  // What is done with everything that is heard while catching up.
  let take = bookHeard;

  const newEpoch = (): string => Buffer.from(host.entropy.bytes(16)).toString('hex');
  const last = (): AcceptorPosition => booking.last(acceptorId)!;

  async function bookHeard(isLast = false): Promise<Heard> {
    // Asked first: a store that cannot be asked must not cost what was heard.
    const known = last();
    const reports = conversation.takeReports();
    const isSilence = reports.length === 0;
    const isGapRecent = !isLast && host.clock.monotonicMs() - lastGapMs < GAP_INTERVAL_MS;
    const { unnamedLosses } = booking;
    if (unnamedLosses.has(acceptorId) && !isGapRecent) {
      reports.push({ kind: 'unreadable', why: 'garbled' });
    }
    if (reports.length === 0) return SILENCE;
    const accounted = accountFor(reports, {
      last: known,
      lineCounts,
      isReconciled,
      newEpoch,
      valueOf,
      isNews: health.told,
      isGapRecent,
    });
    const { report, remarks, hasReset, isLossUnnamed } = accounted;
    lineCounts = accounted.lineCounts;
    for (const event of report.events) if (event.kind === 'coin') toldSince.add(event.position - 1);
    if (report.events.some(isUnknownLoss)) {
      lastGapMs = host.clock.monotonicMs();
      unnamedLosses.delete(acceptorId);
    }
    if (isLossUnnamed) unnamedLosses.add(acceptorId);
    for (const { words, fields } of remarks) host.log('warn', words, { acceptorId, ...fields });
    if (report.events.some(({ kind }) => kind === 'coin')) health.coinTaken();
    await storeWhereNew(report);
    return {
      isSilence,
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
  async function drain(): Promise<'quiet' | 'news' | 'lost'> {
    if (conversation.codec.isPolling) await host.clock.sleep(OWN_POLL_MS);
    let outcome: 'quiet' | 'news' = 'quiet';
    for (let polls = 0; polls < CATCH_UP_POLLS_MAX; polls++) {
      const answer = await conversation.poll();
      if (!(await take()).isSilence) outcome = 'news';
      else if (answer.ok) return outcome;
      if (!answer.ok) await host.clock.sleep(NACK_PAUSE_MS);
    }
    return 'lost';
  }

  /** What the tubes hold when everything that changed them has been told. */
  async function quietTubes(): Promise<readonly number[] | undefined> {
    if ((await drain()) === 'lost') return undefined;
    for (let looks = 1; ; looks++) {
      const status = await askTwice(conversation, COMMANDS.tubeStatus);
      const since = await drain();
      if (!status || since === 'lost') return undefined;
      const tubes = tubesOf(status);
      if (since === 'quiet') return tubes;
      if (looks < TUBE_LOOKS_MAX) continue;
      // It never stops telling: what it told since may have emptied a tube. What one holds besides, later looks show.
      const known = booking.last(acceptorId) && memoryOf(last())?.tubes;
      return tubes.map((count, type) => Math.min(count, known?.[type] ?? count));
    }
  }

  /** An acceptor never seen before: what it did until now is not ours to book, and a coin among it is a gap. */
  async function startBooks(): Promise<boolean> {
    const { unnamedLosses } = booking;
    take = async () => {
      const reports = conversation.takeReports();
      if (reports.some(mayBeCoin)) unnamedLosses.add(acceptorId);
      return { ...SILENCE, isSilence: reports.length === 0 };
    };
    const tubes = await quietTubes();
    if (!tubes) return false;
    const place = { acceptorId, acceptorEpoch: newEpoch(), creditSeq: 0n };
    const gap = { kind: 'gap', lostCount: undefined, reason: 'history-unknown' } as const;
    const position = remember(place, { tubes, isSlotLive: false });
    const events = unnamedLosses.delete(acceptorId) ? [gap] : [];
    await booking.store({ position, events, isReconciled: true });
    return true;
  }

  async function resumeBooks(history: History): Promise<boolean> {
    let hasReset = false;
    lineCounts = memoryOf(last())?.tubes ?? [];
    take = async () => {
      const heard = await bookHeard();
      hasReset ||= heard.hasReset;
      return heard;
    };
    const tubes = await quietTubes();
    if (!tubes) return false;
    await compare(tubes, hasReset ? 'reset' : history);
    return true;
  }

  async function note(isSlotLive: boolean, tubes: readonly number[]): Promise<void> {
    const position = remember(last(), { tubes, isSlotLive });
    await storeWhereNew({ position, events: [], isReconciled: false });
  }

  async function compare(tubes: readonly number[], history: History): Promise<void> {
    const report = reconcile(last(), { tubes, history });
    for (const event of report.events) {
      host.log('warn', 'coins may be missing from the books', { acceptorId, ...event });
    }
    await storeWhereNew(report);
  }

  return {
    bookHeard,
    get isSlotLive() {
      return memoryOf(last())?.isSlotLive ?? true;
    },
    remember: (isSlotLive) => note(isSlotLive, memoryOf(last())!.tubes),
    believe: async (shown, isLast) => {
      const { isSlotLive, tubes } = memoryOf(last())!;
      const before = shownBefore ?? tubes;
      const still = shown.map((_count, type) => !toldSince.has(type));
      shownBefore = shown;
      toldSince.clear();
      const seenTwice = (count: number, type: number): number =>
        still[type] ? Math.min(count, Math.max(shown[type]!, before[type]!)) : count;
      // A changer that shows none may be one that does not look: its coins tell what is there.
      lineCounts = lineCounts.map((count, type) =>
        count === undefined || shown[type] === 0 ? count : seenTwice(count, type),
      );
      if (!isSlotLive) return note(false, shown);
      const gained = shown.map((count, type) => (isLast ? count : Math.min(count, before[type]!)));
      await compare(
        gained.map((count, type) => Math.max(count, tubes[type]!)),
        'heard',
      );
      const left = isLast
        ? (count: number, type: number): number => Math.min(count, shown[type]!)
        : seenTwice;
      return note(true, memoryOf(last())!.tubes.map(left));
    },
    catchUp: async (history) => {
      const isKnown = booking.last(acceptorId) !== undefined;
      if (!(await (isKnown ? resumeBooks(history) : startBooks()))) return 'lost';
      isReconciled = false;
      booking.heardThrough = acceptorId;
      return 'caught-up';
    },
  };
}

const mayBeCoin = (report: ChangerReport): boolean =>
  report.kind === 'unreadable' ||
  decodePoll(report.bytes).some(({ kind }) => kind === 'deposited' || kind === 'truncated');

type LineCounts = ReturnType<typeof accountFor>['lineCounts'];
