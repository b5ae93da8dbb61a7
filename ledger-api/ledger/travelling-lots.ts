// Lots that change hands: what was set aside in one wallet opens in another, and expires when it would have.
import type { DepositId, WalletId } from '../contract/ids.ts';
import type { Hold } from './hold.ts';
import { type Lot, openLot, returnToLot } from './lot.ts';

export type Journey = Readonly<{
  /** Of the transfer that moves the points. */
  transferId: string;
  toWalletId: WalletId;
  /** The coins behind the points, when the deposit itself changes hands. */
  depositId: DepositId | undefined;
  nowMs: number;
}>;

/**
 * The lots that open for the new holder, one for each piece of the hold. What expired while it was set aside lives 30
 * days more, as it would have if it had come back.
 */
export function travellingLots(hold: Hold, lots: readonly Lot[], journey: Journey): readonly Lot[] {
  const { transferId, toWalletId, depositId, nowMs } = journey;
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  return hold.pieces.map(({ lotId, points }, i) => {
    const own = byId.get(lotId)!;
    const { expiresAtMs } = own.expiresAtMs > nowMs ? own : returnToLot(own, 0n, nowMs);
    const draft = { walletId: toWalletId, depositId, openedAtMs: own.openedAtMs, points };
    return { ...openLot({ id: `${transferId}/${i + 1}`, ...draft }), expiresAtMs };
  });
}
