// Template 18: points for a phone number, set aside until they are accepted, taken back, or seven days have gone by.
import type { WalletId } from '../contract/ids.ts';
import { availablePoints, heldPoints } from './account.ts';
import { type Hold, placeHold, resolveHold } from './hold.ts';
import type { Lot } from './lot.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';
import { travellingLots } from './travelling-lots.ts';

export type GiftState = 'offered' | 'accepted' | 'cancelled' | 'lapsed';

export type Gift = Readonly<{
  id: string;
  giverId: WalletId;
  /** Blind index of the number it is for, hex: who signs in with that number may accept. */
  receiverIndex: string;
  /** The number and the giver's name for themselves, encrypted for this gift; empty once erased. */
  receiverCipher: Uint8Array;
  fromCipher: Uint8Array;
  state: GiftState;
  points: bigint;
  offeredAtMs: number;
  lapsesAtMs: number;
  resolvedAtMs: number | undefined;
  /** Whose it became. */
  receiverId: WalletId | undefined;
}>;

/** What one step changes; everything is saved together. */
export type GiftStep = Readonly<{
  gift: Gift;
  hold: Hold;
  /** Of the giver. */
  lots: readonly Lot[];
  /** That open for the receiver. */
  opened: readonly Lot[];
  transfers: readonly Transfer[];
}>;

export type OfferGiftResult =
  | { ok: true; step: GiftStep }
  | { ok: false; error: 'insufficient-points' };

type Draft = Pick<
  Gift,
  'id' | 'giverId' | 'receiverIndex' | 'receiverCipher' | 'fromCipher' | 'points'
>;

/** Sets the points aside for a number, whether it has a wallet or not. */
export function offerGift(lots: readonly Lot[], draft: Draft, nowMs: number): OfferGiftResult {
  const placed = placeHold(lots, {
    id: giftHoldId(draft),
    walletId: draft.giverId,
    purpose: 'gift',
    points: draft.points,
    openedAtMs: nowMs,
    // The gift lapses, and its hold with it.
    lapsesAtMs: undefined,
  });
  if (!placed.ok) return placed;
  const gift: Gift = {
    ...draft,
    state: 'offered',
    offeredAtMs: nowMs,
    lapsesAtMs: nowMs + GIFT_LIFE_MS,
    resolvedAtMs: undefined,
    receiverId: undefined,
  };
  const { hold, lots: taken } = placed;
  const legs = [
    debit(availablePoints(gift.giverId), 'PTS', gift.points),
    credit(heldPoints(gift.giverId), 'PTS', gift.points),
  ];
  const transfers = [giftTransfer(gift, hold, 'offered', nowMs, legs)];
  return { ok: true, step: { gift, hold, lots: taken, opened: [], transfers } };
}

/** The points become the receiver's, each with its own expiry. Only an offered gift can be accepted. */
export function acceptGift(
  gift: Gift,
  hold: Hold,
  lots: readonly Lot[],
  receiverId: WalletId,
  nowMs: number,
): GiftStep {
  const legs = [
    debit(heldPoints(gift.giverId), 'PTS', gift.points),
    credit(availablePoints(receiverId), 'PTS', gift.points),
  ];
  const moved = giftTransfer(gift, hold, 'accepted', nowMs, legs);
  return {
    ...resolveHold(hold, lots, gift.points, nowMs),
    gift: { ...gift, state: 'accepted', resolvedAtMs: nowMs, receiverId },
    opened: travellingLots(hold, lots, {
      transferId: moved.id,
      toWalletId: receiverId,
      depositId: undefined,
      nowMs,
    }),
    transfers: [moved],
  };
}

/** The points come back to the giver: taken back, or nobody came for seven days. */
export function returnGift(
  gift: Gift,
  hold: Hold,
  lots: readonly Lot[],
  why: 'cancelled' | 'lapsed',
  nowMs: number,
): GiftStep {
  const legs = [
    debit(heldPoints(gift.giverId), 'PTS', gift.points),
    credit(availablePoints(gift.giverId), 'PTS', gift.points),
  ];
  return {
    ...resolveHold(hold, lots, 0n, nowMs),
    gift: { ...gift, state: why, resolvedAtMs: nowMs },
    opened: [],
    transfers: [giftTransfer(gift, hold, why, nowMs, legs)],
  };
}

/** The hold of a gift. */
export const giftHoldId = ({ id }: Pick<Gift, 'id'>): string => `gift/${id}`;

const giftTransfer = (
  gift: Gift,
  hold: Hold,
  step: string,
  atMs: number,
  postings: Transfer['postings'],
): Transfer =>
  transfer({
    id: `gift/${gift.id}/${step}`,
    template: '18',
    atMs,
    postings,
    details: {
      subject: { kind: 'gift', id: gift.id },
      step,
      lots: hold.pieces.map(({ lotId, points }) => ({ lotId, points: String(points) })),
    },
  });

const GIFT_LIFE_MS = 7 * 86_400_000;
