// A bridge that speaks unasked numbers nothing: whether a line that comes twice is two coins, its count and the time tell.
import type { Clock } from '../clock.ts';
import { decodePoll } from './poll-response.ts';

/** What the changer reported, asked or not. */
export type ChangerReport =
  | { kind: 'poll'; bytes: Uint8Array }
  /** Something was said that may have been a coin, and cannot be had again. */
  | { kind: 'unreadable'; why: Unreadable };

type Unreadable = 'garbled' | 'unanswered' | 'unasked' | 'repeated' | 'too-many' | 'of-another';

export interface RepeatWatch {
  /** What has arrived is looked at now. */
  look(): void;
  /** What the changer has told; where it seems to be told once more, that it cannot be read. */
  reportOf(bytes: Uint8Array): ChangerReport;
}

/** A tube that took a coin holds one more; the same count again, so soon, is the same coin. */
const SAME_COUNT_WITHIN_MS = 1000;
/**
 * The cash box is not counted. No acceptor takes two coins between two looks of ours; after a longer pause (a stall, a slow
 * disk) several may have come, and are believed.
 */
const PROMPT_LOOK_MS = 60;
/** After a late look the operating system may still hand over what came meanwhile. */
const LATE_FOR_MS = 250;

/** Nothing has been heard yet. */
export function createRepeatWatch(clock: Clock): RepeatWatch {
  let lookedMs = -Infinity;
  let lateMs = -Infinity;
  let looks = 0;
  let before = { text: '', atMs: -Infinity, look: 0 };

  function isRepeat(bytes: Uint8Array): boolean {
    const now = { text: Buffer.from(bytes).toString('hex'), atMs: lookedMs, look: looks };
    const earlier = before;
    before = now;
    const coins = decodePoll(bytes).filter((event) => event.kind === 'deposited');
    if (coins.length === 0 || earlier.text !== now.text) return false;
    if (coins.some(({ route }) => route === 'tube')) {
      return now.atMs - earlier.atMs <= SAME_COUNT_WITHIN_MS;
    }
    return earlier.look === now.look && lookedMs - lateMs > LATE_FOR_MS;
  }

  return {
    look: () => {
      const nowMs = clock.monotonicMs();
      if (nowMs - lookedMs > PROMPT_LOOK_MS) lateMs = nowMs;
      lookedMs = nowMs;
      looks += 1;
    },
    reportOf: (bytes) =>
      isRepeat(bytes) ? { kind: 'unreadable', why: 'repeated' } : { kind: 'poll', bytes },
  };
}
