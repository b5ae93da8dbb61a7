// What a holder sees at a glance: points to spend, and the deposits that still wait.
import { instantText, type WalletId } from '../contract/ids.ts';
import { maskPhone } from '../contract/phone-number.ts';
import type { PendingDeposit, Wallet } from '../contract/wallet.ts';
import { availablePoints, heldPoints } from '../ledger/account.ts';
import type { CoinCount, Deposit, DepositState } from '../ledger/deposit.ts';
import type { Hold } from '../ledger/hold.ts';
import type { Redemption } from '../ledger/redemption.ts';
import { waitingPoints } from '../ledger/quote.ts';
import type { LedgerStore, ReadingBooks } from '../store/ledger-store.ts';
import type { Phones } from './phones.ts';
import { together } from './together.ts';
import { maturingOf } from './reading/maturing.ts';
import { type Surroundings, surroundingsOf } from './reading/deposit-cards.ts';

/** The wallet as it was at one moment; undefined when there is none with this id. */
export function readWallet(
  { store, phones }: Readonly<{ store: LedgerStore; phones: Phones }>,
  walletId: WalletId,
): Promise<Wallet | undefined> {
  return store.read(async (books) => {
    const [wallet, waiting, asked, available, held, holds] = await together([
      books.wallets.find(walletId),
      books.deposits.pending(walletId),
      books.redemptions.awaiting(walletId),
      books.transfers.balance(availablePoints(walletId)),
      books.transfers.balance(heldPoints(walletId)),
      books.holds.openHolds(walletId),
    ]);
    if (!wallet) return undefined;
    const deposits = waiting.filter(isWorthShowing);
    const surroundings = await surroundingsOf(books, deposits);
    const pending = deposits.map((deposit) => pendingDeposit(deposit, surroundings));
    const awaiting = await awaitingRedemptions(books, asked);
    return {
      phone: maskPhone(phones.decrypt(wallet.phoneCipher, wallet.id)),
      points: {
        // Points are a liability: what we owe stands on the credit side.
        available: String(-available),
        held: String(-held),
        ...heldFor(holds),
      },
      pending: {
        points: String(pending.reduce((sum, deposit) => sum + BigInt(deposit.points), 0n)),
        deposits: pending,
      },
      ...(awaiting.length > 0 && { awaiting }),
      version: wallet.version,
    };
  });
}

/** The sums of open holds by purpose. */
function heldFor(holds: readonly Hold[]): Pick<Wallet['points'], 'heldFor'> {
  if (holds.length === 0) return {};
  const byPurpose = Map.groupBy(holds, (hold) => hold.purpose);
  const sums = [...byPurpose].map(([purpose, some]) => ({
    purpose,
    points: String(some.reduce((sum, hold) => sum + hold.points, 0n)),
  }));
  return { heldFor: sums };
}

/** A session that ended without a coin is nothing to wait for. */
const isWorthShowing = (deposit: Deposit): boolean =>
  deposit.state === 'open' || deposit.coins.length > 0;

function awaitingRedemptions(books: ReadingBooks, asked: readonly Redemption[]) {
  return Promise.all(
    asked.map(async ({ id, shopId, points, dueAtMs }) => ({
      id,
      shopName: (await books.staff.shop(shopId))?.name ?? '',
      points: String(points),
      until: instantText(dueAtMs!),
    })),
  );
}

function pendingDeposit(
  deposit: Deposit,
  { cardsOf, nameOf, isKioskUnderReview }: Surroundings,
): PendingDeposit {
  const waitsForPerson = deposit.state === 'review' || isKioskUnderReview(deposit.kioskId);
  const blocked = waitsForPerson ? ('review' as const) : deposit.blocked;
  return {
    id: deposit.id,
    kioskName: nameOf(deposit.kioskId),
    // A matured deposit is not pending; the books never list one here.
    state: deposit.state as Exclude<DepositState, 'matured'>,
    at: instantText(deposit.openedAtMs),
    maturesAt: instantText(deposit.maturesAtMs),
    ...maturingOf(deposit, cardsOf(deposit)),
    points: String(waitingPoints(deposit, cardsOf(deposit))),
    coins: deposit.coins.map(coinCountText),
    ...(blocked && { blocked }),
  };
}

const coinCountText = ({ currency, faceMinor, count }: CoinCount) => ({
  currency,
  faceMinor: String(faceMinor),
  count,
});
