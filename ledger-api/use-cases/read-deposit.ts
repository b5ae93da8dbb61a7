// One deposit with every coin in it: what a dispute is decided by.
import { type DepositId, instantText, type WalletId } from '../contract/ids.ts';
import type { DepositDetail } from '../contract/wallet.ts';
import { allPoints } from '../ledger/quote.ts';
import type { LedgerStore, ReadingBooks } from '../store/ledger-store.ts';
import { maturingOf } from './reading/maturing.ts';
import { surroundingsOf } from './reading/deposit-cards.ts';

/** The deposit, if it is this wallet's; anyone else's is as unknown as one that never was. */
export function readDeposit(
  store: LedgerStore,
  walletId: WalletId,
  depositId: DepositId,
): Promise<DepositDetail | undefined> {
  return store.read(async (books) => {
    const summary = await summaryOf(books, walletId, depositId);
    if (!summary) return undefined;
    const coins = await books.deposits.coins(depositId);
    return {
      ...summary,
      coins: coins
        .filter((coin) => coin.fate === 'credited')
        .map((coin) => ({
          seq: coin.seq,
          creditSeq: String(coin.creditSeq),
          at: instantText(coin.atMs),
          currency: coin.currency,
          faceMinor: String(coin.faceMinor),
        })),
    };
  });
}

/** The same without its single coins, which may be thousands. */
export async function summaryOf(
  books: ReadingBooks,
  walletId: WalletId,
  depositId: DepositId,
): Promise<Omit<DepositDetail, 'coins'> | undefined> {
  const [deposit] = await books.deposits.find([depositId]);
  if (deposit?.owner.kind !== 'wallet' || deposit.owner.walletId !== walletId) return undefined;
  const { cardsOf, nameOf } = await surroundingsOf(books, [deposit]);
  return {
    id: deposit.id,
    kioskName: nameOf(deposit.kioskId),
    state: deposit.state,
    openedAt: instantText(deposit.openedAtMs),
    ...(deposit.closedAtMs !== undefined && { closedAt: instantText(deposit.closedAtMs) }),
    maturesAt: instantText(deposit.maturesAtMs),
    ...maturingOf(deposit, cardsOf(deposit)),
    points: String(allPoints(deposit, cardsOf(deposit))),
    totals: deposit.lines
      .filter((line) => line.count > 0)
      .map(({ currency, amountMinor, count }) => ({
        currency,
        amountMinor: String(amountMinor),
        count,
      })),
  };
}
