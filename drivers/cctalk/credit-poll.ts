// One poll of the event buffer: read, read again when there is news, store, and only then remember.
import type {
  AcceptorHost,
  AcceptorPosition,
  AcceptorReport,
  CreditEvent,
} from '../coin-acceptor.ts';
import type { CoinValue } from '../coin.ts';
import { accountFor } from './accounting.ts';
import type { Conversation } from './conversation.ts';
import {
  isConfirmedBy,
  isSameReading,
  judgeReading,
  parseReading,
  storedReading,
} from './credit-buffer.ts';
import type { BufferReading, History } from './credit-buffer.ts';
import { COMMANDS } from './headers.ts';

export type PollOutcome =
  /** The buffer is as it was stored. */
  | { kind: 'quiet' }
  /** No two readings agreed; nothing was learnt. */
  | { kind: 'unclear' }
  | { kind: 'news'; report: AcceptorReport }
  /** The device answers no more. */
  | { kind: 'lost' }
  /** The host could not store what was read; nothing has been forgotten, and the next poll starts from the store. */
  | { kind: 'store-failed'; detail: string; events: readonly CreditEvent[] };

export interface CreditPoll {
  poll(): Promise<PollOutcome>;
  /** The device shows signs of a reset: the next poll believes in the same power-up only if the buffer proves it. */
  doubt(): void;
}

/** Readings of one poll; two that agree in a row are needed, and coins may be falling. */
const READS_MAX = 6;
const DOUBT_MS = 300;

/** Polls the acceptor `acceptorId`, starting from what the host has stored for it. */
export function createCreditPoll(
  conversation: Conversation,
  host: AcceptorHost,
  acceptorId: string,
  valueOf: (position: number) => CoinValue | undefined,
): CreditPoll {
  let last: AcceptorPosition | undefined;
  // 'stored' until this process itself has seen the buffer and the store agree.
  let history: History = 'stored';
  // The reading that confirmed the one before and showed still newer events: it waits for its own confirmation. A device
  // with a deeper stack releases more at every reading, so none may be thrown away.
  let unconfirmed: BufferReading | undefined;

  async function read(): Promise<BufferReading | undefined> {
    const answer = await conversation.ask(COMMANDS.readBufferedCredit);
    return answer.ok ? parseReading(answer.data) : undefined;
  }

  async function readConfirmed(): Promise<BufferReading | 'quiet' | 'unclear' | 'lost'> {
    const known = last && storedReading(last.counter, last.recentPairs);
    let first = unconfirmed ?? (await read());
    unconfirmed = undefined;
    if (first && known && isSameReading(first, known) && history !== 'doubted') return 'quiet';
    for (let reads = 1; first && reads < READS_MAX; reads++) {
      const second = await read();
      if (second && isConfirmedBy(first, second, known)) {
        if (!isSameReading(first, second)) unconfirmed = second;
        return first;
      }
      first = second;
    }
    if (first) host.log('debug', 'event buffer readings did not agree', { acceptorId });
    return first ? 'unclear' : 'lost';
  }

  function isAnotherHistory(reading: BufferReading, known: AcceptorPosition): boolean {
    const before = storedReading(known.counter, known.recentPairs);
    return judgeReading(before, reading, history).kind === 'new-power-up';
  }

  return {
    doubt: () => {
      if (history === 'watched') history = 'doubted';
    },
    poll: async () => {
      if (history === 'stored') {
        try {
          last = host.lastPosition(acceptorId);
        } catch (error) {
          return { kind: 'store-failed', detail: String(error), events: [] };
        }
      }
      let reading = await readConfirmed();
      if (typeof reading !== 'string' && last && isAnotherHistory(reading, last)) {
        // A reply that was held up somewhere shows an old buffer, which looks like a reset: let the line fall silent,
        // and believe the end of a history only when it is told again.
        await host.clock.sleep(DOUBT_MS);
        unconfirmed = undefined;
        reading = await readConfirmed();
      }
      if (typeof reading === 'string') {
        if (reading === 'quiet') history = 'watched';
        return { kind: reading };
      }
      const newEpoch = (): string => Buffer.from(host.entropy.bytes(16)).toString('hex');
      const report = accountFor(reading, { acceptorId, last, history, newEpoch, valueOf });
      if (!report) {
        history = 'watched';
        return { kind: 'quiet' };
      }
      try {
        await host.commit(report);
      } catch (error) {
        // In doubt: it may or may not be on the disk. The store is asked again before anything else is booked.
        history = 'stored';
        unconfirmed = undefined;
        return { kind: 'store-failed', detail: String(error), events: report.events };
      }
      last = report.position;
      history = 'watched';
      return { kind: 'news', report };
    },
  };
}
