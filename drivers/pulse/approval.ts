// What a coin of a bridge is worth: only what the approved table names, by channel and number of pulses.
import { approvedValue } from '../coin-table.ts';
import type { CoinTable } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import type { Coin } from './accounting.ts';

export interface Approval {
  table: CoinTable | undefined;
  /** Undefined when the table does not name this channel with exactly these pulses. */
  valueOf(coin: Coin): CoinValue | undefined;
  /** The channels that are wanted now. One wire closes them all: a bridge has no slot for each. */
  positions(): number[];
}

/** The identifier of a coin in a table: a bridge that was set up anew sends other pulses, which nobody approved. */
export const pulseCoinId = (pulses: number): string => `PULSE${String(pulses).padStart(2, '0')}`;

/** What `table` approves on the bridge `acceptorId`. */
export function createApproval(acceptorId: string, table: CoinTable | undefined): Approval {
  const approval: Approval = {
    table,
    valueOf: ({ channel, pulses }) =>
      approvedValue(approval.table, acceptorId, channel, pulseCoinId(pulses)),
    positions: () =>
      approval.table?.acceptorId === acceptorId
        ? approval.table.entries
            .filter(({ coinId, isClosed }) => PULSE_COIN_ID.test(coinId) && !isClosed)
            .map(({ position }) => position)
        : [],
  };
  return approval;
}

const PULSE_COIN_ID = /^PULSE\d{2,3}$/;
