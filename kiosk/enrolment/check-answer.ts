// Whether an enrolment answer comes from the ledger that the token speaks of; on plain HTTP nothing else says so.
import { type EnrolAnswer, ledgerKeysBytes } from '#ledger/contract/kiosk-documents.ts';
import {
  fingerprintOf,
  kidOf,
  type SigningKey,
  verifyBytes,
  verifyDocument,
} from '#ledger/contract/signature.ts';
import type { Enrolment } from '../store/kiosk-store.ts';
import type { EnrolToken } from './token.ts';

export type CheckedAnswer = { ok: true; enrolment: Enrolment } | { ok: false; sentence: string };

/** The enrolment to store, or a sentence for the operator that says what is wrong with the answer. */
export function checkEnrolAnswer(
  token: EnrolToken,
  key: SigningKey,
  answer: EnrolAnswer,
): CheckedAnswer {
  const { kioskId, kioskEpoch, certificate, publicOrigin, ledgerKeys } = answer;
  const ledgerKey = ledgerKeys.find(
    (each) => each.use === 'sign' && fingerprintOf(each.key) === token.fingerprint,
  );
  if (!ledgerKey) return refused('does not hold the key that the enrolment token names');
  if (!verifyDocument(ledgerKey.key, certificate)) {
    return refused('answered with a certificate that its key did not sign');
  }
  const isOurs =
    kioskId === token.kioskId &&
    certificate.kioskId === kioskId &&
    certificate.kioskEpoch === kioskEpoch &&
    certificate.publicKey === key.publicKey;
  if (!isOurs) return refused('answered with a certificate for another kiosk or another key');
  if (!areVouchedFor(answer, ledgerKey.key)) {
    return refused('answered with further keys that its own key did not sign');
  }
  const enrolment = {
    kioskId,
    kioskEpoch,
    certificate,
    publicOrigin,
    ledgerKeys,
    tokenHash: token.hash,
  };
  return { ok: true, enrolment };
}

/** The token vouches for one key only, and that key has to vouch for the others. */
function areVouchedFor(answer: EnrolAnswer, ledgerKey: string): boolean {
  const { kioskId, ledgerKeys, ledgerKeysSignature } = answer;
  if (ledgerKeys.some(({ kid, key }) => kid !== kidOf(key))) return false;
  return verifyBytes(ledgerKey, ledgerKeysBytes(kioskId, ledgerKeys), ledgerKeysSignature);
}

const refused = (what: string): CheckedAnswer => ({
  ok: false,
  sentence: `The ledger at LEDGER_URL ${what}. This kiosk will not speak to it; check LEDGER_URL and the token.`,
});
