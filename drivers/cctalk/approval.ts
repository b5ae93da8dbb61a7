// Which positions of a device may be opened, and what a coin on them is worth: only what the approved table names.
import { approvedEntry } from '../coin-table.ts';
import type { CoinTable, CoinTableEntry } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import type { InhibitMask } from './slot.ts';
import type { FoundDevice } from './start-up.ts';

export interface Approval {
  table: CoinTable | undefined;
  /** The value of a coin on `position`, also while it is closed; undefined when nobody approved it. */
  valueOf(position: number): CoinValue | undefined;
  /** Positions that are to take coins. */
  positions(): number[];
  mask(): InhibitMask;
  /** Why no position is approved, in words. */
  refusal(): string;
}

/** What `table` approves on `device`. */
export function createApproval(device: FoundDevice, table: CoinTable | undefined): Approval {
  function entryOf(position: number): CoinTableEntry | undefined {
    const coinId = device.coinIds[position - 1];
    // A token is no money, and where codes are values a position proves nothing.
    if (coinId === undefined || coinId.startsWith('TK')) return undefined;
    if (!device.hasPositionCodes) return undefined;
    return approvedEntry(approval.table, device.acceptorId, position, coinId);
  }

  const isTaken = (position: number): boolean => {
    const entry = entryOf(position);
    return entry !== undefined && entry.isClosed !== true;
  };

  const approval: Approval = {
    table,
    valueOf: (position) => entryOf(position)?.value,
    positions: () => device.coinIds.map((_, i) => i + 1).filter(isTaken),
    mask: () => approval.positions().reduce((mask, p) => mask | (1 << (p - 1)), 0),
    refusal: () =>
      device.hasPositionCodes
        ? `no approved coin table for ${device.acceptorId}`
        : `${device.acceptorId} reports values instead of positions, which no table can approve`,
  };
  return approval;
}
