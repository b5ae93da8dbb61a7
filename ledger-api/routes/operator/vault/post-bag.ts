// POST /v1/operator/bags: a bag for the cashbox that was taken out of a kiosk.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { openBag } from '../../../use-cases/vault/open-bag.ts';
import { bagEntry } from '../../../use-cases/vault/bag-entry.ts';
import { serve } from '../../serve.ts';
import { refused } from './deeds.ts';

/**
 * `POST /v1/operator/bags` `{kioskId, sealNumber, cutOff?}` → 201 with the bag: sealed, or waiting for records of its
 * kiosk. Sent twice with the same Idempotency-Key it is one bag.
 */
export function postBag(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/bags', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const { kioskId, sealNumber, cutOff } = request.body;
      const asked = { kioskId, sealNumber, cutOff, by: by.operatorId };
      const opened = await openBag(books, ledger, asked, nowMs);
      if (!opened.ok) return refused(opened.error);
      return { ok: true, status: 201, body: bagEntry(opened.bag), subject: opened.bag.id };
    }),
  );
}
