// /v1/wallet/bank-accounts: where a holder is paid.
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import {
  addBankAccount,
  listBankAccounts,
  removeBankAccount,
} from '../../use-cases/holder/bank-accounts.ts';
import { serve } from '../serve.ts';

/** `GET /v1/wallet/bank-accounts` → the holder's own, masked. */
export function getBankAccounts(api: Api, { store, secrets }: Ledger): void {
  serve(api, 'GET /v1/wallet/bank-accounts', async ({ holder }) => ({
    bankAccounts: [
      ...(await store.read((books) => listBankAccounts(books, secrets, holder!.walletId))),
    ],
  }));
}

/**
 * `POST /v1/wallet/bank-accounts` `{bankCode, accountNumber}` → 201 with the masked account. Needs a checked identity:
 * payments are made out to that name. The same account twice is one account.
 */
export function postBankAccount(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/wallet/bank-accounts', async (request, reply) => {
    const { walletId } = request.holder!;
    const nowMs = ledger.clock.nowMs();
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      const added = await addBankAccount(books, ledger, walletId, request.body, nowMs);
      return added.ok ? { ok: true, status: 201, body: added.account } : added;
    });
  });
}

/** `DELETE /v1/wallet/bank-accounts/{id}` → what is left. With the same Idempotency-Key it is answered as the first time. */
export function deleteBankAccount(api: Api, ledger: Ledger): void {
  serve(api, 'DELETE /v1/wallet/bank-accounts/{id}', async (request, reply) => {
    const { walletId } = request.holder!;
    return answerOnce(ledger, request, reply, walletId, async (books) => {
      if (!(await removeBankAccount(books, walletId, request.params.id))) {
        return { ok: false, error: 'not-found' };
      }
      const left = await listBankAccounts(books, ledger.secrets, walletId);
      return { ok: true, status: 200, body: { bankAccounts: left } };
    });
  });
}
