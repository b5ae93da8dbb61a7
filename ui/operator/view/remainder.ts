// What is left of a closed wallet: whether there is anything, and what is sent about it.
import type { RemainderRequest, RemainderView } from '#ledger/contract/remainder.ts';

export type Where = RemainderRequest['to'];

/** Points, or coins that have not become points. */
export const hasRemainder = ({ points, coins }: RemainderView): boolean =>
  points !== '0' || coins.length > 0;

/** Undefined while the number of the next wallet is not one. */
export function remainderBody(where: Where, heir: string): object | undefined {
  if (where === 'bank') return { to: 'bank' };
  const walletId = heir.trim().toLowerCase();
  return UUID.test(walletId) ? { to: 'wallet', walletId } : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
