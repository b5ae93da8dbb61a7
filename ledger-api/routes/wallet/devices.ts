// /v1/wallet/devices: where the holder is signed in.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { Devices } from '../../contract/holder.ts';
import { listDevices, signOutDevice } from '../../use-cases/holder/devices.ts';
import { OnceHeaders } from '../write-once.ts';

const URL = '/v1/wallet/devices';
const access = 'holder';

/** `GET /v1/wallet/devices` → the sign-ins that are good, the one seen last first. */
export function getDevices(api: Api, ledger: Ledger): void {
  api.get(
    URL,
    {
      config: { access },
      schema: { summary: 'Where the holder is signed in', response: { 200: Devices } },
    },
    async ({ holder }) => {
      const { walletId, tokenHash } = holder!;
      const nowMs = ledger.clock.nowMs();
      const devices = await ledger.store.read((books) =>
        listDevices(books, walletId, tokenHash, nowMs),
      );
      return { devices };
    },
  );
}

/** `DELETE /v1/wallet/devices/{id}` → what is left; its streams end at once. Also the one that asks can be ended. */
export function deleteDevice(api: Api, ledger: Ledger): void {
  api.delete(
    `${URL}/:id`,
    {
      config: { access },
      schema: {
        summary: 'Sign one device out',
        headers: OnceHeaders,
        params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }),
        response: { 200: Devices },
      },
    },
    async (request, reply) => {
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
    },
  );
}
