// The shops' clerk: keeps their statements up with the log, makes settlement runs, and delivers to webhooks.
import type { Clock } from '#drivers/clock.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { followLog } from '../settle/follow-log.ts';
import { settlePage } from '../settle/run.ts';
import { deliverDue, type DeliverDeps } from '../webhooks/deliver.ts';
import type { Lease } from './lease.ts';
import { noPause, type Pause, repeat, type Upkeep } from './repeat.ts';

export type ShopClerkDeps = Readonly<{
  store: LedgerStore;
  clock: Clock;
  lease: Lease;
  zone: string;
  failed(error: unknown): void;
}>;

/** Works through what is new each half second until it is stopped. */
export function startShopClerk(deps: ShopClerkDeps): Upkeep {
  const { clock, lease, failed } = deps;
  return repeat(
    async (pause) => {
      if (await lease.isHeld(clock.nowMs())) await serveShops(deps, pause);
    },
    { clock, intervalMs: SERVE_INTERVAL_MS, failed },
  );
}

/** One turn: the log first, because a run needs every statement up to its cut. */
export async function serveShops(
  { store, zone }: Pick<ShopClerkDeps, 'store' | 'zone'>,
  pause: Pause = noPause,
): Promise<void> {
  await inPages(() => followLog(store), pause);
  await inPages(() => settlePage(store, zone), pause);
}

/** Delivers what is due, each second until it is stopped; a loop of its own, because receivers may be slow. */
export function startDeliveries(
  deliver: DeliverDeps,
  { clock, lease, failed }: Pick<ShopClerkDeps, 'clock' | 'lease' | 'failed'>,
): Upkeep {
  return repeat(
    // The lease is asked before each page: receivers that hang may take longer than it lasts.
    (pause) =>
      inPages(async () => ((await lease.isHeld(clock.nowMs())) ? deliverDue(deliver) : 0), pause),
    { clock, intervalMs: DELIVER_INTERVAL_MS, failed },
  );
}

async function inPages(page: () => Promise<number>, pause: Pause): Promise<void> {
  for (let pages = 0; pages < PAGES_PER_TURN_MAX && (await page()) > 0; pages++) await pause();
}

const SERVE_INTERVAL_MS = 500;
const DELIVER_INTERVAL_MS = 1_000;
const PAGES_PER_TURN_MAX = 200;
