// Which words of the ledger a kiosk believes: those signed by a key that came with its enrolment.
import { type SignedDocument, verifyDocument } from '#ledger/contract/signature.ts';
import type { Enrolment } from '../store/kiosk-store.ts';

/** True when one of the ledger's signing keys signed this very document. */
export function isFromLedger(enrolment: Enrolment, document: SignedDocument): boolean {
  return enrolment.ledgerKeys.some(
    ({ use, alg, kid, key }) =>
      use === 'sign' && alg === 'ed25519' && kid === document.kid && verifyDocument(key, document),
  );
}
