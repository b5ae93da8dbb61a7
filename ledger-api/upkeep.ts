// The loops of a running ledger: what is due, what was committed, what can be forgotten, what the demo needs.
import type { Ledger } from './api.ts';
import { forgetExpired } from './auth/forget.ts';
import type { DemoHouse } from './demo/demo-house.ts';
import type { Metrics } from './metrics.ts';
import { followRates, watchRateCard } from './use-cases/follow-rates.ts';
import { passOnDonations } from './use-cases/settle/pass-on-donations.ts';
import { upkeepLease } from './use-cases/upkeep/lease.ts';
import { type Pause, repeat, type Upkeep } from './use-cases/upkeep/repeat.ts';
import { startSealer } from './use-cases/upkeep/sealer.ts';
import { closeExposedCoins } from './use-cases/vault/close-exposed-coins.ts';
import { lookAtVault, tendVault } from './use-cases/vault/tend-vault.ts';
import { startDeliveries, startShopClerk } from './use-cases/upkeep/shop-clerk.ts';
import { startSweeper } from './use-cases/upkeep/sweeper.ts';
import { webhookDelivery } from './webhooks/delivery.ts';

/**
 * Starts every loop; `failed` hears of a turn that did not end well, which is tried again. `holder` names this process
 * among those that share the database.
 */
export function startUpkeep(
  ledger: Ledger,
  metrics: Metrics,
  demo: DemoHouse | undefined,
  failed: (loop: string, error: unknown) => void,
  holder: string,
): { stop(): Promise<void> } {
  const { store, clock, keys, holdPeriods, businessZone } = ledger;
  const failedIn = (loop: string) => (error: unknown) => failed(loop, error);
  const lease = upkeepLease(store, holder);
  const sweeper = startSweeper({
    store,
    clock,
    lease,
    holdPeriods,
    businessZone,
    failed: failedIn('sweeper'),
  });
  const loops: Upkeep[] = [
    sweeper,
    startSealer({ store, clock, lease, signingKey: keys.signing, failed: failedIn('sealer') }),
    // Shops.
    startShopClerk({ store, clock, lease, zone: businessZone, failed: failedIn('shop clerk') }),
    startDeliveries(webhookDelivery(ledger), { clock, lease, failed: failedIn('webhooks') }),
    repeat(() => forgetExpired(store, clock.nowMs()), {
      clock,
      intervalMs: FORGET_EVERY_MS,
      failed: failedIn('forgetting'),
    }),
  ];
  // Where the coins go, and the operators' books.
  const vault = { store, zone: ledger.businessZone };
  const byLease =
    (turn: (nowMs: number, pause: Pause) => Promise<void>) =>
    async (pause: Pause): Promise<void> => {
      if (await lease.isHeld(clock.nowMs())) await turn(clock.nowMs(), pause);
    };
  loops.push(
    repeat(
      byLease((nowMs, pause) => tendVault(vault, nowMs, pause)),
      { clock, intervalMs: VAULT_TENDED_EVERY_MS, failed: failedIn('vault') },
    ),
    repeat(
      byLease((nowMs) => lookAtVault(vault, nowMs)),
      { clock, intervalMs: VAULT_LOOKED_AT_EVERY_MS, failed: failedIn('vault watch') },
    ),
    repeat(
      byLease((nowMs) => passOnDonations({ ...vault, charityId: ledger.charityId }, nowMs)),
      { clock, intervalMs: DONATIONS_PASSED_ON_EVERY_MS, failed: failedIn('donations') },
    ),
  );
  loops.push(
    repeat(
      byLease((nowMs) => closeExposedCoins({ store, signingKey: keys.signing }, nowMs)),
      { clock, intervalMs: EXPOSURE_LOOKED_AT_EVERY_MS, failed: failedIn('exposure') },
    ),
  );
  const { rateSource } = ledger;
  const follow = { store, signingKey: keys.signing, zone: businessZone };
  loops.push(
    repeat(
      byLease(async (nowMs) => {
        if (rateSource) await followRates({ ...follow, source: rateSource }, nowMs);
        await watchRateCard(store, nowMs);
      }),
      { clock, intervalMs: RATES_LOOKED_AT_EVERY_MS, failed: failedIn('rates') },
    ),
  );
  if (demo) {
    const intervalMs = DEMO_LOOKED_AFTER_EVERY_MS;
    loops.push(repeat(demo.lookAfter, { clock, intervalMs, failed: failedIn('demo house') }));
  }
  metrics.watchSweeper(() => sweeper.lagMs());
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      await lease.release(clock.nowMs()).catch(failedIn('lease'));
    },
  };
}

const VAULT_TENDED_EVERY_MS = 1_000;
const VAULT_LOOKED_AT_EVERY_MS = 3_600_000;
const DONATIONS_PASSED_ON_EVERY_MS = 3_600_000;
const EXPOSURE_LOOKED_AT_EVERY_MS = 60_000;
const RATES_LOOKED_AT_EVERY_MS = 300_000;
const FORGET_EVERY_MS = 3_600_000;
const DEMO_LOOKED_AFTER_EVERY_MS = 2_000;
