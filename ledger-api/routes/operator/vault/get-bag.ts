// GET /v1/operator/bags/{id}: one bag.
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { BagEntry } from '../../../contract/vault.ts';
import { refuse } from '../../../problem-reply.ts';
import { bagEntry } from '../../../use-cases/vault/bag-entry.ts';

/** `GET /v1/operator/bags/{id}` → the bag; what is expected in it is told once it is counted. */
export function getBag(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/bags/:id',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary: 'One bag',
        params: z.strictObject({ id: z.string().min(1).max(60) }),
        response: { 200: BagEntry },
      },
    },
    async (request, reply) => {
      const bag = await ledger.store.read(({ bags }) => bags.bag(request.params.id));
      return bag ? bagEntry(bag) : refuse(reply, 'not-found');
    },
  );
}
