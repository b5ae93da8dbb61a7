// What one transfer does to what we owe a shop: its statement is made of these, in the order of the log.
import type { ShopId } from '../contract/ids.ts';
import { feeIncome, partnerPayable, shopOfPayable } from './account.ts';
import type { Transfer } from './transfer.ts';

export type ShopMovementKind =
  | 'capture'
  | 'refund'
  /** A settlement that the bank refused: it is owed again. */
  | 'returned'
  | 'correction';

export type ShopMovement = Readonly<{
  shopId: ShopId;
  /** The place of its transfer in the log. */
  position: number;
  kind: ShopMovementKind;
  /** The redemption, or the settlement run. */
  subjectId: string;
  atMs: number;
  /** What the holder paid (negative: got back), what of it is our fee, and what is owed to the shop. */
  grossPoints: bigint;
  feePoints: bigint;
  netPoints: bigint;
}>;

/** The movement of this transfer; undefined when it owes nothing to a shop, or is itself a settlement. */
export function shopMovement(made: Transfer, position: number): ShopMovement | undefined {
  const { subject, step } = made.details;
  const owed = made.postings.flatMap((leg) => shopOfPayable(leg.account) ?? [])[0];
  // A refund that is as much as the fee which falls with it leaves what we owe as it was.
  const shopId = owed ?? (made.template === '15' ? made.details.shopId : undefined);
  const isSettling = made.template === '16' && step !== 'rejected';
  if (shopId === undefined || isSettling) return undefined;
  const netPoints = credited(made, partnerPayable(shopId));
  const feePoints = credited(made, feeIncome('PTS'));
  return {
    shopId,
    position,
    kind: KINDS[made.template] ?? 'correction',
    subjectId: subject?.id ?? made.id,
    atMs: made.atMs,
    grossPoints: netPoints + feePoints,
    feePoints,
    netPoints,
  };
}

const KINDS: Partial<Record<Transfer['template'], ShopMovementKind>> = {
  '13': 'capture',
  '13d': 'capture',
  '15': 'refund',
  '16': 'returned',
};

const credited = ({ postings }: Transfer, account: string): bigint =>
  postings.reduce((sum, leg) => (leg.account === account ? sum - leg.amountMinor : sum), 0n);
