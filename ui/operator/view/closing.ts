// Closing a wallet for somebody: what is sent, and what it may cost.
import type { OperatorClosing } from '#ledger/contract/operated-wallet.ts';

export type Cause = OperatorClosing['cause'];
export const CAUSES = ['wish', 'service-change', 'error'] as const satisfies Cause[];

/** What is left goes to this bank entry, or to charity where there is none. */
export const closingBody = (cause: Cause, bankAccountId: string): object =>
  bankAccountId === ''
    ? { cause, remaining: 'donate' }
    : { cause, remaining: 'refund', bankAccountId };

/** Only the holder's own wish may cost something; `feeMinor` is what that would be. */
export const closingFee = (cause: Cause, feeMinor: string): string =>
  cause === 'wish' ? feeMinor : '0';
