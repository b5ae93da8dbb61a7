// What shop, holder and time do to a redemption that has begun.
import type { RedemptionId, ShopId, WalletId } from '../../contract/ids.ts';
import { confirmRedemption, declineRedemption } from '../../ledger/authorise-redemption.ts';
import {
  captureRedemption,
  lapseRedemption,
  type Placed,
  voidRedemption,
} from '../../ledger/capture-redemption.ts';
import type { Redemption, RedemptionRefusal, RedemptionResult } from '../../ledger/redemption.ts';
import { refundRedemption } from '../../ledger/refund-redemption.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { tellOfEnd } from '../webhooks/events.ts';
import { writeSteps } from './write-step.ts';

export type ShopCommand =
  /** Without `points` everything that was authorised. */
  | Readonly<{ kind: 'capture'; points: bigint | undefined }>
  | Readonly<{ kind: 'void' }>
  | Readonly<{ kind: 'refund'; points: bigint }>;

type HolderSaid = Readonly<{
  id: RedemptionId;
  answer: 'confirm' | 'decline';
  /** What may be spent without a proof of the number; undefined: anything. */
  unprovenMax: bigint | undefined;
}>;

export type DecideResult =
  | { ok: true; redemption: Redemption }
  | { ok: false; error: RedemptionRefusal | 'not-found' | 'wallet-closed' };

/** A command of the shop about one of its own; another shop's is not found. Part of the caller's transaction. */
export async function decideByShop(
  books: WritingBooks,
  shopId: ShopId,
  id: RedemptionId,
  command: ShopCommand,
  nowMs: number,
): Promise<DecideResult> {
  const known = await books.redemptions.redemption(shopId, id);
  if (!known) return { ok: false, error: 'not-found' };
  if (command.kind === 'refund' && (await isClosed(books, known.walletId))) {
    return { ok: false, error: 'wallet-closed' };
  }
  const placed = await placedFor(books, known);
  return write(books, known, ruleFor(known, placed, command, nowMs), nowMs);
}

/**
 * The holder's yes or no; a redemption that does not wait for this holder is not found. A yes to much needs a sign-in that
 * is not new, or has proven the number.
 */
export async function decideByHolder(
  books: WritingBooks,
  walletId: WalletId,
  { id, answer, unprovenMax }: HolderSaid,
  nowMs: number,
): Promise<DecideResult | Readonly<{ ok: false; error: 'step-up-needed' }>> {
  const asked = await books.redemptions.awaiting(walletId);
  const known = asked.find((one) => one.id === id);
  if (!known) return { ok: false, error: 'not-found' };
  if (answer === 'confirm' && unprovenMax !== undefined && known.points > unprovenMax) {
    return { ok: false, error: 'step-up-needed' };
  }
  const decision =
    answer === 'decline'
      ? declineRedemption(known, nowMs)
      : confirmRedemption(known, await books.holds.openLots(walletId), nowMs);
  return write(books, known, decision, nowMs);
}

/** Ends a redemption whose time is over; does nothing to one that has changed meanwhile. */
export async function endByTime(
  books: WritingBooks,
  due: Readonly<{ shopId: ShopId; id: RedemptionId }>,
  nowMs: number,
): Promise<void> {
  const known = await books.redemptions.redemption(due.shopId, due.id);
  if (!known) return;
  const placed = await placedFor(books, known);
  await write(books, known, lapseRedemption(known, placed, nowMs), nowMs);
}

/** Points that come back to a closed wallet would reach nobody: the shop keeps them, and gives the money back itself. */
const isClosed = async (books: WritingBooks, walletId: WalletId): Promise<boolean> =>
  (await books.wallets.find(walletId))?.phoneCipher.length === 0;

function ruleFor(
  known: Redemption,
  placed: Placed | undefined,
  command: ShopCommand,
  nowMs: number,
): RedemptionResult {
  switch (command.kind) {
    case 'capture':
      return captureRedemption(known, placed, command.points ?? known.points, nowMs);
    case 'void':
      return voidRedemption(known, placed, nowMs);
    case 'refund':
      return refundRedemption(known, placed, command.points, nowMs);
  }
}

async function placedFor(books: WritingBooks, { id }: Redemption): Promise<Placed | undefined> {
  const hold = await books.holds.hold(id);
  if (!hold) return undefined;
  return { hold, lots: await books.holds.lots(hold.pieces.map((piece) => piece.lotId)) };
}

async function write(
  books: WritingBooks,
  before: Redemption,
  decision: RedemptionResult,
  nowMs: number,
): Promise<DecideResult> {
  if (!decision.ok) return decision;
  await writeSteps(books, [{ before, step: decision.step }], nowMs);
  const { redemption, transfers } = decision.step;
  // What moved points is told by the log.
  if (transfers.length === 0) await tellOfEnd(books, redemption, nowMs);
  return { ok: true, redemption };
}
