// GET /v1/operator/kiosks/{id}: one kiosk's life.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { instantText } from '../../contract/ids.ts';
import { CURRENCIES } from '../../contract/money.ts';
import { KioskLife } from '../../contract/operator.ts';
import { refuse } from '../../problem-reply.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { Kiosk } from '../../store/port/kiosks.ts';
import { cashboxOf } from '../../use-cases/read-cashbox.ts';
import { isUnderReview } from '../../use-cases/reading/under-review.ts';
import { serve } from '../serve.ts';
import { kioskEntry } from './kiosk-entry.ts';

/** `GET /v1/operator/kiosks/{id}` → state, certificate, last batch, what is held, proposals, cashbox by the books. */
export function getOperatorKiosk(api: Api, ledger: Ledger): void {
  serve(api, 'GET /v1/operator/kiosks/{id}', async (request, reply) => {
    const life = await ledger.store.read(async (books) => {
      const kiosk = await books.kiosks.find(request.params.id);
      return kiosk && lifeOf(books, kiosk);
    });
    return life ?? refuse(reply, 'not-found');
  });
}

async function lifeOf(books: ReadingBooks, kiosk: Kiosk): Promise<z.infer<typeof KioskLife>> {
  const { id, lastAcceptedAtMs, lastSeq, certificate } = kiosk;
  const newestCommand = await books.paperwork.newestCommand(id);
  const proposals = await books.paperwork.proposalsOf(id);
  const { bytes: heldBytes } = await books.kiosks.heldSize(id);
  return {
    ...(await kioskEntry(books, kiosk)),
    ...(lastAcceptedAtMs !== undefined && { lastAcceptedAt: instantText(lastAcceptedAtMs) }),
    lastSeq,
    heldBytes,
    isUnderReview: isUnderReview(kiosk),
    ...(certificate && { certificate }),
    ...(newestCommand && { newestCommand }),
    proposals: proposals.map(({ proposedAtMs, proposal }) => ({
      proposedAt: instantText(proposedAtMs),
      proposal,
    })),
    cashbox: await cashboxOf(books, id, CURRENCIES),
  };
}
