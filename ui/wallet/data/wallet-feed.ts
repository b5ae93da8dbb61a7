// What the wallet knows right now: signed in or out, the newest numbers, and whether they are live.
import type { Wallet } from '#ledger/contract/wallet.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from './ledger-client.ts';
import type { PhoneMemory } from './phone-memory.ts';
import type { StreamMessage } from './wallet-stream.ts';

export type FeedState =
  | { phase: 'starting' }
  /** Nothing answered yet; it is tried again by itself. */
  | { phase: 'unreachable' }
  /** `hasEnded`: the wallet was open on this phone, and nobody here closed it. */
  | { phase: 'signed-out'; hasEnded: boolean }
  | {
      phase: 'signed-in';
      wallet: Wallet;
      /** When these numbers were last known to be true. */
      knownAtMs: number;
      line: Line;
    };

/** `opening` until the stream is up, `live` while it is, `lost` when it dropped: then the numbers may be old. */
export type Line = 'opening' | 'live' | 'lost';

export interface WalletFeed {
  state(): FeedState;
  subscribe(changed: () => void): () => void;
  /** Asks the ledger now: after a sign-in, or a return to the page. Whether it answered. */
  refresh(): Promise<boolean>;
  /** The holder has ended this sign-in: nothing of it stays. */
  leave(): void;
  /** The page is shown or hidden: a hidden page holds no stream. */
  show(isVisible: boolean): void;
  close(): void;
}

export interface FeedParts {
  client: Pick<LedgerClient, 'wallet' | 'isSignedIn'>;
  clock: BrowserClock;
  /** What this phone knew last, shown while nothing answers. */
  memory?: PhoneMemory;
  openStream(signal: AbortSignal, listen: (message: StreamMessage) => void): void;
}

/**
 * Starts asking at once; a phone that knows nobody shows the sign-in meanwhile. The stream is the truth while it is up; a fetched answer never
 * overtakes it.
 */
export function startWalletFeed({ client, clock, memory, openStream }: FeedParts): WalletFeed {
  let state: FeedState = { phase: 'starting' };
  let stream: AbortController | undefined;
  let isVisible = true;
  let heard = 0;
  let asked = 0;
  let failures = 0;
  let cancelRetry = (): void => {};
  let keptAtMs = 0;
  let hasEnded = false;
  const listeners = new Set<() => void>();

  const become = (next: FeedState): void => {
    state = next;
    for (const changed of listeners) changed();
  };
  /** Coins may fall twenty a second; once a second is often enough to remember. */
  const remember = (isLast = false): void => {
    if (!memory || state.phase !== 'signed-in') return;
    if (!isLast && clock.nowMs() - keptAtMs < KEEP_PAUSE_MS) return;
    keptAtMs = clock.nowMs();
    memory.keep('wallet', state.wallet, state.knownAtMs);
  };
  /** Another holder's wallet: nothing that was kept of the last one's stays. */
  const meet = (wallet: Wallet): void => {
    hasEnded = false;
    const last = state.phase === 'signed-in' ? state.wallet : memory?.read<Wallet>('wallet')?.value;
    if (last && last.phone !== wallet.phone) memory?.forget();
  };
  const markLine = (line: Line): void => {
    if (state.phase === 'signed-in' && state.line !== line) become({ ...state, line });
  };
  const closeStream = (): void => {
    stream?.abort();
    stream = undefined;
  };
  const retryLater = (): void => {
    cancelRetry();
    const waitMs = Math.min(RETRY_FIRST_MS * 2 ** failures, RETRY_LIMIT_MS);
    failures += 1;
    cancelRetry = clock.after(waitMs, () => void refresh());
  };

  const hear = (message: StreamMessage): void => {
    switch (message.kind) {
      case 'wallet':
        heard += 1;
        failures = 0;
        meet(message.wallet);
        become(known(message.wallet, 'live'));
        return remember();
      case 'line':
        if (message.isUp) failures = 0;
        return markLine(message.isUp ? 'live' : 'lost');
      case 'ended':
        closeStream();
        markLine('lost');
        return retryLater();
    }
  };
  const known = (wallet: Wallet, line: Line): FeedState => ({
    phase: 'signed-in',
    wallet,
    knownAtMs: clock.nowMs(),
    line,
  });
  const lastKnown = (): FeedState | undefined => {
    const kept = memory?.read<Wallet>('wallet');
    return kept && { phase: 'signed-in', wallet: kept.value, knownAtMs: kept.atMs, line: 'lost' };
  };
  const keepStream = (): void => {
    if (stream || !isVisible) return;
    stream = new AbortController();
    openStream(stream.signal, hear);
  };

  /** What was known, or that nothing is; a wallet that is shown stays. */
  const showWithoutLine = (): void => {
    if (state.phase === 'signed-in') markLine('lost');
    else become(lastKnown() ?? { phase: 'unreachable' });
  };
  const endSignIn = (): void => {
    cancelRetry();
    closeStream();
    memory?.forget();
    become({ phase: 'signed-out', hasEnded });
  };

  async function refresh(): Promise<boolean> {
    cancelRetry();
    const heardBefore = heard;
    const question = ++asked;
    const stopWaiting = clock.after(PATIENCE_MS, () => {
      if (question === asked && state.phase === 'starting') showWithoutLine();
    });
    const answer = await client.wallet();
    stopWaiting();
    const hasAnswered = answer.ok || answer.status !== undefined;
    if (question !== asked) return hasAnswered;
    if (answer.ok) {
      // Who answers can be listened to: the stream is opened anew rather than waited for.
      if (state.phase === 'signed-in' && state.line === 'lost') closeStream();
      if (heard === heardBefore) {
        meet(answer.value);
        become(known(answer.value, state.phase === 'signed-in' && stream ? state.line : 'opening'));
        remember();
      }
      keepStream();
      return true;
    }
    if (answer.status === 401) {
      hasEnded ||= state.phase === 'signed-in' || memory?.read('wallet') !== undefined;
      endSignIn();
      return true;
    }
    showWithoutLine();
    if (isVisible) retryLater();
    return hasAnswered;
  }

  /** A phone that remembers nobody is most often a stranger's, who need not wait, nor be refused. */
  async function greet(): Promise<void> {
    if (!memory || memory.read('wallet')) return void (await refresh());
    // What another tab still wrote after the last sign-out.
    memory.forget();
    state = { phase: 'signed-out', hasEnded };
    const answer = await client.isSignedIn();
    if (answer.ok ? answer.value : asked === 0) await refresh();
  }

  void greet();
  return {
    state: () => state,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    refresh,
    leave: () => {
      asked += 1;
      hasEnded = false;
      endSignIn();
    },
    show: (isVisibleNow) => {
      if (isVisible === isVisibleNow) return;
      isVisible = isVisibleNow;
      if (isVisible) return void refresh();
      cancelRetry();
      closeStream();
      remember(true);
      markLine('opening');
    },
    close: () => {
      cancelRetry();
      closeStream();
      listeners.clear();
    },
  };
}

const KEEP_PAUSE_MS = 1_000;
/** So long a page that knows something says only that it is loading. */
const PATIENCE_MS = 4_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_LIMIT_MS = 30_000;
