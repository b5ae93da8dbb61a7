// What holders gave to good causes is passed on to the charity, which is settled and paid as a shop is.
import type { ShopId } from '../../contract/ids.ts';
import { DONATIONS_PAYABLE } from '../../ledger/account.ts';
import { businessMonth } from '../../ledger/business-day.ts';
import { passOn } from '../../ledger/donate.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';

export type PassOnDeps = Readonly<{
  store: LedgerStore;
  /** The shop that stands for the charity; undefined while nobody has named one. */
  charityId: ShopId | undefined;
  zone: string;
}>;

/** Owes the charity all that was given, as a line of its statement; without one a person is asked, once a month. */
export async function passOnDonations(
  { store, charityId, zone }: PassOnDeps,
  nowMs: number,
): Promise<void> {
  if ((await store.read((books) => books.transfers.balance(DONATIONS_PAYABLE))) >= 0n) return;
  await store.transact(async (books) => {
    const points = -(await books.transfers.balance(DONATIONS_PAYABLE));
    if (points <= 0n) return;
    if (charityId === undefined || !(await books.staff.shop(charityId))) {
      await books.paperwork.openTask({
        key: `donations-wait ${businessMonth(nowMs, zone)}`,
        kind: 'donations-wait',
        kioskId: undefined,
        openedAtMs: nowMs,
        text: `Holders gave ${points} P to good causes, and no charity is named. Make a shop for one, and name it in CHARITY_SHOP.`,
        record: undefined,
      });
      return;
    }
    // Written with each step, so that of two at once one looks again.
    const before = BigInt((await books.paperwork.fact(PASSED_ON)) ?? '0');
    await books.paperwork.saveFact(PASSED_ON, String(before + points));
    await books.transfers.post([passOn({ charityId, points, before }, nowMs)]);
  });
}

const PASSED_ON = 'donations-passed-on';
