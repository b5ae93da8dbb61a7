// POST /v1/operator/settlements/{runId}/{shopId}/paid and …/rejected: what the bank said about a settlement.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { decideSettlement } from '../../use-cases/settle/decide.ts';
import { settlementAnswer } from '../../use-cases/settle/read-settlements.ts';
import { serve } from '../serve.ts';

/** `POST …/paid` `{note}` → the settlement; `note` is what the bank calls the payment. A second time is 409. */
export const postSettlementPaid = (api: Api, ledger: Ledger): void => postWord(api, ledger, 'paid');

/** `POST …/rejected` `{note}` → the settlement; the shop is owed the same again, and gets it with the next run. */
export const postSettlementRejected = (api: Api, ledger: Ledger): void =>
  postWord(api, ledger, 'rejected');

function postWord(api: Api, ledger: Ledger, word: 'paid' | 'rejected'): void {
  serve(api, `POST /v1/operator/settlements/{runId}/{shopId}/${word}`, async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { nowMs }) => {
      const { note } = request.body;
      const said = { ...request.params, word, note, bankAccountId: BANK_ACCOUNT };
      const decided = await decideSettlement(books, said, nowMs);
      const subject = `${said.runId}/${said.shopId}`;
      if (!decided.ok) return { ...decided, subject };
      return { ok: true, status: 200, body: settlementAnswer(decided.settlement), subject };
    }),
  );
}

/** The account that shops are paid from. */
const BANK_ACCOUNT = 'main';
