// A holder's withdrawals, and what one costs.
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { Withdrawals, WithdrawalView } from '../../contract/withdrawal.ts';
import { WITHDRAWAL_POLICY } from '../../ledger/policy/withdrawal.ts';
import { payoutMinor, type Withdrawal } from '../../ledger/withdrawal.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import { maskNumber } from '../holder/bank-accounts.ts';
import type { Secrets } from '../secrets.ts';
import { storedPayee } from './payee.ts';

type Deps = Readonly<{ store: LedgerStore; secrets: Secrets }>;

/** One page, newest first; `before` is the `next` of the page before. */
export function listWithdrawals(
  { store, secrets }: Deps,
  walletId: WalletId,
  before?: string,
): Promise<Withdrawals> {
  return store.read(async (books) => {
    const found = await books.withdrawals.ofWallet(walletId, before, PAGE_WITHDRAWALS + 1);
    const shown = found.slice(0, PAGE_WITHDRAWALS);
    const last = shown.at(-1);
    const { version, minimumPoints, feeMinor } = WITHDRAWAL_POLICY;
    return {
      terms: {
        policyVersion: version,
        minimumPoints: String(minimumPoints),
        feeMinor: String(feeMinor),
      },
      withdrawals: shown.map((one) => withdrawalView(one, secrets)),
      ...(found.length > shown.length && last && { next: last.id }),
    };
  });
}

/** One withdrawal, if it is this wallet's. */
export function readWithdrawal(
  { store, secrets }: Deps,
  walletId: WalletId,
  id: string,
): Promise<WithdrawalView | undefined> {
  return store.read(async (books) => {
    const withdrawal = await books.withdrawals.withdrawal(id);
    return withdrawal?.walletId === walletId ? withdrawalView(withdrawal, secrets) : undefined;
  });
}

/** As its holder sees it: the account number is masked. */
export function withdrawalView(withdrawal: Withdrawal, secrets: Secrets): WithdrawalView {
  const payee = storedPayee(withdrawal, secrets);
  const { sentAtMs, answeredAtMs, reason } = withdrawal;
  return {
    id: withdrawal.id,
    state: withdrawal.state,
    points: String(withdrawal.points),
    feeMinor: String(withdrawal.feeMinor),
    payoutMinor: String(payoutMinor(withdrawal)),
    ...(payee && { bankCode: payee.bankCode, accountNumber: maskNumber(payee.accountNumber) }),
    requestedAt: instantText(withdrawal.requestedAtMs),
    ...(sentAtMs !== undefined && { sentAt: instantText(sentAtMs) }),
    ...(answeredAtMs !== undefined && { answeredAt: instantText(answeredAtMs) }),
    ...(reason !== undefined && { reason }),
  };
}

const PAGE_WITHDRAWALS = 50;
