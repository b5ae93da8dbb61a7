// GET /v1/operator/kiosks/{id}/life: one kiosk over time.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { LIFE_KINDS } from '../../contract/kiosk-life.ts';
import { refuse } from '../../problem-reply.ts';
import { kioskLife, type LifePlaces } from '../../use-cases/reading/kiosk-life.ts';
import { serve } from '../serve.ts';
import { openCursor, PAGE_AND_ONE } from './page.ts';

/** `GET /v1/operator/kiosks/{id}/life?kind=&cursor=` → newest first: coins, gaps, faults, tellings, batches, commands, removals. */
export function getKioskLife(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/kiosks/{id}/life', async (request, reply) => {
    const { id } = request.params;
    const { kind, cursor } = request.query;
    const page = await ledger.store.read(async (books) => {
      if (!(await books.kiosks.find(id))) return undefined;
      return kioskLife(books, id, kind, placesOf(cursor), PAGE_AND_ONE - 1);
    });
    if (!page) return refuse(reply, 'not-found');
    const { entries, next } = page;
    return { entries, ...(next && { next: cursorOf(next) }) };
  });
}

const cursorOf = (places: LifePlaces): string =>
  Buffer.from(JSON.stringify(places)).toString('base64url');

/** What is no cursor of ours begins with the newest. */
function placesOf(cursor: string | undefined): LifePlaces {
  const opened = openCursor(cursor);
  if (opened === undefined) return {};
  try {
    const places = Places.safeParse(JSON.parse(opened));
    // Zod reads an absent member as one that may be undefined; here both mean the newest.
    return places.success ? (places.data as LifePlaces) : {};
  } catch {
    return {};
  }
}

const Number53 = z.int().min(0);
const Places = z.partialRecord(z.enum(LIFE_KINDS), z.tuple([Number53, Number53]));
