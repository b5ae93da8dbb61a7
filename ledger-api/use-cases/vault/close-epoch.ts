// A kiosk epoch whose missing records will never come: two people close it, and its bags are counted without them.
import type { KioskId } from '../../contract/ids.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';

export type CloseEpochResult =
  | { ok: true }
  | {
      ok: false;
      error: 'unknown-kiosk' | 'epoch-in-use' | 'epoch-closed' | 'needs-second-person';
    };

/**
 * Part of the caller's transaction. An epoch that its kiosk can still send under is in use: the kiosk has to be
 * enrolled anew or taken out of service first.
 */
export async function closeEpoch(
  books: WritingBooks,
  {
    kioskId,
    kioskEpoch,
    by,
  }: Readonly<{ kioskId: KioskId; kioskEpoch: number; by: readonly string[] }>,
  nowMs: number,
): Promise<CloseEpochResult> {
  const kiosk = await books.kiosks.find(kioskId);
  if (!kiosk || kioskEpoch < 1 || kioskEpoch > kiosk.kioskEpoch) {
    return { ok: false, error: 'unknown-kiosk' };
  }
  const isInUse = kioskEpoch === kiosk.kioskEpoch && kiosk.state === 'active';
  if (isInUse) return { ok: false, error: 'epoch-in-use' };
  if (await books.bags.lostEpoch(kioskId, kioskEpoch)) return { ok: false, error: 'epoch-closed' };
  if (new Set(by).size < 2) return { ok: false, error: 'needs-second-person' };
  await books.bags.closeEpoch({ kioskId, kioskEpoch, atMs: nowMs, by });
  return { ok: true };
}
