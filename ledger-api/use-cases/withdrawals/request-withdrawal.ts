// A holder asks for points as money.
import type { Entropy } from '#drivers/entropy.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { WithdrawalView } from '../../contract/withdrawal.ts';
import { WITHDRAWAL_POLICY } from '../../ledger/policy/withdrawal.ts';
import { requestWithdrawal as decide } from '../../ledger/withdrawal.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { payeeOf } from '../holder/bank-accounts.ts';
import type { Secrets } from '../secrets.ts';
import { withdrawalView } from './read-withdrawals.ts';
import { payeeRow } from './payee.ts';
import { saveStep } from './save-step.ts';

export type RequestWithdrawalResult =
  | { ok: true; withdrawal: WithdrawalView }
  | {
      ok: false;
      error: 'identity-needed' | 'bank-account-unknown' | 'below-minimum' | 'insufficient-points';
    };

/** Sets the points aside. Bank, number and name are copied, so that what happens to the account later changes nothing. */
export async function requestWithdrawal(
  books: WritingBooks,
  { secrets, entropy }: Readonly<{ secrets: Secrets; entropy: Entropy }>,
  walletId: WalletId,
  asked: Readonly<{ points: bigint; bankAccountId: string }>,
  nowMs: number,
): Promise<RequestWithdrawalResult> {
  if (!(await books.holder.identity(walletId))) return { ok: false, error: 'identity-needed' };
  const payee = await payeeOf(books, secrets, walletId, asked.bankAccountId);
  if (!payee) return { ok: false, error: 'bank-account-unknown' };
  const id = entropy.uuid(nowMs);
  const decided = decide(
    await books.holds.openLots(walletId),
    {
      id,
      walletId,
      points: asked.points,
      payeeCipher: secrets.encrypt(canonicalText(payee), payeeRow(id)),
    },
    WITHDRAWAL_POLICY,
    nowMs,
  );
  if (!decided.ok) return decided;
  await saveStep(books, decided.step, nowMs);
  return { ok: true, withdrawal: withdrawalView(decided.step.withdrawal, secrets) };
}
