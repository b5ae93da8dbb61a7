// What listeners hear once a transaction is durable.
import type { DepositId, WalletId } from '../../contract/ids.ts';

export type Notice =
  | Readonly<{ kind: 'wallet-changed'; walletId: WalletId; version: number }>
  | Readonly<{ kind: 'deposit-closed'; walletId: WalletId; depositId: DepositId }>
  | Readonly<{ kind: 'transfers-posted' }>
  /** This process was cut off for long: anything may have changed. */
  | Readonly<{ kind: 'notices-missed' }>;

/** False for what is done once, by the process that committed it: a text message must not be sent by each of them. */
export const isToldEverywhere = (notice: Notice): boolean => notice.kind !== 'deposit-closed';
