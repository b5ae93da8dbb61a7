// Which coin types may be taken, and what they are worth: only what the approved table and the changer agree about.
import { approvedValue, isClosedPosition } from '../coin-table.ts';
import type { CoinTable } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import type { FoundChanger } from './start-up.ts';

export interface Approval {
  table: CoinTable | undefined;
  /** The value of a coin on `position` (its type + 1); undefined keeps it inhibited, and unvalued when it comes. */
  valueOf(position: number): CoinValue | undefined;
  /** The positions that may be opened now. */
  positions(): number[];
  /** Bit 0 is type 0. */
  mask(): number;
}

/** What `table` approves on `changer`. */
export function createApproval(changer: FoundChanger, table: CoinTable | undefined): Approval {
  const approval: Approval = {
    table,
    valueOf: (position) => {
      const coinType = changer.coinTypes[position - 1];
      if (!coinType || coinType.coinId === 'TOKEN') return undefined;
      const { acceptorId } = changer;
      const approved = approvedValue(approval.table, acceptorId, position, coinType.coinId);
      // A changer names the worth of its coins itself; where table and changer differ, neither is believed.
      const { value } = coinType;
      return value && approved && !isSameValue(value, approved) ? undefined : approved;
    },
    positions: () =>
      changer.coinTypes
        .map((_, type) => type + 1)
        .filter((p) => approval.valueOf(p) && !isClosedPosition(approval.table, p)),
    mask: () => approval.positions().reduce((mask, p) => mask | (1 << (p - 1)), 0),
  };
  return approval;
}

const isSameValue = (one: CoinValue, other: CoinValue): boolean =>
  one.currency === other.currency && one.faceMinor === other.faceMinor;
