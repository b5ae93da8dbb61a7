// What a ledger that has lived through something looks like from the outside, in comparable form.
import { expect } from 'vitest';
import { type Frontier, grow, leafHash, rootHash } from '#ledger/ledger/log-tree.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import type { History } from './ledger-histories.ts';
import { COINS, KIOSK_ID, phones } from './ledger-world.ts';

const WALLET_PHONES = ['+821012345678', '+821099998888'];

/** Everything that the outside can see of a ledger, in comparable form. */
export const seen = (store: LedgerStore) =>
  store.read(async (books) => ({
    balances: await books.transfers.trialBalance(),
    wallets: await Promise.all(WALLET_PHONES.map((phone) => seenWallet(books, phone))),
    kiosks: await books.kiosks.list(),
    tasks: await books.paperwork.tasks(1_000),
    log: await books.log.state(),
    unsealed: await books.log.unsealed(1_000),
  }));

async function seenWallet(books: ReadingBooks, phone: string) {
  const wallet = await books.wallets.byPhone(phones.index(phone));
  if (!wallet) return undefined;
  return {
    wallet,
    pending: await books.deposits.pending(wallet.id),
    entries: await books.wallets.entries(wallet.id, undefined, 1_000),
    lots: await books.holds.openLots(wallet.id),
  };
}

/** Amounts a history puts into the kiosk, by currency. */
export function pouredIn(history: History): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const name of history.sessions.flatMap((one) => [...one.coins, ...one.lateCoins])) {
    const { currency, faceMinor } = COINS[name];
    const account = `cash:kiosk:${KIOSK_ID}:${currency}`;
    sums[account] = (sums[account] ?? 0n) + BigInt(faceMinor);
  }
  return sums;
}

/** The balances that the sealed log alone tells, after proving that its root is the root of what it holds. */
export async function replayed(store: LedgerStore): Promise<Record<string, bigint>> {
  await sealLog(store);
  const { sealed, state } = await store.read(async (books) => ({
    sealed: await books.log.sealed(0, 10_000),
    state: await books.log.state(),
  }));
  const tree = sealed.reduce<Frontier>(
    (frontier, { transfer }, i) => grow(frontier, i, leafHash(transfer)),
    [],
  );
  expect(rootHash(state.frontier)).toBe(rootHash(tree));
  const sums: Record<string, bigint> = {};
  for (const { account, amountMinor } of sealed.flatMap((entry) => entry.transfer.postings)) {
    sums[account] = (sums[account] ?? 0n) + amountMinor;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}
