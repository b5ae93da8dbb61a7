// Which positions of a device may be opened, and what a coin on them is worth: only what the approved table names.
import { approvedValue, isClosedPosition } from '../coin-table.ts';
import type { CoinTable } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import { inhibitedPosition, meaningOfEvent } from './event-codes.ts';
import type { InhibitMask } from './slot.ts';
import type { FoundDevice } from './start-up.ts';

export interface Approval {
  table: CoinTable | undefined;
  /** The positions mean other coins than those that were read: none of them is money. */
  isSuspended: boolean;
  /** The value of a coin on `position`; undefined keeps it inhibited, and unvalued when it comes all the same. */
  valueOf(position: number): CoinValue | undefined;
  /** The positions that may be opened now. */
  positions(): number[];
  mask(): InhibitMask;
  /** Whether event `code` says that a coin was inhibited which may be let in. */
  isUnexpectedRefusal(code: number): boolean;
  /** Why no position is approved, in words. */
  refusal(): string;
}

/** What `table` approves on `device`. */
export function createApproval(device: FoundDevice, table: CoinTable | undefined): Approval {
  const approval: Approval = {
    table,
    isSuspended: false,
    valueOf: (position) => {
      const bank = approval.table?.bank;
      if (approval.isSuspended || (bank !== undefined && bank !== device.bank)) return undefined;
      const coinId = device.coinIds[position - 1];
      // A token is no money, and where codes are values a position proves nothing.
      if (coinId === undefined || coinId.startsWith('TK')) return undefined;
      if (!device.hasPositionCodes) return undefined;
      return approvedValue(approval.table, device.acceptorId, position, coinId);
    },
    positions: () =>
      device.coinIds
        .map((_, i) => i + 1)
        .filter((p) => approval.valueOf(p) && !isClosedPosition(approval.table, p)),
    mask: () => approval.positions().reduce((mask, p) => mask | (1 << (p - 1)), 0),
    isUnexpectedRefusal: (code) => {
      const position = inhibitedPosition(code);
      if (meaningOfEvent(code).cause !== 'inhibited') return false;
      return position === undefined || approval.positions().includes(position);
    },
    refusal: () => {
      if (!device.hasPositionCodes)
        return `${device.acceptorId} reports values instead of positions, which no table can approve`;
      const bank = approval.table?.bank;
      if (bank === undefined || bank === device.bank)
        return `no approved coin table for ${device.acceptorId}`;
      const shown = device.bank === undefined ? 'knows no coin banks' : `shows bank ${device.bank}`;
      return `the approved coin table is for coin bank ${bank}, and ${device.acceptorId} ${shown}`;
    },
  };
  return approval;
}
