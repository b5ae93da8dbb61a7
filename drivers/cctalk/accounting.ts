// From a judged reading of the event buffer to the report that is stored: who counted what, under which sequence.
import type { AcceptorPosition, AcceptorReport, CreditEvent } from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import { isAfterAbsence, judgeReading, pairsToHex, storedReading } from './credit-buffer.ts';
import type { BufferReading, History, ResultPair } from './credit-buffer.ts';
import { meaningOfEvent } from './event-codes.ts';
import { markOf, withMark } from './slot-mark.ts';

export type AccountingContext = Readonly<{
  acceptorId: string;
  /** What was last stored for this acceptor. */
  last: AcceptorPosition | undefined;
  history: History;
  /** The slot may be open as it is marked, or may have been after the reading: the mark outlives another power-up. */
  staysMarked: boolean;
  /** A fresh random id for a power-up that was not known before. */
  newEpoch: () => string;
  /** The approved value of a credit code, and the position that it stands for. */
  valueOf: (code: number) => CoinValue | undefined;
  positionOf: (code: number) => number;
}>;

/** The report to store for `reading`, or undefined when nothing is new. */
export function accountFor(
  reading: BufferReading,
  context: AccountingContext,
): AcceptorReport | undefined {
  const { last, history, acceptorId } = context;
  const isReconciled = isAfterAbsence(history);
  const recentPairs = pairsToHex(reading.pairs);
  const newPowerUp = (): AcceptorPosition => ({
    acceptorId,
    acceptorEpoch: context.newEpoch(),
    counter: reading.counter,
    creditSeq: BigInt(reading.counter),
    recentPairs,
  });

  if (!last) {
    // An acceptor never seen before: its counter is the baseline. Events it already counted are not ours to book.
    const events = reading.counter === 0 ? [] : [gap(undefined, 'history-unknown')];
    return { position: newPowerUp(), events, isReconciled };
  }

  const judged = judgeReading(storedReading(last.counter, last.recentPairs), reading, history);
  switch (judged.kind) {
    case 'nothing':
      return undefined;
    case 'new-power-up': {
      // What may have been taken before is named, and before a closed slot opens again it is marked.
      const position = context.staysMarked ? withMark(newPowerUp(), markOf(last)) : newPowerUp();
      const credits = toEvents(judged.events, position.creditSeq, context);
      return { position, events: [gap(undefined, judged.reason), ...credits], isReconciled };
    }
    case 'continued': {
      const creditSeq = last.creditSeq + BigInt(judged.eventCount);
      const next = { ...last, counter: reading.counter, creditSeq, recentPairs };
      const position = withMark(next, markOf(last));
      const told = toEvents(judged.events, creditSeq, context);
      // What was let in while our slot was closed is somebody else's: named, never credited.
      const events = history === 'closed' ? told.filter(({ kind }) => kind !== 'coin') : told;
      const lostCount = judged.lostCount + told.length - events.length;
      const lost = lostCount > 0 ? [gap(lostCount, 'credits-lost')] : [];
      return { position, events: [...lost, ...events], isReconciled };
    }
  }
}

/** Events oldest first, the newest with sequence `lastSeq`; "nothing happened" counts but is no event. */
function toEvents(
  pairs: readonly ResultPair[],
  lastSeq: bigint,
  { valueOf, positionOf }: AccountingContext,
): CreditEvent[] {
  return pairs.flatMap(({ a, b }, index): CreditEvent[] => {
    const creditSeq = lastSeq - BigInt(pairs.length - 1 - index);
    if (a !== 0) {
      return [{ kind: 'coin', creditSeq, position: positionOf(a), route: b, value: valueOf(a) }];
    }
    if (b === 0) return [];
    return [{ kind: 'reject', creditSeq, code: b, cause: meaningOfEvent(b).cause }];
  });
}

function gap(
  lostCount: number | undefined,
  reason: 'credits-lost' | 'acceptor-reset' | 'history-unknown',
): CreditEvent {
  return { kind: 'gap', lostCount, reason };
}
