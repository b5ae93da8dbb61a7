// POST /v1/operator/settlements/{runId}/{shopId}/paid and …/rejected: what the bank said about a settlement.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { BankWord, SettlementAnswer, ShopRunParams } from '../../contract/settlement.ts';
import { decideSettlement } from '../../use-cases/settle/decide.ts';
import { settlementAnswer } from '../../use-cases/settle/read-settlements.ts';
import { WriteHeaders } from './write-schema.ts';

/** `POST …/paid` `{note}` → the settlement; `note` is what the bank calls the payment. A second time is 409. */
export const postSettlementPaid = (api: Api, ledger: Ledger): void =>
  postWord(api, ledger, 'paid', 'The bank paid a settlement');

/** `POST …/rejected` `{note}` → the settlement; the shop is owed the same again, and gets it with the next run. */
export const postSettlementRejected = (api: Api, ledger: Ledger): void =>
  postWord(api, ledger, 'rejected', 'The bank refused a settlement, or sent it back');

function postWord(api: Api, ledger: Ledger, word: 'paid' | 'rejected', summary: string): void {
  api.post(
    `/v1/operator/settlements/:runId/:shopId/${word}`,
    {
      config: { access: 'operator:finance' },
      schema: {
        summary,
        headers: WriteHeaders,
        params: ShopRunParams,
        body: BankWord,
        response: { 200: SettlementAnswer },
      },
    },
    async (request, reply) =>
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
