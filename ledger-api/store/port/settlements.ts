// What shops are owed, movement by movement in the order of the log, and how it was settled.
import type { ShopId } from '../../contract/ids.ts';
import type { MovementTotal, Settlement, SettlementRun } from '../../ledger/settlement.ts';
import type { ShopMovement } from '../../ledger/shop-movement.ts';

/** Positions above `after` and up to `through`. */
export type Stretch = Readonly<{ after: number; through: number }>;

export interface SettlementsRead {
  /** Movements of a shop in the order of the log. */
  movements(shopId: ShopId, stretch: Stretch, limit: number): Promise<readonly ShopMovement[]>;
  /** The same, summed by kind; kinds without a movement are left out. */
  totals(shopId: ShopId, stretch: Stretch): Promise<readonly MovementTotal[]>;
  settlement(shopId: ShopId, runId: string): Promise<Settlement | undefined>;
  /** Newest first, runs with an id below `before`. */
  settlementsOf(
    shopId: ShopId,
    before: string | undefined,
    limit: number,
  ): Promise<readonly Settlement[]>;
  /** In the order of the shops' ids. */
  settlementsIn(
    runId: string,
    after: ShopId | undefined,
    limit: number,
  ): Promise<readonly Settlement[]>;
  /** Those that wait for the bank since a moment before `beforeMs`, oldest first. */
  waitingSettlements(beforeMs: number, limit: number): Promise<readonly Settlement[]>;
  run(id: string): Promise<SettlementRun | undefined>;
  openRun(): Promise<SettlementRun | undefined>;
  /** Newest first. */
  runs(before: string | undefined, limit: number): Promise<readonly SettlementRun[]>;
}

export interface SettlementsWrite extends SettlementsRead {
  /** Throws when a movement is known. */
  addMovements(movements: readonly ShopMovement[]): Promise<void>;
  /** Adds a run, or replaces how far it is; throws when another one is open. */
  saveRun(run: SettlementRun): Promise<void>;
  /** Adds a settlement, or replaces what has become of it. */
  saveSettlement(settlement: Settlement): Promise<void>;
}
