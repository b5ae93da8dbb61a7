// Consideration for the others on a shared line: whoever does not answer is waited for briefly, and not asked again at once.
import type { Clock } from '../clock.ts';
import type { SerialLine } from '../line/serial-line.ts';
import type { Rank } from '../line/turns.ts';
import type { Answer } from './conversation.ts';
import { FRAME_OVERHEAD_BYTES } from './frame.ts';
import type { Command } from './headers.ts';

export interface Consideration {
  /** Whether it is asked before the others or after them. */
  rank(command: Command): Rank;
  /** Milliseconds until the device may be asked again. */
  readonly restMs: number;
  /** How long a reply is waited for, at most `patienceMs`. */
  timeoutMs(command: Command, patienceMs: number): number;
  answered(command: Command, answer: Answer): void;
}

/** A simple query answers within 10 ms (part 1 §11.2); the rest is for an adapter and a busy computer. */
const LATENCY_MS = 50;
const BYTE_MS = 1.05;
/** For those who exercise coils and sensors first. Five coins of a neighbour take half a second. */
const SLOW_MS = 100;
const RESTS_MS = { afterOne: 0, afterTwo: 100, afterMore: 300 } as const;

/** On a line without others nothing is changed. */
export function createConsideration(line: SerialLine, clock: Clock): Consideration {
  // Who has never answered is doubtful.
  let misses = 1;
  let restUntilMs = -Infinity;

  return {
    rank: ({ comesFirst }) => {
      if (misses > 0) return 'doubtful';
      return comesFirst ? 'urgent' : 'usual';
    },
    get restMs() {
      return line.isShared ? Math.max(0, restUntilMs - clock.monotonicMs()) : 0;
    },
    timeoutMs: (command, patienceMs) => {
      if (!line.isShared) return patienceMs;
      const bytes = 2 * FRAME_OVERHEAD_BYTES + command.replyBytes[1];
      return Math.min(patienceMs, command.isSlow ? SLOW_MS : LATENCY_MS + bytes * BYTE_MS);
    },
    answered: (command, answer) => {
      const isMiss = !answer.ok && (answer.reason === 'silent' || answer.reason === 'garbled');
      misses = isMiss ? misses + 1 : 0;
      if (!isMiss) return;
      const isOne = misses === 1 && command.comesFirst;
      const restMs = isOne
        ? RESTS_MS.afterOne
        : misses <= 2
          ? RESTS_MS.afterTwo
          : RESTS_MS.afterMore;
      restUntilMs = clock.monotonicMs() + restMs;
    },
  };
}
