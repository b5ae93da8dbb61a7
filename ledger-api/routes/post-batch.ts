// POST /v1/batches: coins arrive.
import type { Api, Ledger } from '../api.ts';
import { BATCH_BYTES_MAX, batchBytesWithin } from '../contract/batch.ts';
import { isQuickEnvelope } from '../contract/quick-batch.ts';
import { sha256Hex, verifyBytesBeside } from '../contract/signature.ts';
import { refuse } from '../problem-reply.ts';
import { postBatch as postBatchToBooks } from '../use-cases/post-batch.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/batches` → 200 `{acceptedThrough}`, or 202 `{held}` for a kiosk whose word has to wait. Sent twice, it is
 * answered as before and posts nothing.
 */
export function postBatch(api: Api, ledger: Ledger): void {
  serve(
    api,
    'POST /v1/batches',
    async (request, reply) => {
      const { batch } = request.body;
      if (
        request.headers['idempotency-key'] !==
        `${batch.kioskId}:${batch.kioskEpoch}:${batch.batchSeq}`
      ) {
        return refuse(reply, 'idempotency-key-mismatch');
      }
      const batchHash = sha256Hex(batchBytesWithin(request.rawBody!, request.body));
      const signature = String(request.headers['batch-signature'] ?? '');
      const hash = Buffer.from(batchHash, 'hex');
      if (!(await verifyBytesBeside(request.kioskKey!, hash, signature))) {
        return refuse(reply, 'signature-invalid');
      }
      const result = await postBatchToBooks(
        ledger,
        { envelope: request.body, batchHash, bytes: request.rawBody!, signature },
        ledger.clock.nowMs(),
      );
      if (!result.ok) {
        return refuse(
          reply,
          result.error,
          result.error === 'sequence-gap' ? { expected: result.expected } : {},
        );
      }
      const { acceptedThrough, isHeld } = result;
      if (isHeld) return reply.code(202).send({ acceptedThrough, held: true });
      return { acceptedThrough };
    },
    { bodyLimit: ENVELOPE_BYTES_MAX, isKnownToFit: isQuickEnvelope },
  );
}

// A kiosk keeps to BATCH_BYTES_MAX. The ledger takes more, so that a limit never stands between a coin and its owner;
// the sealed numbers travel beside the batch and are not larger than its records.
const ENVELOPE_BYTES_MAX = 2 * BATCH_BYTES_MAX;
