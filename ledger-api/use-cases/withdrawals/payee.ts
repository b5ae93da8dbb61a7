// Whom a withdrawal pays, as it was when it was requested.
import type { Withdrawal } from '../../ledger/withdrawal.ts';
import type { Payee } from '../bank.ts';
import type { Secrets } from '../secrets.ts';

/** Undefined when the wallet was closed since, and the payee erased. */
export function storedPayee(withdrawal: Withdrawal, secrets: Secrets): Payee | undefined {
  if (withdrawal.payeeCipher.length === 0) return undefined;
  return JSON.parse(secrets.decrypt(withdrawal.payeeCipher, payeeRow(withdrawal.id))) as Payee;
}

/** The row that the payee of a withdrawal is encrypted for. */
export const payeeRow = (withdrawalId: string): string => `payee of ${withdrawalId}`;
