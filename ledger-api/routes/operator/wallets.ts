// /v1/operator/wallets: the wallet of somebody who asks for help.
import type { Api, Ledger } from '../../api.ts';
import { asOperator, type OperatorOutcome } from '../../auth/as-operator.ts';
import { instantText } from '../../contract/ids.ts';
import { toE164 } from '../../contract/phone-number.ts';
import { refuse } from '../../problem-reply.ts';
import type { WritingBooks } from '../../store/ledger-store.ts';
import { propose, type Proposal } from '../../use-cases/approvals.ts';
import { quoteClosing } from '../../use-cases/holder/close-wallet.ts';
import { signOutDevice } from '../../use-cases/holder/devices.ts';
import { isErased } from '../../use-cases/holder/is-erased.ts';
import { operatedWallet } from '../../use-cases/holder/operated-wallet.ts';
import { refusalOfRemainder } from '../../use-cases/remainder/give-remainder.ts';
import { serve } from '../serve.ts';

/** `POST /v1/operator/wallets/find` `{phone}` → its id. A write, so that the audit trail tells who looked; the number is kept nowhere. */
export function postWalletSearch(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/wallets/find', async (request, reply) =>
    asOperator(ledger, request, reply, async (books) => {
      const phone = toE164(request.body.phone);
      if (phone === undefined) return { ok: false, error: 'phone-invalid' };
      const wallet = await books.wallets.byPhone(ledger.phones.index(phone));
      if (!wallet) return { ok: false, error: 'not-found' };
      return { ok: true, status: 200, body: { walletId: wallet.id }, subject: wallet.id };
    }),
  );
}

/** `GET /v1/operator/wallets/{id}` → points, consents, devices, and what closing it would mean; the number masked. */
export function getOperatedWallet(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/wallets/{id}', async (request, reply) => {
    const wallet = await ledger.store.read((books) =>
      operatedWallet(books, ledger, request.params.id, ledger.clock.nowMs()),
    );
    return wallet ?? refuse(reply, 'not-found');
  });
}

/** `POST …/devices/{device}/sign-out` → ended at once, its streams too. */
export function postDeviceSignOut(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/wallets/{id}/devices/{device}/sign-out', async (request, reply) => {
    const { id, device } = request.params;
    let ended: string | undefined;
    const answer = await asOperator(ledger, request, reply, async (books) => {
      ended = await signOutDevice(books, id, device);
      if (ended === undefined) return { ok: false, error: 'not-found' };
      return { ok: true, status: 200, body: { device } };
    });
    if (ended !== undefined) ledger.events.signedOut(ended);
    return answer;
  });
}

/** `POST …/remainder` `{to: wallet | bank, walletId?}` → 202: it goes there once a second person has approved. */
export function postRemainder(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/wallets/{id}/remainder', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { id: subject } = request.params;
      const error = await refusalOfRemainder(books, subject, request.body, nowMs);
      if (error) return { ok: false, error };
      return proposed(books, ledger, {
        kind: 'wallet-remainder',
        subject,
        payload: { ...request.body },
        proposedBy: by.operatorId,
        nowMs,
      });
    }),
  );
}

/** `POST …/closing` `{cause, remaining, bankAccountId?}` → 202: it is closed once a second person has approved. */
export function postOperatorClosing(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/wallets/{id}/closing', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { id: subject } = request.params;
      const wallet = await books.wallets.find(subject);
      if (!wallet || isErased(wallet)) return { ok: false, error: 'not-found' };
      if ((await quoteClosing(books, subject, nowMs)).isBusy) {
        return { ok: false, error: 'wallet-busy' };
      }
      return proposed(books, ledger, {
        kind: 'close-wallet',
        subject,
        payload: { ...request.body },
        proposedBy: by.operatorId,
        nowMs,
      });
    }),
  );
}

async function proposed(
  books: WritingBooks,
  { entropy }: Ledger,
  { nowMs, ...asked }: Omit<Proposal, 'id'> & Readonly<{ nowMs: number }>,
): Promise<OperatorOutcome> {
  const made = await propose(books.approvals, { ...asked, id: entropy.uuid(nowMs) }, nowMs);
  if (!made.ok) return made;
  const { id: approvalId, expiresAtMs } = made.approval;
  return { ok: true, status: 202, body: { approvalId, expiresAt: instantText(expiresAtMs) } };
}
