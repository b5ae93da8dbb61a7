// /v1/wallet/devices: where the holder is signed in.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { listDevices, signOutDevice } from '../../use-cases/holder/devices.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/devices` → the sign-ins that are good, the one seen last first. */
export function getDevices(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/wallet/devices', async ({ holder }) => {
    const { walletId, tokenHash } = holder!;
    const nowMs = ledger.clock.nowMs();
    const devices = await ledger.store.read((books) =>
      listDevices(books, walletId, tokenHash, nowMs),
    );
    return { devices };
  });
}

/** `DELETE /v1/wallet/devices/{id}` → what is left; its streams end at once. Also the one that asks can be ended. */
export function deleteDevice(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/wallet/devices/{id}', async (request, reply) => {
    const { walletId, tokenHash } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    let ended: string | undefined;
    const answer = await answerOnce(ledger, request, reply, walletId, async (books) => {
      ended = await signOutDevice(books, walletId, request.params.id);
      if (ended === undefined) return { ok: false, error: 'not-found' };
      const devices = await listDevices(books, walletId, tokenHash, nowMs);
      return { ok: true, status: 200, body: { devices } };
    });
    if (ended !== undefined) ledger.events.signedOut(ended);
    return answer;
  });
}
