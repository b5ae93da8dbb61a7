// An operator's order to one kiosk: the next number, signed; the kiosk obeys only rising numbers.
import { instantText, type KioskId } from '../contract/ids.ts';
import type { KioskCommand } from '../contract/kiosk-documents.ts';
import { signDocument, type SigningKey } from '../contract/signature.ts';
import type { WritingBooks } from '../store/ledger-store.ts';

export type CommandResult =
  | { ok: true; command: KioskCommand }
  | { ok: false; error: 'not-found' | 'kiosk-revoked' };

/** Signs the command as the next one of this kiosk; it hears it with its next heartbeat. */
export async function commandKiosk(
  { kiosks, paperwork }: WritingBooks,
  signingKey: SigningKey,
  kioskId: KioskId,
  order: KioskCommand['command'],
  nowMs: number,
): Promise<CommandResult> {
  const kiosk = await kiosks.find(kioskId);
  if (!kiosk) return { ok: false, error: 'not-found' };
  if (kiosk.state === 'revoked') return { ok: false, error: 'kiosk-revoked' };
  const newest = await paperwork.newestCommand(kioskId);
  const command: KioskCommand = signDocument(signingKey, {
    type: 'kiosk-command',
    kioskId,
    number: (newest?.number ?? 0) + 1,
    command: order,
    issuedAt: instantText(nowMs),
  } as const);
  await paperwork.addCommand(command);
  return { ok: true, command };
}
