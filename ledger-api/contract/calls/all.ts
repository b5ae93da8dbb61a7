// Every call of the ledger, by method and path: routes, OpenAPI, client and fuzzer are made from this table.
import { everyoneCalls } from './everyone.ts';
import { holderCalls } from './holder.ts';
import { holderMoneyCalls } from './holder-money.ts';
import { holderGiftsCalls } from './holder-gifts.ts';
import { holderClaimsCalls } from './holder-claims.ts';
import { holderRecordsCalls } from './holder-records.ts';
import { holderRightsCalls } from './holder-rights.ts';
import { holderProofsCalls } from './holder-proofs.ts';
import { kioskCalls } from './kiosk.ts';
import { operatorPayoutsCalls } from './operator-payouts.ts';
import { operatorClaimsCalls } from './operator-claims.ts';
import { operatorDecisionsCalls } from './operator-decisions.ts';
import { operatorKiosksCalls } from './operator-kiosks.ts';
import { operatorPaperworkCalls } from './operator-paperwork.ts';
import { operatorReportsCalls } from './operator-reports.ts';
import { operatorStaffCalls } from './operator-staff.ts';
import { operatorVaultCalls } from './operator-vault.ts';
import { operatorBankCalls } from './operator-bank.ts';
import { operatorSettlementsCalls } from './operator-settlements.ts';
import { operatorShopsCalls } from './operator-shops.ts';
import { operatorTablesCalls } from './operator-tables.ts';
import { operatorWalletsCalls } from './operator-wallets.ts';
import { shopCalls } from './shop.ts';
import { signInCalls } from './sign-in.ts';
import { tillCalls } from './till.ts';
import { webhookCalls } from './webhook.ts';

export const calls = {
  ...signInCalls,
  ...everyoneCalls,
  ...holderCalls,
  ...kioskCalls,
  ...shopCalls,
  ...tillCalls,
  ...webhookCalls,
  ...operatorKiosksCalls,
  ...operatorPaperworkCalls,
  ...operatorStaffCalls,
  ...operatorVaultCalls,
  ...operatorDecisionsCalls,
  ...operatorReportsCalls,
  ...operatorBankCalls,
  ...operatorSettlementsCalls,
  ...operatorShopsCalls,
  ...operatorTablesCalls,
  ...holderMoneyCalls,
  ...holderGiftsCalls,
  ...holderClaimsCalls,
  ...holderRightsCalls,
  ...holderProofsCalls,
  ...operatorPayoutsCalls,
  ...operatorClaimsCalls,
  ...operatorWalletsCalls,
  ...holderRecordsCalls,
} as const;

export type Calls = typeof calls;
/** `METHOD /path/{parameter}`: the name of a call. */
export type CallLine = keyof Calls;
