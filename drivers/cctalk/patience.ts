// How long a device that does not answer is asked again before its line is given up: neither a lost reply nor BUSY makes it
// another one.
import type { Clock } from '../clock.ts';
import type { SlotAnswer } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';

export interface Patience {
  /** The last poll was not answered: nothing else is asked before one is. */
  readonly isUnanswered: boolean;
  /** Why the line was given up, where the device did not just fall silent. */
  readonly lossInWords: string | undefined;
  answered(): void;
  /** Whether to go on, and how soon to ask again. */
  unanswered(): 'lost' | Readonly<{ againInMs: number }>;
}

/** Replies are lost on a bad line: so long the buffer is asked again before the device is met anew. */
const SILENT_MAX_MS = 2000;
/** BUSY and NAK are words of a living device; after so long it is out of service all the same. */
const REFUSED_MAX_MS = 10_000;
const REFUSED_POLL_MS = 50;

/** Patience with a device that has just been met. */
export function createPatience(
  conversation: Pick<Conversation, 'line' | 'refusedAtMs'>,
  clock: Clock,
): Patience {
  let answeredMs = clock.monotonicMs();
  let isUnanswered = false;
  let lossInWords: string | undefined;
  return {
    get isUnanswered() {
      return isUnanswered;
    },
    get lossInWords() {
      return lossInWords;
    },
    answered: () => {
      answeredMs = clock.monotonicMs();
      isUnanswered = false;
    },
    unanswered: () => {
      isUnanswered = true;
      if (!conversation.line.isOpen) return 'lost';
      const nowMs = clock.monotonicMs();
      const isRefused = nowMs - conversation.refusedAtMs < SILENT_MAX_MS;
      const leftMs = (isRefused ? REFUSED_MAX_MS : SILENT_MAX_MS) - (nowMs - answeredMs);
      if (leftMs > 0) return { againInMs: isRefused ? REFUSED_POLL_MS : 0 };
      if (isRefused) lossInWords = 'the coin acceptor answers only that it is busy';
      return 'lost';
    },
  };
}

/** So long the slot is told again, between polls, where to stand. */
const TELL_AGAIN_MAX_MS = 2500;

/** What a busy device did not do is told it again; `poll` is called between, and false ends it. */
export async function tellPatiently(
  conversation: Pick<Conversation, 'refusedAtMs'>,
  clock: Clock,
  work: () => Promise<SlotAnswer>,
  poll: () => Promise<boolean>,
): Promise<SlotAnswer> {
  const startMs = clock.monotonicMs();
  for (;;) {
    const toldMs = clock.monotonicMs();
    const answer = await work();
    if (answer.ok || conversation.refusedAtMs < toldMs) return answer;
    if (clock.monotonicMs() - startMs > TELL_AGAIN_MAX_MS || !(await poll())) return answer;
  }
}
