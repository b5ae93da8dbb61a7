// Every call behind what holders do besides looking and paying, and the operator's side of it.
import type { Api, Ledger } from '../api.ts';
import { getOperatorClaims, postClaimDecision } from './operator/claims.ts';
import {
  getPaymentFile,
  getPaymentFiles,
  postHandOver,
  postPaymentFile,
} from './operator/payment-files.ts';
import { postPaymentStatuses, postStatusFetch } from './operator/payment-statuses.ts';
import { getPromotions, postGrant, postPromotion } from './operator/promotions.ts';
import { getPayouts, postPayoutAnswer, postPayoutRefusal } from './operator/withdrawals.ts';
import {
  getOperatedWallet,
  postDeviceSignOut,
  postOperatorClosing,
  postRemainder,
  postWalletSearch,
} from './operator/wallets.ts';
import { deleteBankAccount, getBankAccounts, postBankAccount } from './wallet/bank-accounts.ts';
import { getClaim, getClaims, postClaim } from './wallet/claims.ts';
import { getConsents, postConsent } from './wallet/consents.ts';
import { getClosing } from './wallet/get-closing.ts';
import { deleteWallet } from './wallet/delete-wallet.ts';
import { deleteDevice, getDevices } from './wallet/devices.ts';
import { getGifts, postGift, postGiftAccept, postGiftCancel } from './wallet/gifts.ts';
import { getIdentity, postIdentity } from './wallet/identity.ts';
import { getNotices, postNoticesRead } from './wallet/notices.ts';
import {
  deletePhoneChange,
  postPhoneChange,
  postPhoneChangeConfirm,
} from './wallet/phone-change.ts';
import { postProof, postProofCode } from './wallet/proofs.ts';
import { getExport, getStatement } from './wallet/records.ts';
import { getWithdrawal, getWithdrawals, postWithdrawal } from './wallet/withdrawals.ts';

const ROUTES: readonly ((api: Api, ledger: Ledger) => void)[] = [
  // Who the holder is, and where they are paid.
  getIdentity,
  postIdentity,
  getBankAccounts,
  postBankAccount,
  deleteBankAccount,
  // That the number is still theirs.
  postProofCode,
  postProof,
  // Points as money.
  getWithdrawals,
  postWithdrawal,
  getWithdrawal,
  getPayouts,
  postPayoutRefusal,
  postPayoutAnswer,
  getPaymentFiles,
  postPaymentFile,
  getPaymentFile,
  postHandOver,
  postPaymentStatuses,
  postStatusFetch,
  // Points for a friend.
  getGifts,
  postGift,
  postGiftAccept,
  postGiftCancel,
  // When a count or a number is wrong.
  getClaims,
  postClaim,
  getClaim,
  getOperatorClaims,
  postClaimDecision,
  // What the holder agreed to, was told, and may take along.
  getConsents,
  postConsent,
  getNotices,
  postNoticesRead,
  getDevices,
  deleteDevice,
  getExport,
  getStatement,
  postPhoneChange,
  postPhoneChangeConfirm,
  deletePhoneChange,
  getClosing,
  deleteWallet,
  // Help for a holder, by operators.
  postWalletSearch,
  getOperatedWallet,
  postDeviceSignOut,
  postOperatorClosing,
  postRemainder,
  // Presents.
  getPromotions,
  postPromotion,
  postGrant,
];

/** Adds them all. */
export function holderRoutes(api: Api, ledger: Ledger): void {
  for (const add of ROUTES) add(api, ledger);
}
