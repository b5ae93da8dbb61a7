// POST /v1/operator/kiosks: a new kiosk and the token that its machine enrols with.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import type { KioskId } from '../../contract/ids.ts';
import { inside } from '../../use-cases/inside.ts';
import { registerKiosk } from '../../use-cases/register-kiosk.ts';
import { serve } from '../serve.ts';
import { issueToken, revealToken } from './enrolment-answer.ts';

/** `POST /v1/operator/kiosks` `{name, position?}` → 201 `{id, enrolmentToken, expiresAt}`. Sent twice, it is one kiosk and one token. */
export function postOperatorKiosk(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks', async (request, reply) =>
    asOperator(
      ledger,
      request,
      reply,
      async (books, { nowMs }) => {
        const id = ledger.entropy.uuid(nowMs) as KioskId; // A new UUID is the id of a new kiosk.
        const { name, position } = request.body;
        await registerKiosk(inside(books), { id, name, ...(position && { position }) });
        return issueToken(books, ledger, id, nowMs);
      },
      revealToken(ledger),
    ),
  );
}
