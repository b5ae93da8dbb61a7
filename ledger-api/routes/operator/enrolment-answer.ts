// An enrolment token as an answer tells it: derived from its id, so that a repeat tells the same and nothing is stored.
import type { Ledger } from '../../api.ts';
import type { OperatorOutcome } from '../../auth/as-operator.ts';
import type { Reveal } from '../../auth/idempotency.ts';
import { instantText, KioskId } from '../../contract/ids.ts';
import { derivedSecret } from '../../keys/row-secrets.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { enrolmentToken, issueEnrolmentToken } from '../../use-cases/enrol-kiosk.ts';
import { inside } from '../../use-cases/inside.ts';

/** Issues a token for a kiosk; the kept answer names it by `tokenId`. */
export async function issueToken(
  books: WritingBooks,
  { keys, entropy }: Ledger,
  kioskId: KioskId,
  nowMs: number,
): Promise<OperatorOutcome> {
  const tokenId = entropy.uuid(nowMs);
  const deps = {
    store: inside(books),
    signingKey: keys.signing,
    entropy: { bytes: (length: number) => secretOf(keys.pepper, tokenId, length) },
  };
  const issued = await issueEnrolmentToken(deps, kioskId, nowMs);
  if (!issued.ok) {
    return { ok: false, error: issued.error === 'unknown-kiosk' ? 'not-found' : issued.error };
  }
  const body = { id: kioskId, tokenId, expiresAt: instantText(issued.expiresAtMs) };
  return { ok: true, status: 201, body, subject: kioskId };
}

/** Puts the token in the place of its id. */
export const revealToken =
  ({ keys }: Ledger): Reveal =>
  ({ tokenId, id, ...body }) => {
    const secret = secretOf(keys.pepper, String(tokenId), 32);
    const token = enrolmentToken(keys.signing, KioskId.parse(id), secret);
    return { id, ...body, enrolmentToken: token };
  };

const secretOf = (pepper: Uint8Array, tokenId: string, length: number): Uint8Array =>
  derivedSecret(pepper, 'enrolment token', tokenId, length);
