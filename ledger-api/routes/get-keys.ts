// GET /v1/keys: the ledger's public keys, so that anyone can verify a receipt or seal a number.
import type { Api, Ledger } from '../api.ts';
import { serve } from './serve.ts';

/** `GET /v1/keys` → `{keys:[{kid, use, alg, key}]}`. */
export function getKeys(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/keys', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=60');
    return { keys: [...ledger.keys.published] };
  });
}
