// A batch gets its name and its signature, once for ever: what is sent again later is these very bytes.
import { batchBytes, type BatchEnvelope } from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { sha256Hex, signBytes, type SigningKey } from '#ledger/contract/signature.ts';
import type { StoredBatch } from '../store/kiosk-store.ts';

/** The bytes of the envelope, the hash that names the batch, and the kiosk's signature over the raw hash. */
export function signBatch(key: SigningKey, envelope: BatchEnvelope): StoredBatch {
  const batchHash = sha256Hex(batchBytes(envelope.batch));
  return {
    batchSeq: envelope.batch.batchSeq,
    batchHash,
    bytes: canonicalBytes(envelope),
    signature: signBytes(key, Buffer.from(batchHash, 'hex')),
  };
}
