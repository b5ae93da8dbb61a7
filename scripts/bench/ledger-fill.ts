// Fills books with valid entries, quickly: promotions that give each of nine wallets a lot, sealed like everything else.
import { systemEntropy } from '#drivers/entropy.ts';
import type { WalletId } from '#ledger/contract/ids.ts';
import { availablePoints, promotionExpense } from '#ledger/ledger/account.ts';
import { openLot } from '#ledger/ledger/lot.ts';
import { credit, debit, transfer } from '#ledger/ledger/transfer.ts';
import type { LedgerStore } from '#ledger/store/ledger-store.ts';
import { newWallet } from '#ledger/use-cases/open-wallet.ts';
import { sealLog } from '#ledger/use-cases/seal-log.ts';
import type { Desk } from './served-ledger.ts';

/** Adds at least `entries` postings; answers how many, and one wallet in a thousand of those that have points now. */
export async function fillBooks(
  desk: Desk,
  entries: number,
): Promise<Readonly<{ entries: number; wallets: readonly WalletId[] }>> {
  const sample: WalletId[] = [];
  let added = 0;
  for (let turn = 0; added < entries; turn++) {
    const transfers = Math.min(TRANSFERS_A_TURN, Math.ceil((entries - added) / LEGS));
    const wallets = await oneTurn(desk, transfers);
    sample.push(...wallets.filter((_, n) => n % 1000 === 0));
    added += transfers * LEGS;
    await sealAll(desk.store);
    desk.store.maintain();
    if (turn % 100 === 99) process.stderr.write(`${added} of ${entries} entries\n`);
  }
  return { entries: added, wallets: sample };
}

/** Every transfer is a promotion of its own to wallets that have none yet. */
function oneTurn({ store, phones, nowMs }: Desk, transfers: number): Promise<WalletId[]> {
  return store.transact(async (books) => {
    const made = Array.from({ length: transfers }, () => {
      const id = `promotion/${systemEntropy.uuid(nowMs)}`;
      const wallets = Array.from({ length: LEGS - 1 }, () =>
        newWallet({ phones, entropy: systemEntropy }, systemEntropy.uuid(nowMs), nowMs),
      );
      return { id, wallets };
    });
    await books.transfers.post(
      made.map(({ id, wallets }) =>
        transfer({
          id,
          template: '22',
          atMs: nowMs,
          postings: [
            debit(promotionExpense('PTS'), 'PTS', POINTS * BigInt(wallets.length)),
            ...wallets.map((one) => credit(availablePoints(one.id), 'PTS', POINTS)),
          ],
          details: {},
        }),
      ),
    );
    for (const { id, wallets } of made) {
      for (const [n, wallet] of wallets.entries()) {
        await books.wallets.open(wallet);
        const lot = { id: `${id}/${n}`, walletId: wallet.id, depositId: undefined };
        await books.holds.openLot(openLot({ ...lot, openedAtMs: nowMs, points: POINTS }));
      }
    }
    return made.flatMap(({ wallets }) => wallets.map(({ id }) => id));
  });
}

/** Gives everything that waits its place in the log. */
export async function sealAll(store: LedgerStore): Promise<void> {
  while ((await sealLog(store)) > 0);
}

const LEGS = 10;
const TRANSFERS_A_TURN = 500;
const POINTS = 100n;
