// What a shop sees of its redemptions: never more of the holder than a reference of its own.
import { instantText, firstIdAt, type RedemptionId, type ShopId } from '../../contract/ids.ts';
import type { RedemptionAnswer, RedemptionList } from '../../contract/redemption.ts';
import {
  type BusinessDay,
  businessDay,
  daysLater,
  startOfDayMs,
} from '../../ledger/business-day.ts';
import type { Redemption } from '../../ledger/redemption.ts';
import type { LedgerStore } from '../../store/ledger-store.ts';
import type { TillSecrets } from './secrets.ts';

/** A redemption as its shop sees it. */
export const redemptionAnswer = (one: Redemption, secrets: TillSecrets): RedemptionAnswer => ({
  id: one.id,
  orderId: one.orderId,
  status: one.state,
  points: String(one.points),
  captured: String(one.capturedPoints),
  refunded: String(one.refundedPoints),
  memberRef: secrets.memberRef(one.walletId, one.shopId),
  at: instantText(one.openedAtMs),
  ...(one.dueAtMs !== undefined && { lapsesAt: instantText(one.dueAtMs) }),
});

/** One redemption of this shop; undefined for any other id. */
export async function readRedemption(
  store: LedgerStore,
  secrets: TillSecrets,
  shopId: ShopId,
  id: RedemptionId,
): Promise<RedemptionAnswer | undefined> {
  const found = await store.read(({ redemptions }) => redemptions.redemption(shopId, id));
  return found && redemptionAnswer(found, secrets);
}

/** The day that it is for shops. */
export const today = (nowMs: number, zone: string): BusinessDay => businessDay(nowMs, zone);

export type DayPage = Readonly<{ day: BusinessDay; zone: string; cursor: string | undefined }>;

/** A day of this shop, newest first, a page at a time; new redemptions never shift a page. */
export async function readDay(
  store: LedgerStore,
  secrets: TillSecrets,
  shopId: ShopId,
  { day, zone, cursor }: DayPage,
): Promise<RedemptionList> {
  const from = firstIdAt(startOfDayMs(day, zone));
  const end = firstIdAt(startOfDayMs(daysLater(day, 1), zone));
  const before = cursor !== undefined && cursor < end ? cursor : end;
  // One more than a page shows whether there is a next one.
  const found = await store.read(({ redemptions }) =>
    redemptions.page({ shopId, from, before, limit: PAGE + 1 }),
  );
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  return {
    redemptions: shown.map((one) => redemptionAnswer(one, secrets)),
    ...(last && { next: last.id }),
  };
}

const PAGE = 50;
