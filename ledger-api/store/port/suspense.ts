// Coins in doubt: each transfer into suspense, until a person has said whose they are.
import type { KioskId } from '../../contract/ids.ts';
import type { Currency } from '../../contract/money.ts';

export type SuspenseItem = Readonly<{
  /** The transfer (template 2s) that set the coins aside. */
  transferId: string;
  kioskId: KioskId;
  currency: Currency;
  amountMinor: bigint;
  atMs: number;
  resolvedAtMs: number | undefined;
}>;

export interface SuspenseRead {
  item(transferId: string): Promise<SuspenseItem | undefined>;
  /** The oldest first, behind the transfer `after`. */
  open(
    after: Pick<SuspenseItem, 'atMs' | 'transferId'> | undefined,
    limit: number,
  ): Promise<readonly SuspenseItem[]>;
}

export interface SuspenseWrite extends SuspenseRead {
  /** Adds the item, or replaces what is known of it. */
  save(item: SuspenseItem): Promise<void>;
}
