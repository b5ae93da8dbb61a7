// Stores what a batch changed: wallets and deposits first, then coins, transfers and what people will see.
import type { BatchEnvelope } from '../../contract/batch.ts';
import type { WalletId } from '../../contract/ids.ts';
import type { Currency } from '../../contract/money.ts';
import { bookCoins } from '../../ledger/book-coins.ts';
import type { Deposit } from '../../ledger/deposit.ts';
import type { Transfer } from '../../ledger/transfer.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { tellClosed } from '../holder/tell-closed.ts';
import { together } from '../together.ts';
import type { EnteredCoin, Page } from './page.ts';

/** Writes the whole page; `batchSeq` makes the transfers' ids unique for ever. */
export async function writePage(
  books: WritingBooks,
  page: Page,
  batchSeq: number,
  sealed: BatchEnvelope['sealed'],
): Promise<void> {
  const wallets = [...page.usedWallets];
  const known = await together(wallets.map(({ id }) => books.wallets.find(id)));
  for (const wallet of wallets.filter((_, i) => !known[i])) await books.wallets.open(wallet);
  const changed = [...page.deposits.values()].filter(
    (deposit) => page.touched.has(deposit.id) || deposit.state === 'open',
  );
  for (const deposit of changed) await books.deposits.save(deposit);
  for (const id of page.savedPickups) await books.deposits.savePickup(page.pickups.get(id)!);
  await books.deposits.addCoins([...page.entered.map(({ coin }) => coin), ...page.unbooked]);
  const transfers = transfersOf(page, batchSeq);
  await books.transfers.post(transfers);
  await fillCashbox(books, page, transfers);
  for (const ref of page.unreadableRefs) {
    const blob = sealed[ref];
    if (blob) await books.paperwork.keepSealed(ref, Buffer.from(blob, 'base64url'));
  }
  for (const task of page.tasks) await books.paperwork.openTask(task);
  await tellWallets(books, page);
}

/** One transfer for each deposit, currency and owner in the batch. */
function transfersOf(page: Page, batchSeq: number): readonly Transfer[] {
  return [...groupsOf(page.entered)].map(([key, group]) => {
    const { coin, owner } = group[0]!;
    return bookCoins({
      id: `coins/${page.kiosk.id}/${page.kioskEpoch}/${batchSeq}/${key}`,
      atMs: page.nowMs,
      kioskId: page.kiosk.id,
      depositId: coin.depositId,
      owner,
      // Coins of unknown currencies were never entered.
      currency: coin.currency as Currency,
      coins: group.map(({ coin: { faceMinor }, recordHash }) => ({ faceMinor, recordHash })),
    });
  });
}

function groupsOf(entered: readonly EnteredCoin[]): ReadonlyMap<string, EnteredCoin[]> {
  const groups = new Map<string, EnteredCoin[]>();
  let last: EnteredCoin[] = [];
  for (const one of entered) {
    const { coin, owner } = one;
    const before = last[0];
    // Most coins go where the one before them went.
    if (
      before?.coin.depositId !== coin.depositId ||
      before?.coin.currency !== coin.currency ||
      before.owner.kind !== owner.kind
    ) {
      const key = `${coin.depositId ?? 'no-deposit'}/${coin.currency}/${owner.kind}`;
      last = groups.get(key) ?? [];
      groups.set(key, last);
    }
    last.push(one);
  }
  return groups;
}

/** What the cashbox holds now, when it was taken out, and which of its coins are in doubt. */
async function fillCashbox(
  books: WritingBooks,
  page: Page,
  transfers: readonly Transfer[],
): Promise<void> {
  const faces = Map.groupBy(page.entered, ({ coin }) => `${coin.currency} ${coin.faceMinor}`);
  const coins = [...faces.values()].map((group) => {
    const { currency, faceMinor } = group[0]!.coin;
    // Coins of unknown currencies were never entered.
    return { currency: currency as Currency, faceMinor, count: group.length };
  });
  await books.bags.addToCashbox(page.kiosk.id, coins);
  for (const removal of page.removals) await books.bags.addRemoval(removal);
  for (const { id, postings } of transfers.filter((one) => one.template === '2s')) {
    const { commodity, amountMinor } = postings.find((leg) => leg.amountMinor < 0n)!;
    await books.suspense.save({
      transferId: id,
      kioskId: page.kiosk.id,
      currency: commodity as Currency,
      amountMinor: -amountMinor,
      atMs: page.nowMs,
      resolvedAtMs: undefined,
    });
  }
}

async function tellWallets(books: WritingBooks, page: Page): Promise<void> {
  const changed = new Set<WalletId>();
  for (const id of page.touched.keys()) {
    const deposit = page.deposits.get(id)!;
    if (deposit.owner.kind !== 'wallet') continue;
    const { walletId } = deposit.owner;
    changed.add(walletId);
    if (isFirstSeen(page, deposit)) {
      await books.wallets.addEntry({
        walletId,
        atMs: deposit.openedAtMs,
        kind: 'deposit',
        depositId: id,
        points: 0n,
      });
    }
    if (page.closed.has(id) && deposit.coins.length > 0) {
      await tellClosed(books, walletId, deposit);
      books.notify({ kind: 'deposit-closed', walletId, depositId: id });
    }
  }
  for (const walletId of changed) await books.wallets.touch(walletId);
}

/** True when every coin that the deposit has came with this batch. */
function isFirstSeen(page: Page, deposit: Deposit): boolean {
  const credited = page.entered.filter(
    ({ coin }) => coin.depositId === deposit.id && coin.fate === 'credited',
  ).length;
  const all = deposit.coins.reduce((sum, face) => sum + face.count, 0);
  return credited > 0 && credited === all;
}
