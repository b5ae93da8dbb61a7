// POST /v1/kiosks/enrol: a kiosk's key becomes known.
import type { Api, Ledger } from '../api.ts';
import { instantText } from '../contract/ids.ts';
import { EnrolAnswer, EnrolRequest, ledgerKeysBytes } from '../contract/kiosk-documents.ts';
import { signBytes } from '../contract/signature.ts';
import { refuse } from '../problem-reply.ts';
import { enrolKiosk } from '../use-cases/enrol-kiosk.ts';

/**
 * `POST /v1/kiosks/enrol` `{token, publicKey, softwareVersion}` → certificate, epoch and the ledger's keys. Sent again
 * with the same token and key it is answered the same; with another key the token is worthless.
 */
export function postEnrol(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/kiosks/enrol',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'Exchange a one-time token for a certificate',
        body: EnrolRequest,
        response: { 200: EnrolAnswer },
      },
    },
    async (request, reply) => {
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
    },
  );
}
