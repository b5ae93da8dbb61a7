// POST /v1/kiosks/enrol: a kiosk's key becomes known.
import type { Api, Ledger } from '../api.ts';
import { instantText } from '../contract/ids.ts';
import { ledgerKeysBytes } from '../contract/kiosk-documents.ts';
import { signBytes } from '../contract/signature.ts';
import { refuse } from '../problem-reply.ts';
import { enrolKiosk } from '../use-cases/enrol-kiosk.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/kiosks/enrol` `{token, publicKey, softwareVersion}` → certificate, epoch and the ledger's keys. Sent again
 * with the same token and key it is answered the same; with another key the token is worthless.
 */
export function postEnrol(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/kiosks/enrol', async (request, reply) => {
    const nowMs = ledger.clock.nowMs();
    const deps = { store: ledger.store, signingKey: ledger.keys.signing };
    const result = await enrolKiosk(deps, request.body, nowMs);
    if (!result.ok) return refuse(reply, 'enrolment-refused');
    const { kioskId, kioskEpoch, certificate } = result;
    const ledgerKeys = [...ledger.keys.published];
    return {
      kioskId,
      kioskEpoch,
      certificate,
      publicOrigin: ledger.reach().publicOrigin,
      ledgerKeys,
      ledgerKeysSignature: signBytes(ledger.keys.signing, ledgerKeysBytes(kioskId, ledgerKeys)),
      serverTime: instantText(nowMs),
    };
  });
}
