// Reads the event buffer until two readings agree, and throws away nothing that a device has released.
import type { AcceptorHost } from '../coin-acceptor.ts';
import { isRefusal } from './conversation.ts';
import type { Conversation } from './conversation.ts';
import {
  isConfirmedBy,
  isDoubtful,
  isSameReading,
  judgeReading,
  parseReading,
} from './credit-buffer.ts';
import type { BufferReading, History } from './credit-buffer.ts';
import { COMMANDS } from './headers.ts';

export type Unread = 'quiet' | 'unclear' | 'unanswered' | 'refused';

export interface BufferReader {
  /**
   * A reading that was told twice and continues `known`, or ends its history and was told again after a silence. `quiet`:
   * the buffer is as it is known; never where `history` is doubtful.
   */
  readBelieved(known: BufferReading | undefined, history: History): Promise<BufferReading | Unread>;
  /** Whether the device still shows `reading`; what it shows instead is kept for the next reading. */
  isStillShown(reading: BufferReading): Promise<boolean>;
  /** The reading that waits for its own confirmation. */
  readonly unconfirmed: BufferReading | undefined;
  forget(): void;
}

/** Readings of one poll; two that agree in a row are needed, and coins may be falling. */
const READS_MAX = 6;
const DOUBT_MS = 300;

/** Reads the buffer of the acceptor at the other end of `conversation`. */
export function createBufferReader(
  conversation: Conversation,
  { clock, log }: Pick<AcceptorHost, 'clock' | 'log'>,
  acceptorId: string,
): BufferReader {
  // The reading that confirmed the one before and showed still newer events: it waits for its own confirmation. A device
  // with a deeper stack releases more at every reading, so none may be thrown away.
  let unconfirmed: BufferReading | undefined;

  async function read(): Promise<BufferReading | 'unanswered' | 'refused'> {
    const answer = await conversation.ask(COMMANDS.readBufferedCredit);
    if (answer.ok) return parseReading(answer.data);
    return isRefusal(answer) ? 'refused' : 'unanswered';
  }

  async function readConfirmed(
    known: BufferReading | undefined,
    history: History,
  ): Promise<BufferReading | Unread> {
    let first = unconfirmed ?? (await read());
    unconfirmed = undefined;
    if (typeof first === 'string') return first;
    if (known && isSameReading(first, known) && !isDoubtful(history)) return 'quiet';
    for (let reads = 1; reads < READS_MAX; reads++) {
      const second = await read();
      if (typeof second === 'string') {
        // Nothing that was read is thrown away: the next poll reads on from here.
        unconfirmed = first;
        return second;
      }
      if (isConfirmedBy(first, second, known)) {
        if (!isSameReading(first, second)) unconfirmed = second;
        return first;
      }
      first = second;
    }
    log('debug', 'event buffer readings did not agree', { acceptorId });
    return 'unclear';
  }

  return {
    get unconfirmed() {
      return unconfirmed;
    },
    readBelieved: async (known, history) => {
      const reading = await readConfirmed(known, history);
      if (typeof reading === 'string' || !known) return reading;
      if (judgeReading(known, reading, history).kind !== 'new-power-up') return reading;
      // A reply that was held up somewhere shows an old buffer, which looks like a reset: let the line fall silent,
      // and believe the end of a history only when it is told again.
      await clock.sleep(DOUBT_MS);
      unconfirmed = undefined;
      return readConfirmed(known, history);
    },
    isStillShown: async (reading) => {
      if (unconfirmed) return false;
      const again = await read();
      if (typeof again === 'string') return false;
      if (isSameReading(again, reading)) return true;
      unconfirmed = again;
      return false;
    },
    forget: () => {
      unconfirmed = undefined;
    },
  };
}
