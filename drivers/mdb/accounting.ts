// From what a changer reported to the report that is stored: which coin, under which sequence, and what is not known. Pure.
import type { AcceptorPosition, AcceptorReport, CreditEvent } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import type { ChangerReport } from './repeats.ts';
import { decodePoll, JUST_RESET, STATUSES } from './poll-response.ts';
import type { ChangerEvent } from './poll-response.ts';
import { memoryOf, remember } from './position.ts';

export type AccountingContext = Readonly<{
  /** Where the last report left off. */
  last: AcceptorPosition;
  /** What its tube held after the last word of each type, or, before there was one, when the store was written. */
  lineCounts: readonly (number | undefined)[];
  /** Found after nobody had listened: tubes are counted on from the store, to be compared with the changer later. */
  isReconciled: boolean;
  /** A fresh random id for a power-up that was not known before. */
  newEpoch: () => string;
  /** The approved value of a position. */
  valueOf: (position: number) => CoinValue | undefined;
  /** Whether a status that lasts is told for the first time. */
  isNews: (code: number) => boolean;
  /** A gap of unknown size was booked a moment ago: what is lost now is named by the next one. */
  isGapRecent: boolean;
}>;

/** What an operator should read of it. */
export type Remark = Readonly<{ words: string; fields: Readonly<Record<string, unknown>> }>;

export type Accounted = Readonly<{
  report: AcceptorReport;
  remarks: readonly Remark[];
  /** The changer has forgotten which coins it may take. */
  hasReset: boolean;
  /** Something was lost that no gap of this report names. */
  isLossUnnamed: boolean;
  /** As before, after these reports. */
  lineCounts: readonly (number | undefined)[];
}>;

const EMPTY_TUBES: readonly number[] = Array.from({ length: 16 }, () => 0);
const ROUTES = { 'cash-box': 0, tube: 1 } as const;

/** Books `reports` in their order after `last`. */
export function accountFor(
  reports: readonly ChangerReport[],
  { last, lineCounts, isReconciled, newEpoch, valueOf, isNews, isGapRecent }: AccountingContext,
): Accounted {
  const { acceptorId } = last;
  let { acceptorEpoch, creditSeq } = last;
  let hasReset = false;
  let isLossUnnamed = false;
  const memory = memoryOf(last);
  const tubes = [...(memory?.tubes ?? EMPTY_TUBES)];
  const told = [...lineCounts];
  const events: CreditEvent[] = [];
  const remarks: Remark[] = [];

  const unverified = (words: string, fields: Remark['fields']): void => {
    if (events.some(isUnknownLoss)) return;
    isLossUnnamed = isGapRecent;
    if (isGapRecent) return;
    remarks.push({ words, fields });
    // It takes a number as a coin would, so that no two stored positions are the same.
    creditSeq += 1n;
    events.push({ kind: 'gap', lostCount: undefined, reason: 'credits-lost' });
  };

  const reject = (code: number, cause: Extract<CreditEvent, { kind: 'reject' }>['cause']): void => {
    creditSeq += 1n;
    events.push({ kind: 'reject', creditSeq, code, cause });
  };

  const status = (code: number): void => {
    if (code === JUST_RESET) {
      // What it had not told before that is gone, and nobody can say what it was. The sequence is ours and goes on, so
      // that a coin told in the same breath before the reset keeps a number of its own.
      events.push({ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' });
      [acceptorEpoch, hasReset] = [newEpoch(), true];
      return;
    }
    const { words, cause, isLasting } = STATUSES[code]!;
    if ((isLasting && !isNews(code)) || cause === undefined) return;
    if (cause !== 'refused' && cause !== 'lever') remarks.push({ words, fields: { code } });
    reject(code, cause);
  };

  /**
   * A tube holds coins that nobody has told of: their words were lost. `wasHeld` would be in it without them. A changer
   * may answer a look at its tubes late, or with other numbers than it tells with its coins: where these follow one
   * another, none is missing.
   */
  const missing = (type: number, wasHeld: number): void => {
    const known = Math.max(tubes[type]!, told[type] ?? 0);
    const lostCount = wasHeld - known;
    if (isReconciled || !memory || lostCount <= 0) return;
    creditSeq += 1n;
    events.push({ kind: 'gap', lostCount, reason: 'credits-lost' });
    remarks.push({
      words: 'coins in a tube were never told',
      fields: { position: type + 1, lostCount },
    });
  };

  const note = (event: ChangerEvent): void => {
    const { code } = event;
    switch (event.kind) {
      case 'deposited': {
        const { type, route, tubeCount } = event;
        // A tube that took a coin is not empty: 0 says that the changer does not count with its coins.
        const isCounted = tubeCount > 0;
        if (isCounted) {
          missing(type, tubeCount - ROUTES[route]);
          told[type] = tubeCount;
        }
        creditSeq += 1n;
        const position = type + 1;
        const value = valueOf(position);
        events.push({ kind: 'coin', creditSeq, position, route: ROUTES[route], value });
        if (isCounted && !isReconciled) tubes[type] = tubeCount;
        else tubes[type]! += ROUTES[route];
        return;
      }
      case 'rejected':
        return reject(code, 'refused');
      case 'paid-by-hand': {
        const { type, coinCount, tubeCount } = event;
        const words = 'coins were taken out of the tubes by hand';
        remarks.push({ words, fields: { position: type + 1, coinCount } });
        // The first look at a changer may have shown the tube as it was after this.
        if (told[type] !== undefined) missing(type, tubeCount + coinCount);
        told[type] = tubeCount;
        tubes[type] = isReconciled ? tubes[type]! - coinCount : tubeCount;
        return;
      }
      case 'slugs':
        return event.itemCount > 0 ? reject(code, 'refused') : undefined;
      case 'status':
        return status(code);
      case 'unknown':
        remarks.push({ words: 'the changer said something unknown', fields: { code } });
        return reject(code, 'unknown');
      case 'truncated':
        return unverified('the changer was cut off in the middle of an event', { code });
    }
  };

  for (const report of reports) {
    if (report.kind === 'poll') decodePoll(report.bytes).forEach(note);
    else unverified('what the changer said was lost on the line', { why: report.why });
  }
  const place = { acceptorId, acceptorEpoch, creditSeq };
  const position = remember(place, { tubes, isSlotLive: memory?.isSlotLive ?? false });
  const report = { position, events, isReconciled };
  return { report, remarks, hasReset, isLossUnnamed, lineCounts: told };
}

/** Events that were told and not understood, nobody knows how many. */
export const isUnknownLoss = (event: CreditEvent): boolean =>
  event.kind === 'gap' && event.reason === 'credits-lost' && event.lostCount === undefined;

export type Reconciliation = Readonly<{
  /** What the tubes hold now. */
  tubes: readonly number[];
  history: History;
}>;

/**
 * `stored`: known from the store alone. `heard`: this process has heard every word since the store was written.
 * `reset`: a reset has been booked already, and with it everything that is not known.
 */
export type History = 'stored' | 'heard' | 'reset';

/**
 * After nobody has listened for a while: compares the tubes with what is stored. A coin that a tube has and the books
 * have not is lost *by number*; it may also have been filled in by hand, so it is nobody's money before an operator
 * has looked. Coins in the cash box leave no trace at all: where the slot was open, what is missing is unknown.
 */
export function reconcile(
  last: AcceptorPosition,
  { tubes, history }: Reconciliation,
): AcceptorReport {
  const memory = memoryOf(last);
  const isSlotLive = memory?.isSlotLive ?? true;
  const missing = tubes.map((count, type) => Math.max(0, count - (memory?.tubes[type] ?? count)));
  const lostCount = missing.reduce((sum, count) => sum + count, 0);
  const events: CreditEvent[] = [];
  if (lostCount > 0 && history !== 'reset')
    events.push({ kind: 'gap', lostCount, reason: 'credits-lost' });
  if (isSlotLive && history === 'stored') {
    events.push({ kind: 'gap', lostCount: undefined, reason: 'history-unknown' });
  }
  const creditSeq = last.creditSeq + BigInt(events.length);
  const position = remember({ ...last, creditSeq }, { tubes, isSlotLive });
  return { position, events, isReconciled: true };
}
