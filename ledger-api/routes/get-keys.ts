// GET /v1/keys: the ledger's public keys, so that anyone can verify a receipt or seal a number.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import { LedgerKey } from '../contract/kiosk-documents.ts';

/** `GET /v1/keys` → `{keys:[{kid, use, alg, key}]}`. */
export function getKeys(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/keys',
    {
      config: { access: 'anyone' },
      schema: {
        summary: 'Public keys of the ledger',
        response: { 200: z.strictObject({ keys: z.array(LedgerKey) }) },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=60');
      return { keys: [...ledger.keys.published] };
    },
  );
}
