// /v1/wallet/bank-accounts: where a holder is paid.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { answerOnce } from '../../auth/idempotency.ts';
import { Uuid } from '../../contract/ids.ts';
import { BankAccountRequest, BankAccounts, BankAccountView } from '../../contract/withdrawal.ts';
import {
  addBankAccount,
  listBankAccounts,
  removeBankAccount,
} from '../../use-cases/holder/bank-accounts.ts';
import { OnceHeaders } from '../write-once.ts';

const URL = '/v1/wallet/bank-accounts';
const access = 'holder';

/** `GET /v1/wallet/bank-accounts` → the holder's own, masked. */
export function getBankAccounts(api: Api, { store, secrets }: Ledger): void {
  api.get(
    URL,
    {
      config: { access },
      schema: { summary: 'Bank accounts, masked', response: { 200: BankAccounts } },
    },
    async ({ holder }) => ({
      bankAccounts: [
        ...(await store.read((books) => listBankAccounts(books, secrets, holder!.walletId))),
      ],
    }),
  );
}

/**
 * `POST /v1/wallet/bank-accounts` `{bankCode, accountNumber}` → 201 with the masked account. Needs a checked identity:
 * payments are made out to that name. The same account twice is one account.
 */
export function postBankAccount(api: Api, ledger: Ledger): void {
  api.post(
    URL,
    {
      config: { access },
      schema: {
        summary: 'Add a bank account of the holder’s own',
        headers: OnceHeaders,
        body: BankAccountRequest,
        response: { 201: BankAccountView },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      const nowMs = ledger.clock.nowMs();
      return answerOnce(ledger, request, reply, walletId, async (books) => {
        const added = await addBankAccount(books, ledger, walletId, request.body, nowMs);
        return added.ok ? { ok: true, status: 201, body: added.account } : added;
      });
    },
  );
}

/** `DELETE /v1/wallet/bank-accounts/{id}` → what is left. With the same Idempotency-Key it is answered as the first time. */
export function deleteBankAccount(api: Api, ledger: Ledger): void {
  api.delete(
    `${URL}/:id`,
    {
      config: { access },
      schema: {
        summary: 'Remove a bank account',
        headers: OnceHeaders,
        params: z.strictObject({ id: Uuid }),
        response: { 200: BankAccounts },
      },
    },
    async (request, reply) => {
      const { walletId } = request.holder!;
      return answerOnce(ledger, request, reply, walletId, async (books) => {
        if (!(await removeBankAccount(books, walletId, request.params.id))) {
          return { ok: false, error: 'not-found' };
        }
        const left = await listBankAccounts(books, ledger.secrets, walletId);
        return { ok: true, status: 200, body: { bankAccounts: left } };
      });
    },
  );
}
