// GET /v1/kiosks: where coins can be poured.
import type { Api, Ledger } from '../api.ts';
import type { KioskPlaces } from '../contract/places.ts';
import type { Kiosk } from '../store/port/kiosks.ts';
import { serve } from './serve.ts';

/** `GET /v1/kiosks?cursor=` → `{kiosks:[{id, name, state, position?}], next?}` in the order of their ids. */
export function getKiosks(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/kiosks', async (request) => {
    const nowMs = ledger.clock.nowMs();
    const after = request.query.cursor ?? '';
    const all = await ledger.store.read((books) => books.kiosks.list());
    const rest = all
      .filter((kiosk) => kiosk.id > after && kiosk.kioskEpoch > 0)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const page = rest.slice(0, PAGE_SIZE);
    const kiosks = page.map((kiosk) => ({
      id: kiosk.id,
      name: kiosk.name,
      state: stateOf(kiosk, nowMs),
      ...(kiosk.position && { position: kiosk.position }),
    }));
    const last = rest.length > PAGE_SIZE ? page.at(-1) : undefined;
    return { kiosks, ...(last ? { next: last.id } : {}) };
  });
}

function stateOf(kiosk: Kiosk, nowMs: number): KioskPlaces['kiosks'][number]['state'] {
  if (kiosk.state !== 'active') return 'out-of-service';
  const silentMs = nowMs - (kiosk.lastSeenAtMs ?? 0);
  return silentMs < OFFLINE_AFTER_MS ? 'open' : 'offline';
}

const PAGE_SIZE = 100;
// Three heartbeats and a little.
const OFFLINE_AFTER_MS = 65_000;
