// A redemption: points that a wallet gives to a shop, from the code at the till to the last refund.
//
//   awaiting-holder → authorised → captured        (refunds leave it captured)
//          ├→ declined     ├→ voided
//          ├→ voided       └→ lapsed
//          └→ lapsed       captured is reached at once when the till asked for it
import type { RedemptionId, ShopId, ShopKeyId, WalletId } from '../contract/ids.ts';
import type { Hold } from './hold.ts';
import type { Lot } from './lot.ts';
import type { Transfer } from './transfer.ts';

export type RedemptionState =
  /** Above the ceiling of its code: the holder has 60 s to say yes on the phone. */
  | 'awaiting-holder'
  /** The points are set aside for the shop. */
  | 'authorised'
  | 'captured'
  | 'voided'
  | 'lapsed'
  | 'declined';

export type Redemption = Readonly<{
  id: RedemptionId;
  shopId: ShopId;
  /** The till that asked. */
  keyId: ShopKeyId;
  walletId: WalletId;
  /** The shop's own name for the sale; it names one redemption for ever. */
  orderId: string;
  state: RedemptionState;
  /** What the till asked for. */
  points: bigint;
  capturedPoints: bigint;
  /** Of what was captured. */
  refundedPoints: bigint;
  isCapturedAtOnce: boolean;
  feePolicyVersion: number;
  openedAtMs: number;
  /** How long an authorisation lives. */
  lapseAfterMs: number;
  /** When the sweeper ends it: an unanswered question, an unused authorisation. */
  dueAtMs: number | undefined;
}>;

/** What a command does to the books. The hold has the id of the redemption. */
export type RedemptionStep = Readonly<{
  redemption: Redemption;
  hold: Hold | undefined;
  lots: readonly Lot[];
  transfers: readonly Transfer[];
}>;

export type RedemptionRefusal =
  | 'insufficient-points'
  /** It is no longer, or not yet, in the state that the command is for. */
  | 'redemption-decided'
  | 'capture-too-large'
  | 'refund-too-large';

export type RedemptionResult =
  | Readonly<{ ok: true; step: RedemptionStep }>
  | Readonly<{ ok: false; error: RedemptionRefusal }>;

export const refused = (error: RedemptionRefusal): RedemptionResult => ({ ok: false, error });

/** A step that moves no points. */
export const decided = (redemption: Redemption): RedemptionResult => ({
  ok: true,
  step: { redemption, hold: undefined, lots: [], transfers: [] },
});

/** True while an authorisation can be captured or voided: its time is not over. */
export const isAuthorised = (redemption: Redemption, nowMs: number): boolean =>
  redemption.state === 'authorised' && nowMs < (redemption.dueAtMs ?? Infinity);

/** True while the holder can answer. */
export const isAwaiting = (redemption: Redemption, nowMs: number): boolean =>
  redemption.state === 'awaiting-holder' && nowMs < (redemption.dueAtMs ?? Infinity);

/** What every transfer of a redemption says about itself. */
export const redemptionDetails = ({ id, shopId }: Redemption, step: string) => ({
  shopId,
  subject: { kind: 'redemption', id },
  step,
});

/** Points by lot, as a transfer tells them; lots that gave nothing are left out. */
export const lotsText = (pieces: readonly Readonly<{ lotId: string; points: bigint }>[]) =>
  pieces
    .filter(({ points }) => points > 0n)
    .map(({ lotId, points }) => ({ lotId, points: String(points) }));

export const HOLDER_ANSWERS_WITHIN_MS = 60_000;
/** A shop may let its authorisations lapse sooner. */
export const AUTHORISATION_LIFE_MAX_MS = 7 * 86_400_000;
