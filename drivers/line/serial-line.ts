// A serial line as a driver sees it: bytes out, bytes in as they arrive, and an end that may come at any time.
import type { Clock } from '../clock.ts';
import type { Rank } from './turns.ts';

export interface SerialLine {
  /** What a person would call this line, such as `/dev/ttyUSB0`. */
  readonly name: string;
  readonly isOpen: boolean;
  /** Hands bytes to the line in order. Does nothing on a closed line. */
  write(bytes: Uint8Array): void;
  /** Takes every byte that has arrived since the last call. */
  take(): Uint8Array;
  /** Resolves when bytes wait to be taken, the line has closed, or `signal` aborts. One waiter at a time. */
  arrival(signal: AbortSignal): Promise<void>;
  /** Somebody else uses the line, too: while one waits for a reply nobody else can be asked. */
  readonly isShared?: boolean;
  /** Runs a whole transaction, command and reply, while no other user of the same line speaks. */
  exclusively<T>(work: () => Promise<T>, rank?: Rank): Promise<T>;
  /** Idempotent; resolves when the operating system has let go, or after a stated limit. */
  close(): Promise<void>;
}

export type LineFault = 'missing' | 'no-permission' | 'in-use' | 'failed';

export type OpenedLine =
  | { ok: true; line: SerialLine }
  /** `sentence` says what to do. */
  | { ok: false; fault: LineFault; sentence: string };

export type OpenLine = () => Promise<OpenedLine>;

/** Costs nothing; without a reason each end of a wait would make an error with a stack. */
const OVER = 'over';

/** Waits for bytes at most `ms` milliseconds. */
export async function bytesOrTimeout(line: SerialLine, clock: Clock, ms: number): Promise<void> {
  const done = new AbortController();
  await Promise.race([line.arrival(done.signal), clock.sleep(ms, done.signal)]);
  done.abort(OVER);
}
