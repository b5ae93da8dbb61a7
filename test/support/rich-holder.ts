// Holders with points to spend, signed in: ready to give, withdraw and complain.
import type { DepositId, WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore, ReadingBooks } from '#ledger/store/ledger-store.ts';
import type { TestLedger } from './open-ledger.ts';

/** Opens a lot of `points` for a wallet. */
export async function givePoints(
  store: LedgerStore,
  walletId: WalletId,
  points: bigint,
  lot: Readonly<{ id?: string; openedAtMs?: number; depositId?: DepositId }> = {},
): Promise<void> {
  const { id = `given/${walletId}`, openedAtMs = 0, depositId } = lot;
  await store.transact(async (books) => {
    await books.transfers.post([
      transfer({
        id,
        template: '22',
        atMs: openedAtMs,
        postings: [
          debit(promotionExpense('PTS'), 'PTS', points),
          credit(availablePoints(walletId), 'PTS', points),
        ],
        details: {},
      }),
    ]);
    await books.holds.openLot(openLot({ id, walletId, depositId, openedAtMs, points }));
  });
}

/** Signs `phone` in and gives it points; `ask` is a call of theirs, each write with a key of its own. */
export async function aRichHolder(test: TestLedger, phone: string, points = 10_000n) {
  const token = await test.signIn(phone);
  const { store, phones, clock } = test.ledger;
  const wallet = await store.read((books) => books.wallets.byPhone(phones.index(phone)));
  const walletId = wallet!.id;
  if (points > 0n) await givePoints(store, walletId, points, { openedAtMs: clock.nowMs() });
  return { phone, token, walletId, ask: asker(test, token) };
}

/** Calls with a bearer token: `ask('POST', '/v1/…', body)`, with a key that the caller may fix. */
export function asker({ api }: Pick<TestLedger, 'api'>, token: string) {
  let calls = 0;
  return (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
    key = `key-${(calls += 1)}`,
  ) =>
    api.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': key },
      ...(payload && { payload }),
    });
}

/** Balances by account, those at zero left out. */
export const balancesOf = async (store: LedgerStore): Promise<Record<string, bigint>> => {
  const rows = await store.read((books) => books.transfers.trialBalance());
  const open = rows.filter(({ balanceMinor }) => balanceMinor !== 0n);
  return Object.fromEntries(open.map(({ account, balanceMinor }) => [account, balanceMinor]));
};

/** What a refusal must leave as it was: balances, lots, holds and the history of these wallets. */
export const stateOf = (store: LedgerStore, ...walletIds: readonly WalletId[]) =>
  store.read(async (books) => ({
    balances: await books.transfers.trialBalance(),
    wallets: await Promise.all(walletIds.map((id) => walletState(books, id))),
    tasks: await books.paperwork.tasks(100),
  }));

async function walletState(books: ReadingBooks, id: WalletId) {
  return {
    wallet: await books.wallets.find(id),
    entries: await books.wallets.entries(id, undefined, 100),
    lots: await books.holds.openLots(id),
    holds: await books.holds.openHolds(id),
    notices: await books.holder.notices(id, undefined, 100),
    accounts: await books.holder.bankAccounts(id),
    withdrawals: await books.withdrawals.ofWallet(id, undefined, 100),
  };
}
