// Everything between this kiosk and its ledger, started as one: enrolment first, then heartbeat and sync for ever.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { CoinTableProposal } from '#ledger/contract/coin-table.ts';
import type { HeartbeatRequest } from '#ledger/contract/kiosk-documents.ts';
import { ensureEnrolled, type EnrolmentState } from '../enrolment/enrol.ts';
import { kioskKey } from '../enrolment/kiosk-key.ts';
import type { TokenSource } from '../enrolment/token-source.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import { keepHouse } from '../store/housekeeping.ts';
import { watchClock } from './clock-watch.ts';
import { type Heartbeat, startHeartbeat } from './heartbeat.ts';
import { ledgerClient } from './ledger-client.ts';
import { ledgerHttp } from './ledger-http.ts';
import type { Log } from './log.ts';
import { serverClock } from './server-clock.ts';
import { startSync, type SyncLoop, type SyncState } from './sync-loop.ts';

export type LedgerLinkDeps = Readonly<{
  store: KioskStore;
  clock: Clock;
  entropy: Entropy;
  log: Log;
  ledgerUrl: string;
  tokens: TokenSource;
  softwareVersion: string;
  cashboxCoinsMax?: number | undefined;
  outboxRetentionMs: number;
  signal: AbortSignal;
  /** True from consent until the thank-you screen is left: records leave at once, at most 10 batches a second. */
  isHurried(): boolean;
  acceptors(): HeartbeatRequest['acceptors'];
  /** The coin table that waits for approval. */
  tableProposal(): CoinTableProposal | undefined;
  /** `view()` reads differently now. */
  viewChanged(): void;
  /** The enrolment, a card, a table, a command, the name or the hold period is new in the store. */
  documentsChanged(): void;
}>;

export type LinkView = Readonly<{
  enrolment: EnrolmentState;
  sync: SyncState;
  /** The ledger answered the last call. */
  isOnline: boolean;
  /** The ledger puts this kiosk's batches aside: it must inhibit and show that it is out of service. */
  isHeld: boolean;
}>;

export interface LedgerLink {
  view(): LinkView;
  /** The journal has news. */
  nudge(): void;
  /** An acceptor was found or changed its state. */
  beatNow(): void;
  /** The kiosk's estimate of server time, for `closedAt`. */
  serverNowMs(): number;
  /** Resolves when `signal` has ended everything. */
  readonly done: Promise<void>;
}

/** Starts at once and never blocks: without network or token it waits, and `view` says for what. */
export function startLedgerLink(deps: LedgerLinkDeps): LedgerLink {
  const { store, clock, entropy, signal } = deps;
  const serverTime = serverClock(clock);
  let view: LinkView = {
    enrolment: { state: 'enrolling', attempt: 0 },
    sync: { state: 'idle' },
    isOnline: false,
    isHeld: false,
  };
  let sync: SyncLoop | undefined;
  let heartbeat: Heartbeat | undefined;

  const show = (change: Partial<LinkView>): void => {
    view = { ...view, ...change };
    deps.viewChanged();
  };

  const connect = async (): Promise<void> => {
    const key = kioskKey(store, entropy);
    const http = ledgerHttp(deps.ledgerUrl, { clock, serverClock: serverTime, signal });
    const client = ledgerClient(http, key, serverTime);
    const enrolment = await ensureEnrolled({
      ...deps,
      client,
      key,
      stateChanged: (state) => show({ enrolment: state }),
    });
    if (!enrolment) return;
    deps.documentsChanged();
    const shared = { ...deps, client, key, enrolment, serverClock: serverTime };
    sync = startSync({
      ...shared,
      stateChanged: (state) => show({ sync: state }),
      replied: ({ kind }) => {
        const isOnline = kind !== 'unreachable';
        const isHeld = kind === 'held' || (view.isHeld && kind !== 'accepted');
        show({ isOnline, isHeld });
      },
    });
    heartbeat = startHeartbeat({
      ...shared,
      replied: ({ kind }) => {
        show({ isOnline: kind !== 'unreachable' });
        if (kind !== 'unreachable') sync?.retryNow();
      },
    });
    await Promise.all([sync.done, heartbeat.done]);
  };

  /** Only the store can fail here; the house reopens it, and we begin again. */
  const keepConnected = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        return await connect();
      } catch (error) {
        deps.log('warn', 'the link to the ledger could not start', { error: String(error) });
        await clock.sleep(STORE_AGAIN_MS, signal);
      }
    }
  };

  const housekeeping = keepHouse({
    ...deps,
    nowMs: serverTime.nowMs,
    failed: (error) => deps.log('warn', 'housekeeping failed', { error: String(error) }),
  });
  return {
    view: () => view,
    nudge: () => sync?.nudge(),
    beatNow: () => heartbeat?.beatNow(),
    serverNowMs: serverTime.nowMs,
    // The first callback comes after the caller has the link in its hands.
    done: Promise.resolve()
      .then(() => Promise.all([keepConnected(), housekeeping, watchClock(deps)]))
      .then(() => undefined),
  };
}

const STORE_AGAIN_MS = 1_000;
