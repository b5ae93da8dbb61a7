// What listeners hear once a transaction is durable.
import type { DepositId, WalletId } from '../../contract/ids.ts';

export type Notice =
  | Readonly<{ kind: 'wallet-changed'; walletId: WalletId; version: number }>
  | Readonly<{ kind: 'deposit-closed'; walletId: WalletId; depositId: DepositId }>
  | Readonly<{ kind: 'transfers-posted' }>;
