// An event source that does not trust a silent network: what says nothing for too long is closed and opened anew.
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { StreamMessage } from './wallet-stream.ts';

/** The part of an `EventSource` that is used here. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

/**
 * Tells what `open` brings until `signal` aborts or the ledger refuses; resolves then. The ledger says `here` every six
 * seconds, so silence is a line that is lost, also where no browser noticed.
 */
export function listenLively(
  open: () => Source,
  clock: Pick<BrowserClock, 'after'>,
  signal: AbortSignal,
  tell: (message: StreamMessage) => void,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let source: Source;
    let stopWaiting = (): void => {};
    const close = (): void => {
      stopWaiting();
      source.close();
      resolve();
    };
    const heard = (): void => {
      stopWaiting();
      stopWaiting = clock.after(SILENCE_LIMIT_MS, () => {
        source.close();
        connect();
        tell({ kind: 'line', isUp: false });
      });
    };
    const connect = (): void => {
      source = open();
      heard();
      source.addEventListener('here', heard);
      source.addEventListener('open', () => {
        heard();
        tell({ kind: 'line', isUp: true });
      });
      source.addEventListener('wallet', ({ data }: MessageEvent<string>) => {
        heard();
        tell({ kind: 'wallet', wallet: JSON.parse(data) as Wallet });
      });
      source.addEventListener('error', () => {
        // The browser reconnects by itself with Last-Event-ID, unless the answer was a refusal.
        if (source.readyState !== CLOSED) return tell({ kind: 'line', isUp: false });
        close();
        tell({ kind: 'ended' });
      });
    };
    signal.addEventListener('abort', close, { once: true });
    connect();
  });
}

/** Three of the ledger's beats. @NOTE As `HEARTBEAT_MS` of `ledger-api/routes/get-wallet-stream.ts` says. */
const SILENCE_LIMIT_MS = 18_000;
/** `EventSource.CLOSED`. */
const CLOSED = 2;
