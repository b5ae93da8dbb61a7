// Coins that come late for a closed wallet: they follow the number to its next wallet, or wait for a person.
import type { WalletId } from '../../contract/ids.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import { moveCoins } from '../../ledger/leave-behind.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

/**
 * What becomes of a deposit of a closed wallet whose hold is over. It goes to the wallet that the same number opened
 * within 28 days after the closing; later the number may be somebody else's, and two people decide.
 */
export async function passOn(
  books: WritingBooks,
  deposit: Deposit,
  fromId: WalletId,
  nowMs: number,
): Promise<void> {
  const toId = await nextWallet(books, fromId);
  if (toId) return saveMovedCoins(books, { id: deposit.id, fromId, toId }, deposit, nowMs);
  await books.deposits.save({
    ...deposit,
    state: 'review',
    reviewReason: 'wallet-closed',
    dueAtMs: undefined,
  });
  await books.paperwork.openTask({
    key: `wallet-closed ${deposit.id}`,
    kind: 'wallet-closed',
    kioskId: deposit.kioskId,
    openedAtMs: nowMs,
    text: `Coins came for wallet ${fromId}, which is closed. They stay owed: two people can give them to its holder's next wallet.`,
    record: undefined,
  });
}

/** Writes a deposit that changes hands, and tells whose it is now. */
export async function saveMovedCoins(
  books: WritingBooks,
  heir: Readonly<{ id: string; fromId: WalletId; toId: WalletId }>,
  before: Deposit,
  nowMs: number,
): Promise<void> {
  const { deposit, transfers } = moveCoins(heir, before, nowMs);
  const { fromId, toId: walletId } = heir;
  await books.deposits.save(deposit);
  await books.transfers.post(transfers);
  const about = { depositId: deposit.id, subject: { kind: 'remainder', id: heir.id } } as const;
  await books.wallets.addEntry({ ...about, walletId, atMs: nowMs, kind: 'deposit', points: 0n });
  await books.holder.addNotice({
    walletId,
    key: `deposit ${deposit.id} moved`,
    kind: 'deposit-moved',
    atMs: nowMs,
    facts: { depositId: deposit.id, points: '0' },
  });
  await books.wallets.touchAll([walletId, fromId]);
}

async function nextWallet(books: ReadingBooks, fromId: WalletId): Promise<WalletId | undefined> {
  const closed = await books.numbers.closedNumber(fromId);
  const next = closed && (await books.wallets.byPhone(closed.phoneIndex));
  if (!next) return undefined;
  const sinceMs = next.openedAtMs - closed.closedAtMs;
  return sinceMs >= 0 && sinceMs <= SAME_HOLDER_MS ? next.id : undefined;
}

const SAME_HOLDER_MS = 28 * 86_400_000;
