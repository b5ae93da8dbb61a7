// POST /v1/kiosks/enrol: a kiosk's key becomes known.
import type { Api, Ledger } from '../api.ts';
import { countedAddress } from '../auth/address.ts';
import { waitMs, WRONG_TOKENS_PER_ADDRESS } from '../auth/budgets.ts';
import { pepperedHash } from '../auth/secrets.ts';
import { instantText } from '../contract/ids.ts';
import { ledgerKeysBytes } from '../contract/kiosk-documents.ts';
import { signBytes } from '../contract/signature.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
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
    const address = countedAddress(request.ip);
    const addressKey = pepperedHash(ledger.keys.pepper, 'address', address);
    const waitsMs = await ledger.store.read(({ access }) =>
      waitMs(access, WRONG_TOKENS_PER_ADDRESS, addressKey, nowMs),
    );
    if (waitsMs > 0) return refuse(reply, 'too-many-requests', {}, retryAfter(waitsMs));
    const result = await enrolKiosk(deps, request.body, nowMs);
    if (!result.ok) {
      await ledger.store.transact(({ access }) =>
        access.spend(WRONG_TOKENS_PER_ADDRESS.name, addressKey, nowMs),
      );
      return refuse(reply, 'enrolment-refused');
    }
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
