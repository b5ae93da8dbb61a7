// The wallet's event stream. One tab of a browser holds it; the others hear what it hears.
import type { Wallet } from '#ledger/contract/wallet.ts';

export type StreamMessage =
  | { kind: 'wallet'; wallet: Wallet }
  /** The line is up, or it dropped and the browser is trying again by itself. */
  | { kind: 'line'; isUp: boolean }
  /** The ledger closed the line for good: ask it why. */
  | { kind: 'ended' };

type BetweenTabs = StreamMessage | { kind: 'joined' };

/** Opens the stream, or joins the tab that has it, until `signal` aborts. */
export function openWalletStream(
  signal: AbortSignal,
  listen: (message: StreamMessage) => void,
): void {
  const tabs = new BroadcastChannel('tikkeul-wallet');
  signal.addEventListener('abort', () => tabs.close(), { once: true });
  tabs.addEventListener('message', ({ data }: MessageEvent<BetweenTabs>) => {
    if (data.kind !== 'joined') listen(data);
  });

  const hold = () => holdStream(signal, tabs, listen);
  // Locks need a secure context; without them each tab holds a stream of its own.
  if (!('locks' in navigator)) return void hold();
  tellTabs(tabs, { kind: 'joined' });
  navigator.locks.request('tikkeul-wallet-stream', { signal }, hold).catch(() => {
    // Aborted while waiting for the other tab: nothing was opened.
  });
}

/** Holds the connection until it ends; resolving hands the lock to the next tab. */
function holdStream(
  signal: AbortSignal,
  tabs: BroadcastChannel,
  listen: (message: StreamMessage) => void,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const source = new EventSource('/v1/wallet/stream');
  const lastOfKind = new Map<StreamMessage['kind'], StreamMessage>();
  const tell = (message: StreamMessage): void => {
    lastOfKind.set(message.kind, message);
    tellTabs(tabs, message);
    listen(message);
  };
  tabs.addEventListener('message', ({ data }: MessageEvent<BetweenTabs>) => {
    if (data.kind !== 'joined') return;
    for (const message of lastOfKind.values()) tellTabs(tabs, message);
  });

  return new Promise((resolve) => {
    const close = (): void => {
      source.close();
      resolve();
    };
    signal.addEventListener('abort', close, { once: true });
    source.addEventListener('open', () => tell({ kind: 'line', isUp: true }));
    source.addEventListener('wallet', ({ data }: MessageEvent<string>) => {
      tell({ kind: 'wallet', wallet: JSON.parse(data) as Wallet });
    });
    source.addEventListener('error', () => {
      // The browser reconnects by itself with Last-Event-ID, unless the answer was a refusal.
      if (source.readyState !== EventSource.CLOSED) return tell({ kind: 'line', isUp: false });
      close();
      tell({ kind: 'ended' });
    });
  });
}

function tellTabs(tabs: BroadcastChannel, message: BetweenTabs): void {
  // A broadcast channel reaches its own origin only; the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(message);
}
