// POST /v1/operator/bags/{id}/withdraw: a bag with a wrong cut-off that waits for records.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { withdrawBag } from '../../../use-cases/vault/withdraw-bag.ts';
import { serve } from '../../serve.ts';
import { refused } from './deeds.ts';

/** `POST …/withdraw` → 200 `{id, sealNumber, cutOff}` of what is gone. With another key it is not found. */
export function postBagWithdrawal(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/bags/{id}/withdraw', async (request, reply) =>
    asOperator(ledger, request, reply, async (books) => {
      const withdrawn = await withdrawBag(books, request.params.id);
      if (!withdrawn.ok) return refused(withdrawn.error);
      const { id, sealNumber, cutOff } = withdrawn.bag;
      return { ok: true, status: 200, body: { id, sealNumber, cutOff }, subject: id };
    }),
  );
}
