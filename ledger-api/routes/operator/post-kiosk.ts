// POST /v1/operator/kiosks: a new kiosk and the token that its machine enrols with.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import type { KioskId } from '../../contract/ids.ts';
import { EnrolmentTokenAnswer, NewKiosk } from '../../contract/operator.ts';
import { inside } from '../../use-cases/inside.ts';
import { registerKiosk } from '../../use-cases/register-kiosk.ts';
import { issueToken, revealToken } from './enrolment-answer.ts';
import { WriteHeaders } from './write-schema.ts';

/** `POST /v1/operator/kiosks` `{name, position?}` → 201 `{id, enrolmentToken, expiresAt}`. Sent twice, it is one kiosk and one token. */
export function postOperatorKiosk(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/kiosks',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'Create a kiosk and its enrolment token',
        headers: WriteHeaders,
        body: NewKiosk,
        response: { 201: EnrolmentTokenAnswer },
      },
    },
    async (request, reply) =>
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
