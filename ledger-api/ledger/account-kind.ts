// Accounts by kind: what a trial balance shows, however many wallets and kiosks there are.
import type { Account } from './account.ts';

/** The kind of an account: its name without the ids and the commodity, such as `dep:pending`. */
export function kindOf(account: Account): string {
  const parts = account.split(':');
  const isOfOnePart = ONE_PART.has(parts[0]!) && parts[1] !== 'clearing';
  return isOfOnePart ? parts[0]! : `${parts[0]}:${parts[1]}`;
}

const ONE_PART = new Set(['suspense', 'position', 'bank', 'breakage']);
