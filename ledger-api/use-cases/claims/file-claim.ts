// A holder complains: the claim is kept with its evidence, and what is disputed is set aside at once.
import type { Entropy } from '#drivers/entropy.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import type { ClaimView } from '../../contract/claim.ts';
import { readCrockford } from '../../contract/crockford.ts';
import type { DepositId, WalletId } from '../../contract/ids.ts';
import { type ClaimKind, fileClaim as file } from '../../ledger/claim.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import { reserveDeposit } from '../../ledger/wrong-wallet.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import type { Secrets } from '../secrets.ts';
import { claimRow, claimView } from './claim-view.ts';
import { collectEvidence } from './collect-evidence.ts';
import { saveWrongWalletStep } from './save-wrong-wallet.ts';

export type Complaint = Readonly<{
  kind: ClaimKind;
  depositId?: DepositId | undefined;
  receiptCode?: string | undefined;
  text: string;
}>;

export type FileClaimResult =
  | { ok: true; claim: ClaimView }
  | { ok: false; error: 'not-found' | 'deposit-open' | 'claim-open' };

/**
 * Files the claim. *Miscount* and *not mine* are about a deposit of one's own; *wrong number* names one that is not,
 * and is answered alike whether it exists or not.
 */
export async function fileClaim(
  books: WritingBooks,
  { secrets, entropy }: Readonly<{ secrets: Secrets; entropy: Entropy }>,
  walletId: WalletId,
  complaint: Complaint,
  nowMs: number,
): Promise<FileClaimResult> {
  const { kind, depositId, receiptCode } = complaint;
  const [deposit] = depositId ? await books.deposits.find([depositId]) : [];
  const refusal = await refusalFor(books, walletId, complaint, deposit);
  if (refusal) return { ok: false, error: refusal };
  const id = entropy.uuid(nowMs);
  const evidence = deposit ? canonicalText(await collectEvidence(books, deposit)) : '';
  const claim = file({
    id,
    walletId,
    kind,
    depositId,
    receiptCode: receiptCode === undefined ? undefined : readCrockford(receiptCode),
    textCipher: secrets.encrypt(complaint.text, claimRow(id)),
    evidence,
    filedAtMs: nowMs,
  });
  await books.claims.save(claim);
  await books.paperwork.openTask({
    key: `claim ${id}`,
    kind: 'claim-filed',
    kioskId: deposit?.kioskId,
    openedAtMs: nowMs,
    text: 'A holder filed a claim. It has to be answered within fourteen days.',
    record: undefined,
  });
  // Written by every claim of a wallet, so that two at once see each other.
  await books.wallets.touch(walletId);
  if (kind === 'not-mine' && deposit) {
    const disputed = { claimId: id, deposit, walletId };
    const step = reserveDeposit(disputed, await books.holds.openLots(walletId), nowMs);
    await saveWrongWalletStep(books, disputed, step, 'reserved', nowMs);
  }
  return { ok: true, claim: claimView(claim, secrets, isOwn(deposit, walletId)) };
}

async function refusalFor(
  books: WritingBooks,
  walletId: WalletId,
  { kind, depositId }: Complaint,
  deposit: Deposit | undefined,
): Promise<'not-found' | 'deposit-open' | 'claim-open' | undefined> {
  const mustBeOwn = kind === 'not-mine' || (kind === 'miscount' && depositId !== undefined);
  if (mustBeOwn && !isOwn(deposit, walletId)) return 'not-found';
  if (kind === 'not-mine' && deposit?.state === 'open') return 'deposit-open';
  const open = depositId ? await books.claims.openAbout(depositId) : [];
  const isFiled = open.some((one) => one.walletId === walletId && one.kind === kind);
  return isFiled ? 'claim-open' : undefined;
}

const isOwn = (deposit: Deposit | undefined, walletId: WalletId): boolean =>
  deposit?.owner.kind === 'wallet' && deposit.owner.walletId === walletId;
