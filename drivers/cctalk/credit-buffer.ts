// What a reading of the event buffer (header 229) means against the last one that was stored. Pure.
// The counter, not the buffer, is the truth: equal neighbours in the buffer are two equal coins (part 2 §3.27).

/** One result: a ≠ 0 is a coin on position a by sorter path b; a = 0 is event code b. */
export type ResultPair = Readonly<{ a: number; b: number }>;

export type BufferReading = Readonly<{
  /** 0 only since power-up, then 1…255 and again 1. */
  counter: number;
  /** Five pairs, newest first. */
  pairs: readonly ResultPair[];
}>;

export type Judgement =
  | { kind: 'nothing' }
  | {
      kind: 'continued';
      /** Events the device counted since the last reading. */
      eventCount: number;
      /** How many of them have left the buffer unseen. */
      lostCount: number;
      /** The others, oldest first. */
      events: readonly ResultPair[];
    }
  | {
      /** The device lost power, or its history is not ours: an unknown number of events is gone. */
      kind: 'new-power-up';
      reason: 'acceptor-reset' | 'history-unknown';
      /** Events since that power-up which nobody can have counted before, oldest first. */
      events: readonly ResultPair[];
    };

/**
 * `watched`: the last reading was made a moment ago by this very process on this very line. `stored`: it comes
 * from a store, after a restart or a new connection; then nothing is booked that the pairs do not bear out.
 * `doubted`: watched, but the device has forgotten its inhibits as after a reset; then only pairs prove that it was none.
 * `unsure`: stored, and doubted in the same way. `closed`: stored, with the slot known to be closed and quiet: whatever is new
 * fell into no slot of ours.
 */
export type History = 'watched' | 'stored' | 'doubted' | 'unsure' | 'closed';

/** Nobody of ours has listened since the last reading. */
export const isAfterAbsence = (history: History): boolean =>
  history !== 'watched' && history !== 'doubted';
/** Only what the buffer proves is believed. */
export const isDoubtful = (history: History): boolean =>
  history === 'doubted' || history === 'unsure';

export const BUFFER_PAIRS = 5;
/** Before its first event. */
const POWERED_UP: BufferReading = {
  counter: 0,
  pairs: Array.from({ length: BUFFER_PAIRS }, () => ({ a: 0, b: 0 })),
};
/** A jump over the wrap by more events than this is no stall but a reset: coins do not fall that fast. */
const WRAP_EVENTS_MAX = 50;

/** Reads the eleven data bytes of header 229. */
export function parseReading(data: Uint8Array): BufferReading {
  const pairs = Array.from({ length: BUFFER_PAIRS }, (_, i) => ({
    a: data[1 + 2 * i]!,
    b: data[2 + 2 * i]!,
  }));
  return { counter: data[0]!, pairs };
}

/** Events between two counter values of the same power-up: after 255 comes 1. */
export function eventsBetween(last: number, now: number): number {
  if (last === 0) return now;
  return (now - last + 255) % 255;
}

/** Says what happened between two readings. */
export function judgeReading(last: BufferReading, now: BufferReading, history: History): Judgement {
  if (isDoubtful(history) && !isProven(last, now)) return doubtedReset(last, now, history);
  if (now.counter === 0) {
    return last.counter === 0 ? { kind: 'nothing' } : reset(now, history);
  }
  const eventCount = eventsBetween(last.counter, now.counter);
  if (isFreshPowerUp(last, now, eventCount)) return reset(now, history);
  // With no stored pair left to compare only a slot that may have been open speaks for the same history.
  const isUnproven = history === 'closed' && eventCount >= BUFFER_PAIRS;
  if (isUnproven || !isShifted(last, now, eventCount)) {
    return { kind: 'new-power-up', reason: 'history-unknown', events: [] };
  }
  if (eventCount === 0) return { kind: 'nothing' };
  return {
    kind: 'continued',
    eventCount,
    lostCount: Math.max(0, eventCount - BUFFER_PAIRS),
    events: oldestFirst(now, eventCount),
  };
}

/** True when `now` shows every pair of `last` that it should still hold, pushed down by `eventCount`. */
export function isShifted(last: BufferReading, now: BufferReading, eventCount: number): boolean {
  for (let i = 0; i + eventCount < BUFFER_PAIRS; i++) {
    if (!isSamePair(last.pairs[i]!, now.pairs[i + eventCount]!)) return false;
  }
  return true;
}

/**
 * True when `second` bears out every event that `first` adds to `last`, or to nothing after a reset: it is equal, or has been
 * pushed on by still newer events without losing one of them. What it has pushed out must have been known before.
 * Money needs two agreeing readings: the 8-bit sum misses double errors.
 */
export function isConfirmedBy(
  first: BufferReading,
  second: BufferReading,
  last: BufferReading | undefined,
): boolean {
  if (isSameReading(first, second)) return true;
  if (!last || first.counter === 0 || second.counter === 0) return false;
  const pushedBy = eventsBetween(first.counter, second.counter);
  if (pushedBy === 0 || !isShifted(first, second, pushedBy)) return false;
  return [last, POWERED_UP].some((known) => {
    const added = eventsBetween(known.counter, first.counter);
    return added + pushedBy <= BUFFER_PAIRS && isShifted(known, first, added);
  });
}

/** True when two readings are the same in every byte. */
export function isSameReading(one: BufferReading, other: BufferReading): boolean {
  return one.counter === other.counter && isShifted(one, other, 0);
}

/** The pairs as hex, newest first: what is stored beside the counter. */
export function pairsToHex(pairs: readonly ResultPair[]): string {
  return Buffer.from(pairs.flatMap(({ a, b }) => [a, b])).toString('hex');
}

/** The reading that a stored counter and its hex pairs stand for. */
export function storedReading(counter: number, recentPairs: string): BufferReading {
  return parseReading(new Uint8Array([counter, ...Buffer.from(recentPairs, 'hex')]));
}

function reset(now: BufferReading, history: History) {
  const events = isAfterAbsence(history) ? [] : oldestFirst(now, now.counter);
  return { kind: 'new-power-up', reason: 'acceptor-reset', events } as const;
}

/** What could have been counted before is not counted again: no coin is among it, because a device that was reset takes none. */
function doubtedReset(last: BufferReading, now: BufferReading, history: History): Judgement {
  const judged = reset(now, history);
  const eventCount = eventsBetween(last.counter, now.counter);
  if (isAfterAbsence(history) || now.counter === 0 || !isShifted(last, now, eventCount))
    return judged;
  return { ...judged, events: oldestFirst(now, eventCount) };
}

/** A coin that was in the buffer before is still there, where it should be: a device that has been reset takes none. */
function isProven(last: BufferReading, now: BufferReading): boolean {
  const eventCount = eventsBetween(last.counter, now.counter);
  return hasCoinLeft(last, eventCount) && isShifted(last, now, eventCount);
}

/** True when `now` could as well come from a device that was reset after `last`: only its inhibits can tell. */
export function couldBeReset(last: BufferReading, now: BufferReading): boolean {
  const eventCount = eventsBetween(last.counter, now.counter);
  // After five and more events nothing is left to compare; coins that fall as fast leave no time to ask.
  return eventCount < BUFFER_PAIRS && !hasCoinLeft(last, eventCount);
}

const hasCoinLeft = (last: BufferReading, eventCount: number): boolean =>
  last.pairs.slice(0, Math.max(0, BUFFER_PAIRS - eventCount)).some(({ a }) => a !== 0);

/** The counter went back, and either the buffer is still filling or the jump is beyond any stall. */
function isFreshPowerUp(last: BufferReading, now: BufferReading, eventCount: number): boolean {
  if (now.counter >= last.counter || eventCount <= BUFFER_PAIRS) return false;
  return eventCount > WRAP_EVENTS_MAX || (now.counter < BUFFER_PAIRS && isEmpty(now.pairs.at(-1)!));
}

function oldestFirst(reading: BufferReading, eventCount: number): ResultPair[] {
  return reading.pairs.slice(0, Math.min(eventCount, BUFFER_PAIRS)).toReversed();
}

const isSamePair = (one: ResultPair, other: ResultPair): boolean =>
  one.a === other.a && one.b === other.b;

const isEmpty = ({ a, b }: ResultPair): boolean => a === 0 && b === 0;
