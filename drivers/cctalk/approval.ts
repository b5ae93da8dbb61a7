// Which positions of a device may be opened, and what a coin on them is worth: only what the approved table names.
import { approvedValue, isClosedPosition } from '../coin-table.ts';
import type { CoinTable } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import { inhibitedPosition, meaningOfEvent } from './event-codes.ts';
import type { InhibitMask } from './slot.ts';
import type { FoundDevice } from './start-up.ts';

const VALUES_ONLY =
  'reports values instead of positions and does not say which positions they are, so that no table can approve them';
const UNSORTED =
  'does not send its coins where the approved coin table wants them: connect its sorter, or approve a table without paths';

export interface Approval {
  table: CoinTable | undefined;
  /** The positions mean other coins than those that were read: none of them is money. */
  isSuspended: boolean;
  /** Positions whose coins would go another way than the table says. */
  unsorted: readonly number[];
  /** The value of a coin that is told as `code`; undefined keeps its positions inhibited, and it unvalued when it comes. */
  valueOf(code: number): CoinValue | undefined;
  /** The position of a coin that is told as `code`: the code itself, except where codes are values. */
  positionOf(code: number): number;
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
  const { creditCodes, coinIds } = device;

  function approvedAt(position: number): CoinValue | undefined {
    const bank = approval.table?.bank;
    if (approval.isSuspended || (bank !== undefined && bank !== device.bank)) return undefined;
    const coinId = coinIds[position - 1];
    // A token is no money.
    if (coinId === undefined || coinId.startsWith('TK')) return undefined;
    return approvedValue(approval.table, device.acceptorId, position, coinId);
  }

  /** A code that is a value is worth what every position that it may come from is worth, and nothing where they differ. */
  function worthOfCode(code: number): CoinValue | undefined {
    const [first, ...others] = (creditCodes?.get(code) ?? []).map(approvedAt);
    const isSame = (other: CoinValue | undefined): boolean =>
      other?.currency === first?.currency && other?.faceMinor === first?.faceMinor;
    return others.every(isSame) ? first : undefined;
  }

  const isTold = (position: number): boolean => {
    if (!creditCodes) return true;
    const codes = [...creditCodes].filter(([, positions]) => positions.includes(position));
    return codes.length > 0 && codes.every(([code]) => worthOfCode(code) !== undefined);
  };

  const approval: Approval = {
    table,
    isSuspended: false,
    unsorted: [],
    valueOf: (code) => (creditCodes ? worthOfCode(code) : approvedAt(code)),
    positionOf: (code) => creditCodes?.get(code)?.[0] ?? code,
    positions: () =>
      coinIds
        .map((_, i) => i + 1)
        .filter((p) => approvedAt(p) && isTold(p) && !approval.unsorted.includes(p))
        .filter((p) => !isClosedPosition(approval.table, p)),
    mask: () => approval.positions().reduce((mask, p) => mask | (1 << (p - 1)), 0),
    isUnexpectedRefusal: (code) => {
      const position = inhibitedPosition(code);
      if (meaningOfEvent(code).cause !== 'inhibited') return false;
      return position === undefined || approval.positions().includes(position);
    },
    refusal: () => {
      if (creditCodes?.size === 0) return `${device.acceptorId} ${VALUES_ONLY}`;
      if (approval.unsorted.length > 0) return `${device.acceptorId} ${UNSORTED}`;
      const bank = approval.table?.bank;
      if (bank === undefined || bank === device.bank)
        return `no approved coin table for ${device.acceptorId}`;
      const shown = device.bank === undefined ? 'knows no coin banks' : `shows bank ${device.bank}`;
      return `the approved coin table is for coin bank ${bank}, and ${device.acceptorId} ${shown}`;
    },
  };
  return approval;
}
