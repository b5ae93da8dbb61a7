// The port to everything the ledger must not lose, in money words; reading and writing are separate.
//
// The books have parts (`port/*.ts`), each with what may be read and what may be written. To add one more:
//   1. its two interfaces in `port/<part>.ts`, and a line in each of the two lists below;
//   2. `memory/<part>.ts` and `sql/<part>.ts`, and a line in `memory-ledger-store.ts` and `sql/books.ts`;
//   3. the next numbered file in `migrations/sqlite/`; 4. its cases in `test/contracts/`, run against every store.
import type { AccessRead, AccessWrite } from './port/access.ts';
import type { BagsRead, BagsWrite } from './port/bags.ts';
import type { ApprovalsRead, ApprovalsWrite } from './port/approvals.ts';
import type { AuditTrailRead, AuditTrailWrite } from './port/audit-trail.ts';
import type { DepositsRead, DepositsWrite } from './port/deposits.ts';
import type { ExchangesRead, ExchangesWrite } from './port/exchanges.ts';
import type { HoldsRead, HoldsWrite } from './port/holds.ts';
import type { KiosksRead, KiosksWrite } from './port/kiosks.ts';
import type { LogRead, LogWrite } from './port/log.ts';
import type { Notice } from './port/notice.ts';
import type { PaperworkRead, PaperworkWrite } from './port/paperwork.ts';
import type { ReportsRead, ReportsWrite } from './port/reports.ts';
import type { SuspenseRead, SuspenseWrite } from './port/suspense.ts';
import type { RedemptionsRead, RedemptionsWrite } from './port/redemptions.ts';
import type { SettlementsRead, SettlementsWrite } from './port/settlements.ts';
import type { StaffRead, StaffWrite } from './port/staff.ts';
import type { TransfersRead, TransfersWrite } from './port/transfers.ts';
import type { WalletsRead, WalletsWrite } from './port/wallets.ts';
// What holders do besides looking and paying.
import type { ClaimsRead, ClaimsWrite } from './port/claims.ts';
import type { GiftsRead, GiftsWrite } from './port/gifts.ts';
import type { HolderRead, HolderWrite } from './port/holder.ts';
import type { NumbersRead, NumbersWrite } from './port/numbers.ts';
import type { PromotionsRead, PromotionsWrite } from './port/promotions.ts';
import type { WebhooksRead, WebhooksWrite } from './port/webhooks.ts';
import type { WithdrawalsRead, WithdrawalsWrite } from './port/withdrawals.ts';

export type ReadingBooks = Readonly<{
  transfers: TransfersRead;
  holds: HoldsRead;
  log: LogRead;
  kiosks: KiosksRead;
  wallets: WalletsRead;
  deposits: DepositsRead;
  paperwork: PaperworkRead;
  access: AccessRead;
  // What holders do besides looking and paying.
  claims: ClaimsRead;
  gifts: GiftsRead;
  holder: HolderRead;
  numbers: NumbersRead;
  promotions: PromotionsRead;
  withdrawals: WithdrawalsRead;
  // Where the coins go, and the operators' books.
  bags: BagsRead;
  exchanges: ExchangesRead;
  suspense: SuspenseRead;
  reports: ReportsRead;
  staff: StaffRead;
  redemptions: RedemptionsRead;
  settlements: SettlementsRead;
  webhooks: WebhooksRead;
  approvals: ApprovalsRead;
  trail: AuditTrailRead;
}>;

export type WritingBooks = Readonly<{
  transfers: TransfersWrite;
  holds: HoldsWrite;
  log: LogWrite;
  kiosks: KiosksWrite;
  wallets: WalletsWrite;
  deposits: DepositsWrite;
  paperwork: PaperworkWrite;
  access: AccessWrite;
  // What holders do besides looking and paying.
  claims: ClaimsWrite;
  gifts: GiftsWrite;
  holder: HolderWrite;
  numbers: NumbersWrite;
  promotions: PromotionsWrite;
  withdrawals: WithdrawalsWrite;
  // Where the coins go, and the operators' books.
  bags: BagsWrite;
  exchanges: ExchangesWrite;
  suspense: SuspenseWrite;
  reports: ReportsWrite;
  staff: StaffWrite;
  redemptions: RedemptionsWrite;
  settlements: SettlementsWrite;
  webhooks: WebhooksWrite;
  approvals: ApprovalsWrite;
  trail: AuditTrailWrite;
  /** Tells the listeners once this transaction is durable; nobody hears of one that failed. */
  notify(notice: Notice): void;
}>;

export interface LedgerStore {
  /** Answers from one consistent state; everything acknowledged before the call is in it. */
  read<T>(work: (books: ReadingBooks) => Promise<T>): Promise<T>;
  /**
   * Runs `work` as one durable transaction: when it resolves, a power cut no longer matters; when it rejects,
   * nothing of it remains. `work` may run more than once and must wait for nothing but the books; a refusal is
   * decided before the first write and returned. Rejects with `StoreUnavailable` when the store cannot commit.
   */
  transact<T>(work: (books: WritingBooks) => Promise<T>): Promise<T>;
  /** Hears what was committed, in order; returns how to stop listening. A listener must not throw. */
  listen(listener: (notice: Notice) => void): () => void;
  /** Housekeeping that would make a commit slow; called from a timer. */
  maintain(): void;
  /** Lets what is under way finish, refuses the rest, and gives the files back. */
  close(): Promise<void>;
}

/** The store cannot commit now: full disk, broken disk, too many waiting, or closed. Nothing was written. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
