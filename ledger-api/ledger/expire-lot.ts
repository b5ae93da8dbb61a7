// Template 19: what is left of a lot when its time is over. Points set aside in time are not touched.
import { availablePoints, breakage } from './account.ts';
import type { Lot } from './lot.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

/** Raised when the rule of expiry changes; stamped on each transfer. */
const EXPIRY_POLICY_VERSION = 1;

/** The lot without its rest, and the transfer that takes it; undefined when nothing of it expires now. */
export function expireLot(
  lot: Lot,
  nowMs: number,
): Readonly<{ lot: Lot; transfer: Transfer }> | undefined {
  if (lot.restPoints === 0n || lot.expiresAtMs > nowMs) return undefined;
  const made = transfer({
    // Points that came back since the last time expire at another moment.
    id: `expiry/${lot.id}/${lot.expiresAtMs}`,
    template: '19',
    atMs: nowMs,
    postings: [
      debit(availablePoints(lot.walletId), 'PTS', lot.restPoints),
      credit(breakage('PTS'), 'PTS', lot.restPoints),
    ],
    details: {
      ...(lot.depositId && { depositId: lot.depositId }),
      subject: { kind: 'lot', id: lot.id },
      policies: [{ name: 'expiry', version: EXPIRY_POLICY_VERSION }],
      lots: [{ lotId: lot.id, points: String(lot.restPoints) }],
    },
  });
  return { lot: { ...lot, restPoints: 0n }, transfer: made };
}
