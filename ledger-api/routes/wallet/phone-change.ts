// /v1/wallet/phone-change: another number for the same wallet.
import type { Api, Ledger } from '../../api.ts';
import { countedAddress } from '../../auth/address.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { askForCode, phoneKey, tryCode } from '../../auth/sign-in-codes.ts';
import { isUnproven, STEP_UP_NEEDED } from '../../auth/step-up.ts';
import { instantText } from '../../contract/ids.ts';
import { toE164 } from '../../contract/phone-number.ts';
import { changeCodeText, phoneChangeText } from '../../messages/texts.ts';
import { refuse, retryAfter } from '../../problem-reply.ts';
import { changePhone } from '../../use-cases/holder/change-phone.ts';
import { serve } from '../serve.ts';

/**
 * Codes for a change have names of their own: a sign-in code changes no number, and the other way round. Both are for
 * the number that was wanted, so that who was asked for a yes to one number has not said yes to another.
 */
const codeKeys = (ledger: Ledger, walletId: string, e164: string) => ({
  old: `change ${walletId} to ${phoneKey(ledger.phones, e164)}`,
  new: `change ${walletId} ${phoneKey(ledger.phones, e164)}`,
  /** Wrong codes count together, whatever number is wanted. */
  wrong: `change ${walletId}`,
});

/**
 * `POST /v1/wallet/phone-change` `{phone}` → 202; a code goes to the old and one to the new number. Like a sign-in code it
 * needs no key: sent twice within 30 seconds it sends one text each.
 */
export function postPhoneChange(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/phone-change', async (request, reply) => {
    const { walletId } = request.holder!;
    const wanted = toE164(request.body.phone);
    if (wanted === undefined) return refuse(reply, 'phone-invalid');
    const { clock, entropy, keys, phones, store, messages } = ledger;
    const desk = { nowMs: clock.nowMs(), entropy, pepper: keys.pepper };
    const address = countedAddress(request.ip);
    const names = codeKeys(ledger, walletId, wanted);
    const asked = await store.transact(async (books) => {
      const wallet = (await books.wallets.find(walletId))!;
      const current = phones.decrypt(wallet.phoneCipher, wallet.id);
      const ask = (phoneIndex: string, to: string) =>
        askForCode(books.access, { phoneIndex, address, sentTo: phoneKey(phones, to) }, desk);
      const first = await ask(names.old, current);
      return { current, codes: [first, first.ok ? await ask(names.new, wanted) : first] as const };
    });
    for (const [i, to] of [asked.current, wanted].entries()) {
      const made = asked.codes[i]!;
      if (!made.ok) return refuse(reply, made.error, {}, retryAfter(made.retryAfterMs));
      if (made.code === undefined) continue;
      messages.send({ to, kind: 'code', text: changeCodeText(made.code) });
    }
    return reply.code(202).send({});
  });
}

/**
 * `POST /v1/wallet/phone-change/confirm` `{phone, newCode, oldCode?}` → changed at once with both codes; without the old
 * one only for a checked identity, after 72 hours and a text to the old number. A code works once.
 */
export function postPhoneChangeConfirm(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/phone-change/confirm', async (request, reply) => {
    const holder = request.holder!;
    const { walletId, tokenHash } = holder;
    const { newCode, oldCode } = request.body;
    const wanted = toE164(request.body.phone);
    if (wanted === undefined) return refuse(reply, 'phone-invalid');
    const nowMs = ledger.clock.nowMs();
    const desk = { nowMs, pepper: ledger.keys.pepper };
    const names = codeKeys(ledger, walletId, wanted);
    let ended: readonly string[] = [];
    let warned: string | undefined;
    const answer = await answerOnce(ledger, request, reply, walletId, async (books) => {
      const isChecked = (await books.holder.identity(walletId)) !== undefined;
      if (oldCode === undefined && !isChecked) return { ok: false, error: 'old-code-needed' };
      // The old code would have proven the number; decided before any code is used up.
      if (oldCode === undefined && isUnproven(holder, ledger.stepUp, nowMs)) return STEP_UP_NEEDED;
      const isRight = (phoneIndex: string, typed: string) =>
        tryCode(books.access, { phoneIndex, code: typed, countedAs: names.wrong }, desk);
      if (oldCode !== undefined && !(await isRight(names.old, oldCode))) {
        return { ok: false, error: 'code-wrong' };
      }
      if (!(await isRight(names.new, newCode))) return { ok: false, error: 'code-wrong' };
      const wallet = (await books.wallets.find(walletId))!;
      const change = { phone: wanted, isOldConfirmed: oldCode !== undefined, tokenHash };
      const changed = await changePhone(books, ledger, walletId, change, nowMs);
      if (!changed.ok) return changed;
      if (changed.state === 'changed') {
        ended = changed.endedTokens;
        return { ok: true, status: 200, body: { state: 'changed' } };
      }
      warned = ledger.phones.decrypt(wallet.phoneCipher, wallet.id);
      const changesAt = instantText(changed.changesAtMs);
      return { ok: true, status: 200, body: { state: 'waiting', changesAt } };
    });
    for (const one of ended) ledger.events.signedOut(one);
    if (warned !== undefined) {
      const text = phoneChangeText(ledger.reach().publicOrigin);
      ledger.messages.send({ to: warned, kind: 'notice', text });
    }
    return answer;
  });
}

/** `DELETE /v1/wallet/phone-change`: the number stays; also when nothing was waiting. */
export function deletePhoneChange(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/wallet/phone-change', async (request, reply) => {
    const { walletId } = request.holder!;
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      await books.numbers.removePhoneChange(walletId);
      return { ok: true, status: 200, body: { state: 'kept' } };
    });
  });
}
