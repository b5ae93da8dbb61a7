// The wallet's event stream. One tab of a browser holds it; the others hear what it hears.
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { listenLively } from './lively-source.ts';

export type StreamMessage =
  | { kind: 'wallet'; wallet: Wallet }
  /** The line is up, or it dropped or fell silent and is tried again by itself. */
  | { kind: 'line'; isUp: boolean }
  /** The ledger closed the line for good: ask it why. */
  | { kind: 'ended' };

type BetweenTabs = StreamMessage | { kind: 'joined' };

/** Opens the stream, or joins the tab that has it, until `signal` aborts. */
export function openWalletStream(
  clock: BrowserClock,
  signal: AbortSignal,
  listen: (message: StreamMessage) => void,
): void {
  const tabs = new BroadcastChannel('tikkeul-wallet');
  signal.addEventListener('abort', () => tabs.close(), { once: true });
  tabs.addEventListener('message', ({ data }: MessageEvent<BetweenTabs>) => {
    if (data.kind !== 'joined') listen(data);
  });

  const hold = () => holdStream(clock, signal, tabs, listen);
  // Locks need a secure context; without them each tab holds a stream of its own.
  if (!('locks' in navigator)) return void hold();
  tellTabs(tabs, { kind: 'joined' });
  navigator.locks.request('tikkeul-wallet-stream', { signal }, hold).catch(() => {
    // Aborted while waiting for the other tab: nothing was opened.
  });
}

/** Holds the connection until it ends; resolving hands the lock to the next tab. */
function holdStream(
  clock: BrowserClock,
  signal: AbortSignal,
  tabs: BroadcastChannel,
  listen: (message: StreamMessage) => void,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
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

  return listenLively(() => new EventSource('/v1/wallet/stream'), clock, signal, tell);
}

function tellTabs(tabs: BroadcastChannel, message: BetweenTabs): void {
  // A broadcast channel reaches its own origin only; the rule is about windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(message);
}
