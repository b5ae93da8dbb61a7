// One kiosk over time, newest first: two pages at once, and two more each time that older ones are asked for.
import { useState } from 'react';
import type { LifeEntry, LifeKind } from '#ledger/contract/kiosk-life.ts';
import { PAGES_MAX, type Rows } from './desk-client.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

export type LoadedLife = Readonly<{
  loaded: Loaded<Rows<LifeEntry>>;
  /** Undefined where there is nothing older, or no room for it on one page. */
  older: (() => void) | undefined;
}>;

/** Of one kind, or of all. The page is read from its beginning each time, so that nothing is missing in between. */
export function useLife(kioskId: string, kind: LifeKind | undefined): LoadedLife {
  const [pages, setPages] = useState(STEP_PAGES);
  const path = `/operator/kiosks/${encodeURIComponent(kioskId)}/life${kind ? `?kind=${kind}` : ''}`;
  const loaded = useLoaded(path, (client) => client.list<LifeEntry>(path, 'entries', pages));
  const hasOlder = loaded.value?.isCut === true && pages < PAGES_MAX;
  return {
    loaded,
    older: hasOlder
      ? () => {
          setPages(pages + STEP_PAGES);
          loaded.reload();
        }
      : undefined,
  };
}

const STEP_PAGES = 2;
