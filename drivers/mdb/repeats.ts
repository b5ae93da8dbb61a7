// A bridge that speaks unasked numbers nothing: whether a line that comes twice is two coins, its count and the time tell.
import type { Clock } from '../clock.ts';
import { decodePoll, JUST_RESET } from './poll-response.ts';
import type { ChangerEvent } from './poll-response.ts';

/** What the changer reported, asked or not. */
export type ChangerReport =
  | { kind: 'poll'; bytes: Uint8Array }
  /** Something was said that may have been a coin, and cannot be had again. */
  | { kind: 'unreadable'; why: Unreadable };

type Unreadable = 'garbled' | 'unanswered' | 'unasked' | 'repeated' | 'too-many' | 'of-another';

export interface RepeatWatch {
  /** What has arrived is looked at now. */
  look(): void;
  /** What each tube held a moment ago, by the changer's own word. */
  held(tubes: readonly number[]): void;
  /** What the changer has told; where it seems to be told once more, that it cannot be read. */
  reportOf(bytes: Uint8Array): ChangerReport;
}

/** A tube that took a coin holds one more: a count that has not risen is that of a coin told before. */
const COUNTED_WITHIN_MS = 10_000;
/**
 * The cash box is not counted, nor is a tube whose count is 0 after a coin, or has never risen with one. No acceptor takes
 * the same coin twice between two looks of ours; after a longer pause (a stall, a slow disk) several may have come, and
 * are believed.
 */
const PROMPT_LOOK_MS = 60;
/** After a late look the operating system may still hand over what came meanwhile. */
const LATE_FOR_MS = 250;

/** Nothing has been heard yet. */
export function createRepeatWatch(clock: Clock): RepeatWatch {
  let lookedMs = -Infinity;
  let lateMs = -Infinity;
  /** What a tube held after its last coin was told, and when that was. */
  let counts = new Map<number, Readonly<{ count: number; atMs: number }>>();
  /** What a tube held before its next coin. */
  const shown = new Map<number, number>();
  let heldBefore: readonly number[] = [];
  /** Tubes whose count has risen once: from then on it is believed. */
  const rising = new Set<number>();
  /** Lines with coins that this look has brought. */
  const brought = new Set<string>();

  /** The counts after this line; undefined when one of its tubes did not get a coin more. */
  function countsAfter(events: readonly ChangerEvent[]): typeof counts | undefined {
    const after = new Map(counts);
    for (const event of events) {
      if (event.kind === 'status' && event.code === JUST_RESET) {
        after.clear();
        rising.clear();
        shown.clear();
      }
      if (event.kind === 'paid-by-hand') {
        after.delete(event.type);
        shown.set(event.type, event.tubeCount);
      }
      if (!isCounted(event)) continue;
      const { type, tubeCount: count } = event;
      const before = after.get(type);
      if (before && count <= before.count && lookedMs - before.atMs <= COUNTED_WITHIN_MS) {
        return undefined;
      }
      after.set(type, { count, atMs: lookedMs });
    }
    return after;
  }

  /** A coin of a tube whose count says something. */
  function isCounted(event: ChangerEvent): event is Deposited {
    if (event.kind !== 'deposited' || event.route !== 'tube' || event.tubeCount === 0) return false;
    const { type, tubeCount } = event;
    const before = shown.get(type);
    if (before !== undefined && tubeCount > before) rising.add(type);
    return rising.has(type) || tubeCount !== before;
  }

  function isRepeat(bytes: Uint8Array): boolean {
    const events = decodePoll(bytes);
    const after = countsAfter(events);
    if (!after) return true;
    counts = after;
    const coins = events.filter((event) => event.kind === 'deposited');
    const counted = coins.filter(isCounted);
    for (const { type } of counted) shown.delete(type);
    if (coins.length === 0 || counted.length > 0) return false;
    const text = Buffer.from(bytes).toString('hex');
    const isPrompt = lookedMs - lateMs > LATE_FOR_MS;
    const isSaidBefore = brought.has(text);
    brought.add(text);
    return isPrompt && isSaidBefore;
  }

  return {
    look: () => {
      const nowMs = clock.monotonicMs();
      if (nowMs - lookedMs > PROMPT_LOOK_MS) lateMs = nowMs;
      lookedMs = nowMs;
      brought.clear();
    },
    held: (tubes) => {
      tubes.forEach((count, type) => {
        // A coin that it has not told of yet, or whose words were lost: it counts.
        if (count > (heldBefore[type] ?? count)) rising.add(type);
        shown.set(type, count);
      });
      heldBefore = tubes;
    },
    reportOf: (bytes) =>
      isRepeat(bytes) ? { kind: 'unreadable', why: 'repeated' } : { kind: 'poll', bytes },
  };
}

type Deposited = Extract<ChangerEvent, { kind: 'deposited' }>;
