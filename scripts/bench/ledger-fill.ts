// Fills books with valid entries, quickly: promotions that give each of ninety-nine wallets a lot, sealed like everything else.
// Wallets take turns once there are enough of them: making one costs more than all the entries of its promotions.
import { systemEntropy } from '#drivers/entropy.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { newWallet } from '#ledger/use-cases/open-wallet.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import type { Desk } from './served-ledger.ts';

/** Adds at least `entries` postings; answers how many, and one wallet in a hundred of those that have points now. */
export async function fillBooks(
  desk: Desk,
  entries: number,
): Promise<Readonly<{ entries: number; wallets: readonly WalletId[] }>> {
  const sample: WalletId[] = [];
  const pool: WalletId[] = [];
  let added = 0;
  for (let turn = 0; added < entries; turn++) {
    const transfers = Math.min(TRANSFERS_A_TURN, Math.ceil((entries - added) / LEGS));
    const wallets = await oneTurn(desk, transfers, pool, turn);
    if (pool.length < POOL_WALLETS) {
      pool.push(...wallets);
      sample.push(...wallets.filter((_, n) => n % 100 === 0));
    }
    added += transfers * LEGS;
    await sealAll(desk.store);
    desk.store.maintain();
    if (turn % 10 === 9) process.stderr.write(`${added} of ${entries} entries\n`);
  }
  return { entries: added, wallets: sample };
}

/** Every transfer is a promotion of its own, to wallets that have none yet or, later, to those whose turn it is. */
function oneTurn(
  { store, phones, nowMs }: Desk,
  transfers: number,
  pool: readonly WalletId[],
  turn: number,
): Promise<WalletId[]> {
  return store.transact(async (books) => {
    const isPooled = pool.length >= POOL_WALLETS;
    const take = async (n: number): Promise<WalletId> => {
      if (isPooled) return pool[(turn * TRANSFERS_A_TURN * (LEGS - 1) + n) % pool.length]!;
      const deps = { phones, entropy: systemEntropy };
      const wallet = newWallet(deps, systemEntropy.uuid(nowMs), nowMs);
      await books.wallets.open(wallet);
      return wallet.id;
    };
    const made: { id: string; wallets: WalletId[] }[] = [];
    for (let n = 0; n < transfers; n++) {
      const wallets: WalletId[] = [];
      for (let leg = 0; leg < LEGS - 1; leg++) wallets.push(await take(n * (LEGS - 1) + leg));
      made.push({ id: `promotion/${systemEntropy.uuid(nowMs)}`, wallets });
    }
    await books.transfers.post(
      made.map(({ id, wallets }) =>
        transfer({
          id,
          template: '22',
          atMs: nowMs,
          postings: [
            debit(promotionExpense('PTS'), 'PTS', POINTS * BigInt(wallets.length)),
            ...wallets.map((one) => credit(availablePoints(one), 'PTS', POINTS)),
          ],
          details: {},
        }),
      ),
    );
    for (const { id, wallets } of made) {
      for (const [n, walletId] of wallets.entries()) {
        const lot = { id: `${id}/${n}`, walletId, depositId: undefined };
        await books.holds.openLot(openLot({ ...lot, openedAtMs: nowMs, points: POINTS }));
      }
    }
    return made.flatMap(({ wallets }) => wallets);
  });
}

/** Gives everything that waits its place in the log. */
export async function sealAll(store: LedgerStore): Promise<void> {
  while ((await sealLog(store)) > 0);
}

const LEGS = 100;
const TRANSFERS_A_TURN = 100;
const POINTS = 100n;
const POOL_WALLETS = 20_000;
