// Lets a kiosk in by its signature, or says why not; a wrong clock is answered with signed server time.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KioskId, instantText } from '../contract/ids.ts';
import type { ServerTime } from '../contract/kiosk-documents.ts';
import { signDocument } from '../contract/signature.ts';
import { refuse } from '../problem-reply.ts';
import type { Ledger } from '../api.ts';
import { BATCH_COVERED, HEARTBEAT_COVERED, verifyKioskRequest } from './kiosk-signature.ts';

/** Undefined when the kiosk may go on; its key is then on the request. */
export async function admitKiosk(
  ledger: Ledger,
  access: 'kiosk-batch' | 'kiosk-heartbeat',
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const nowMs = ledger.clock.nowMs();
  const verdict = await verifyKioskRequest(
    {
      method: request.method,
      authority: request.host.toLowerCase(),
      path: request.url.split('?', 1)[0]!,
      header: (name) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      body: request.rawBody ?? new Uint8Array(),
      parsed: request.body,
    },
    {
      authorities: ledger.reach().authorities,
      publicKeyOf: (kioskId) => publicKeyOf(ledger, kioskId),
      nowMs,
    },
    access === 'kiosk-batch' ? BATCH_COVERED : HEARTBEAT_COVERED,
  );
  if (verdict.ok) {
    request.kioskKey = verdict.publicKey;
    return undefined;
  }
  if (verdict.error !== 'clock-skew') return refuse(reply, verdict.error);
  const serverTime: ServerTime = signDocument(ledger.keys.signing, {
    type: 'server-time' as const,
    kioskId: KioskId.parse(verdict.kioskId),
    created: verdict.createdS,
    serverTime: instantText(nowMs),
  });
  return refuse(reply, 'clock-skew', { serverTime });
}

async function publicKeyOf(ledger: Ledger, kioskId: string): Promise<string | undefined> {
  const id = KioskId.safeParse(kioskId);
  if (!id.success) return undefined;
  const kiosk = await ledger.store.read((books) => books.kiosks.find(id.data));
  return kiosk?.certificate?.publicKey;
}
