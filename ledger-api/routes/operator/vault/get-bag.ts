// GET /v1/operator/bags/{id}: one bag.
import type { Api, Ledger } from '../../../api.ts';
import { refuse } from '../../../problem-reply.ts';
import { bagEntry } from '../../../use-cases/vault/bag-entry.ts';
import { serve } from '../../serve.ts';

/** `GET /v1/operator/bags/{id}` → the bag; what is expected in it is told once it is counted. */
export function getBag(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/bags/{id}', async (request, reply) => {
    const bag = await ledger.store.read(({ bags }) => bags.bag(request.params.id));
    return bag ? bagEntry(bag) : refuse(reply, 'not-found');
  });
}
