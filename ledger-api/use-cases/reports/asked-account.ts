// The account that somebody asks about by its name.
import type { Account } from '../../ledger/account.ts';

/** Any name may be asked for: one that nobody used has no entries, and a balance of nothing. */
export const askedAccount = (name: string): Account => name as Account;
