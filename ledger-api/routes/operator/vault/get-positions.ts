// GET /v1/operator/exchanges/positions: what we own of each foreign currency, and what it cost.
import type { Api, Ledger } from '../../../api.ts';
import { CURRENCIES } from '../../../contract/money.ts';
import { positionEntry } from '../../../use-cases/vault/bank-entries.ts';
import { serve } from '../../serve.ts';

/** `GET /v1/operator/exchanges/positions` → one row for each foreign currency. */
export function getPositions(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/exchanges/positions', async () =>
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
