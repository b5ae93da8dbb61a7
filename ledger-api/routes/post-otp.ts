// POST /v1/auth/otp: sends a sign-in code to a phone.
import type { Api, Ledger } from '../api.ts';
import { countedAddress } from '../auth/address.ts';
import { askForCode, phoneKey } from '../auth/sign-in-codes.ts';
import { toE164 } from '../contract/phone-number.ts';
import { codeText } from '../messages/texts.ts';
import { refuse, retryAfter } from '../problem-reply.ts';
import { serve } from './serve.ts';

/**
 * `POST /v1/auth/otp` `{phone}` → 202, the same for every number. Sent twice within 30 seconds it sends one text, and
 * the earlier code stays good.
 */
export function postOtp(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/auth/otp', async (request, reply) => {
    const phone = toE164(request.body.phone);
    if (phone === undefined) return refuse(reply, 'phone-invalid');
    const desk = {
      nowMs: ledger.clock.nowMs(),
      entropy: ledger.entropy,
      pepper: ledger.keys.pepper,
    };
    const asked = await ledger.store.transact((books) =>
      askForCode(
        books.access,
        { phoneIndex: phoneKey(ledger.phones, phone), address: countedAddress(request.ip) },
        desk,
      ),
    );
    if (!asked.ok) {
      return refuse(reply, 'too-many-requests', {}, retryAfter(asked.retryAfterMs));
    }
    if (asked.code !== undefined) {
      ledger.messages.send({ to: phone, kind: 'code', text: codeText(asked.code) });
    }
    return reply.code(202).send({});
  });
}
