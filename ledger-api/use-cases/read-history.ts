// What happened in a wallet, newest first, a page at a time.
import { type DepositId, instantText, type ShopId, type WalletId } from '../contract/ids.ts';
import type { History, HistoryEntry } from '../contract/wallet.ts';
import type { Deposit } from '../ledger/deposit.ts';
import { allPoints } from '../ledger/quote.ts';
import type { LedgerStore } from '../store/ledger-store.ts';
import type { NumberedWalletEntry } from '../store/port/wallets.ts';
import { type Surroundings, surroundingsOf } from './reading/deposit-cards.ts';
import { shopNamesOf, tellSubject } from './reading/redemption-subject.ts';

export type ReadHistoryResult = { ok: true; history: History } | { ok: false; error: 'bad-cursor' };

/** One page of entries before `cursor`, or the newest ones; new entries never shift a page. */
export function readHistory(
  store: LedgerStore,
  walletId: WalletId,
  cursor?: string,
): Promise<ReadHistoryResult> {
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && before === undefined) {
    return Promise.resolve({ ok: false, error: 'bad-cursor' });
  }
  return store.read(async (books) => {
    // One more than a page shows whether there is a next one.
    const found = await books.wallets.entries(walletId, before, PAGE_ENTRIES + 1);
    const shown = found.slice(0, PAGE_ENTRIES);
    const depositIds = shown.flatMap(({ depositId }) => depositId ?? []);
    const deposits = await books.deposits.find([...new Set(depositIds)]);
    const byId = new Map(deposits.map((deposit) => [deposit.id, deposit]));
    const surroundings = await surroundingsOf(books, deposits);
    const shops = await shopNamesOf(books, shown);
    const entries = shown.map((entry) => historyEntry(entry, byId, surroundings, shops));
    const last = shown.at(-1);
    const hasNext = found.length > shown.length && last;
    return {
      ok: true,
      history: { entries, ...(hasNext && { next: writeCursor(last.entryNumber) }) },
    };
  });
}

function historyEntry(
  entry: NumberedWalletEntry,
  deposits: ReadonlyMap<DepositId, Deposit>,
  { cardsOf, nameOf }: Surroundings,
  shopNames: ReadonlyMap<ShopId, string>,
): HistoryEntry {
  const deposit = entry.depositId && deposits.get(entry.depositId);
  const isDeposit = entry.kind === 'deposit' && deposit !== undefined;
  const told = entry.subject && tellSubject(entry.subject);
  const shopName = told?.shopId && shopNames.get(told.shopId);
  return {
    id: String(entry.entryNumber),
    at: instantText(entry.atMs),
    kind: entry.kind,
    ...(entry.depositId && { depositId: entry.depositId }),
    ...(told && { subject: told.subject }),
    ...(shopName !== undefined && { shopName }),
    points: String(isDeposit ? allPoints(deposit, cardsOf(deposit)) : entry.points),
    ...(deposit && { kioskName: nameOf(deposit.kioskId) }),
    ...(isDeposit && { state: deposit.state }),
  };
}

const writeCursor = (entryNumber: number): string =>
  Buffer.from(String(entryNumber)).toString('base64url');

function readCursor(cursor: string): number | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

const PAGE_ENTRIES = 50;
