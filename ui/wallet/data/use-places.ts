// Shops and kiosks with their state, looked at again every half minute while the page is open.
import { useEffect, useReducer } from 'react';
import type { KioskPlaces, ShopPlaces } from '#ledger/contract/places.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { Answer, LedgerClient } from './ledger-client.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

export type Places = Readonly<{
  kiosks: KioskPlaces['kiosks'];
  shops: ShopPlaces['shops'];
}>;

/** Every place, as far as ten pages of each reach. */
export function usePlaces(client: LedgerClient, clock: BrowserClock): Fetched<Places> {
  const [looks, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let stop = (): void => {};
    const wait = (): void => {
      stop = clock.after(LOOK_AGAIN_MS, () => {
        look();
        wait();
      });
    };
    wait();
    return () => stop();
  }, [clock]);
  return useFetched(
    clock,
    looks,
    async (): Promise<Answer<Places>> => {
      const [kiosks, shops] = await Promise.all([
        pagesOf(client.kiosks, ({ kiosks: some }) => some),
        pagesOf(client.shops, ({ shops: some }) => some),
      ]);
      if (!kiosks.ok) return kiosks;
      return shops.ok ? { ok: true, value: { kiosks: kiosks.value, shops: shops.value } } : shops;
    },
    'places',
  );
}

async function pagesOf<Page extends Readonly<{ next?: string | undefined }>, Row>(
  ask: (cursor?: string) => Promise<Answer<Page>>,
  rowsOf: (page: Page) => readonly Row[],
): Promise<Answer<Row[]>> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await ask(cursor);
    if (!answer.ok) return answer;
    rows.push(...rowsOf(answer.value));
    cursor = answer.value.next;
    if (cursor === undefined) break;
  }
  return { ok: true, value: rows };
}

const LOOK_AGAIN_MS = 30_000;
const PAGES_MAX = 10;
