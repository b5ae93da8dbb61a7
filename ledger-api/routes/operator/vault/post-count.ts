// POST /v1/operator/bags/{id}/counts: what one person counted in a bag.
import type { Api, Ledger } from '../../../api.ts';
import { asOperator } from '../../../auth/as-operator.ts';
import { countBag } from '../../../use-cases/vault/count-bag.ts';
import { serve } from '../../serve.ts';
import { refused } from './deeds.ts';

/**
 * `POST …/counts` `{faces: [{currency, faceMinor, good, counterfeit}]}` → `{result}`. The newest count of each operator
 * stands; two equal ones of two operators are booked, once.
 */
export function postCount(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/bags/{id}/counts', async (request, reply) =>
    asOperator(ledger, request, reply, async (books, { by, nowMs }) => {
      const lines = request.body.faces.map((face) => ({
        ...face,
        faceMinor: BigInt(face.faceMinor),
      }));
      const asked = { bagId: request.params.id, by: by.operatorId, lines };
      const counted = await countBag(books, { signingKey: ledger.keys.signing }, asked, nowMs);
      if (!counted.ok) return refused(counted.error);
      return { ok: true, status: 200, body: { result: counted.kind } };
    }),
  );
}
