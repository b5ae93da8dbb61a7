// GET /v1/operator/exchanges/positions: what we own of each foreign currency, and what it cost.
import { z } from 'zod';
import type { Api, Ledger } from '../../../api.ts';
import { CURRENCIES } from '../../../contract/money.ts';
import { PositionEntry } from '../../../contract/vault.ts';
import { positionEntry } from '../../../use-cases/vault/bank-entries.ts';

/** `GET /v1/operator/exchanges/positions` → one row for each foreign currency. */
export function getPositions(api: Api, ledger: Ledger): void {
  api.get(
    '/v1/operator/exchanges/positions',
    {
      config: { access: 'operator:viewer' },
      schema: {
        summary:
          'Foreign coins that have matured, with their cost, and orders that wait for theirs',
        response: { 200: z.strictObject({ positions: z.array(PositionEntry) }) },
      },
    },
    async () =>
      ledger.store.read(async ({ exchanges }) => {
        const positions = [];
        for (const currency of CURRENCIES) {
          if (currency === 'KRW') continue;
          positions.push(positionEntry(await exchanges.position(currency)));
        }
        return { positions };
      }),
  );
}
