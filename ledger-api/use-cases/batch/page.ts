// The working page of one batch: what was known before it, and what it changes. Nothing is stored from here.
import type { JournalRecord } from '../../contract/batch.ts';
import { canonicalText } from '../../contract/canonical-json.ts';
import type { DepositId, PickupId } from '../../contract/ids.ts';
import type { SignedCoinTable } from '../../contract/coin-table.ts';
import type { RateCard } from '../../contract/rate-card.ts';
import { sha256Hex } from '../../contract/signature.ts';
import type { Deposit, Owner } from '../../ledger/deposit.ts';
import type { HoldPeriods } from '../../ledger/policy/hold.ts';
import type { Removal } from '../../store/port/bags.ts';
import type { Pickup, StoredCoin } from '../../store/port/deposits.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';
import type { Task, TaskKind } from '../../store/port/paperwork.ts';
import type { StoredWallet } from '../../store/port/wallets.ts';
import type { CreditBook } from './credit-book.ts';

/** A coin as it was entered, with whom it is booked for and the hash of its record. */
export type EnteredCoin = Readonly<{ coin: StoredCoin; owner: Owner; recordHash: string }>;

export type Page = {
  readonly kiosk: Kiosk;
  readonly kioskEpoch: number;
  readonly nowMs: number;
  readonly holdPeriods: HoldPeriods;
  newDepositId(): DepositId;

  // ── what is known; grows with the page ──
  readonly deposits: Map<DepositId, Deposit>;
  /** The deposit for coins of a session that had matured, by that session. */
  readonly lateDeposits: Map<DepositId, DepositId>;
  readonly pickups: Map<PickupId, Pickup>;
  readonly credits: CreditBook;
  readonly tables: readonly SignedCoinTable[];
  readonly cards: readonly RateCard[];
  /** Says what the coins in the cashbox are worth. */
  readonly valuingCards: readonly RateCard[];
  /** The wallet of a sealed number by its ref; undefined when the number cannot be read. */
  readonly walletOf: ReadonlyMap<string, StoredWallet | undefined>;

  // ── what the batch changes ──
  /** Each deposit that a record spoke of, with the number of the last such record. */
  readonly touched: Map<DepositId, number>;
  readonly savedPickups: Set<PickupId>;
  readonly closed: Set<DepositId>;
  readonly entered: EnteredCoin[];
  /** What the cashbox holds, in won; grows with each coin that is booked. */
  cashboxWon: bigint;
  /** Coins that the ledger does not know: remembered, not booked. */
  readonly unbooked: StoredCoin[];
  readonly usedWallets: Set<StoredWallet>;
  readonly unreadableRefs: Set<string>;
  readonly removals: Removal[];
  readonly tasks: Task[];
};

/** Remembers what a record made of a deposit. */
export function putDeposit(page: Page, deposit: Deposit, record: JournalRecord): void {
  page.deposits.set(deposit.id, deposit);
  page.touched.set(deposit.id, record.seq);
}

/** Asks an operator to look; `about` names the matter, so that it is asked once. */
export function openTask(
  page: Page,
  kind: TaskKind,
  about: string,
  text: string,
  record: JournalRecord,
): void {
  page.tasks.push({
    key: `${kind} ${about}`,
    kind,
    kioskId: page.kiosk.id,
    openedAtMs: page.nowMs,
    text,
    record: canonicalText(record),
  });
}

/** Where a record stands, in words that are unique for ever. */
export const placeOf = (page: Page, record: JournalRecord): string =>
  `${page.kiosk.id} ${page.kioskEpoch} ${record.seq}`;

/** A moment that a kiosk wrote down; it cannot lie in the future. */
export const momentOf = (page: Page, text: string): number =>
  Math.min(Date.parse(text), page.nowMs);

/** `text` is its canonical text, where that is known. */
export const hashOfRecord = (record: JournalRecord, text = canonicalText(record)): string =>
  sha256Hex(text);
