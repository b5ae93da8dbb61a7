// The sweeper posts what the passing of time makes due: maturity, lapse and expiry, and sessions left open. Reads compute nothing from time.
import type { Clock } from '#drivers/clock.ts';
import type { HoldPeriods } from '../../ledger/policy/hold.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { watchDueClaims } from '../claims/watch-due.ts';
import { returnLapsedGifts } from '../gifts/resolve-gift.ts';
import { applyPhoneChanges } from '../holder/change-phone.ts';
import { tellExpiries } from '../holder/expiry-notices.ts';
import { closeAbandoned, matureDeposits } from '../mature-deposits.ts';
import { watchSent } from '../withdrawals/watch-sent.ts';
import { endDueRedemptions, expireLots } from '../till/end-due.ts';
import { watchKiosks } from '../watch-kiosks.ts';
import type { Lease } from './lease.ts';
import { noPause, type Pause, repeat, type Upkeep } from './repeat.ts';

export type SweeperDeps = Readonly<{
  store: LedgerStore;
  clock: Clock;
  lease: Lease;
  holdPeriods: HoldPeriods;
  /** Where a day begins. */
  businessZone: string;
  failed(error: unknown): void;
}>;

/** Sweeps at once and each second until it is stopped. */
export function startSweeper(deps: SweeperDeps): Upkeep {
  const { store, clock, lease, failed } = deps;
  let turns = 0;
  return repeat(
    async (pause) => {
      // Checkpoints belong to this process's own files, lease or not.
      if (turns % TURNS_BETWEEN_CHECKPOINTS === 0) store.maintain();
      turns += 1;
      if (await lease.isHeld(clock.nowMs())) await sweep(deps, pause);
    },
    { clock, intervalMs: SWEEP_INTERVAL_MS, failed },
  );
}

/** One sweep: page after page until nothing more is due. */
export async function sweep(
  {
    store,
    clock,
    holdPeriods,
    businessZone,
  }: Pick<SweeperDeps, 'store' | 'clock' | 'holdPeriods' | 'businessZone'>,
  pause: Pause = noPause,
): Promise<void> {
  const nowMs = clock.nowMs();
  const inPages = (page: () => Promise<number>) => pageAfterPage(page, pause);
  await inPages(() => closeAbandoned(store, nowMs, holdPeriods));
  await inPages(() => matureDeposits(store, nowMs, businessZone));
  await inPages(() => returnLapsedGifts(store, nowMs));
  await inPages(() => applyPhoneChanges(store, nowMs));
  await inPages(() => tellExpiries(store, nowMs, businessZone));
  await watchSent(store, nowMs);
  await watchDueClaims(store, nowMs);
  await inPages(() => endDueRedemptions(store, nowMs));
  await inPages(() => expireLots(store, nowMs));
  await watchKiosks(store, nowMs);
}

async function pageAfterPage(page: () => Promise<number>, pause: Pause): Promise<void> {
  for (let pages = 0; pages < PAGES_PER_SWEEP_MAX && (await page()) > 0; pages++) await pause();
}

const SWEEP_INTERVAL_MS = 1_000;
const PAGES_PER_SWEEP_MAX = 200;
// A log that grows costs half as much again as one whose place on the disk is written over: it begins anew while it is short.
const TURNS_BETWEEN_CHECKPOINTS = 3;
