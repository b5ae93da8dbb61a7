// The bytes of a line that have arrived and not been taken, and the one reader who waits for them.

/** More than any conversation leaves unread; beyond it the oldest bytes are noise and go. */
const INBOX_BYTES_MAX = 4096;

export interface Inbox {
  put(bytes: Uint8Array): void;
  take(): Uint8Array;
  arrival(signal: AbortSignal): Promise<void>;
  /** Wakes the reader for good: nothing more will come. */
  end(): void;
}

/** An empty inbox. */
export function createInbox(): Inbox {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let hasEnded = false;
  let wake = (): void => {};

  return {
    put: (bytes) => {
      if (hasEnded || bytes.length === 0) return;
      chunks.push(bytes);
      size += bytes.length;
      if (size > INBOX_BYTES_MAX) {
        chunks = [new Uint8Array(Buffer.concat(chunks).subarray(size - INBOX_BYTES_MAX))];
        size = INBOX_BYTES_MAX;
      }
      wake();
    },
    take: () => {
      const taken = chunks.length === 1 ? chunks[0]! : new Uint8Array(Buffer.concat(chunks));
      chunks = [];
      size = 0;
      return taken;
    },
    arrival: (signal) =>
      new Promise((resolve) => {
        if (size > 0 || hasEnded || signal.aborted) return resolve();
        const finish = (): void => {
          signal.removeEventListener('abort', finish);
          wake = () => {};
          resolve();
        };
        wake = finish;
        signal.addEventListener('abort', finish, { once: true });
      }),
    end: () => {
      hasEnded = true;
      wake();
    },
  };
}
