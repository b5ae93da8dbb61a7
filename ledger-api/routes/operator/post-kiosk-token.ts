// POST /v1/operator/kiosks/{id}/enrolment-tokens: the same kiosk on a new disk, or with a new key.
import { z } from 'zod';
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { KioskId } from '../../contract/ids.ts';
import { EnrolmentTokenAnswer } from '../../contract/operator.ts';
import { issueToken, revealToken } from './enrolment-answer.ts';
import { WriteHeaders } from './write-schema.ts';

/** `POST …/enrolment-tokens` → 201 `{id, enrolmentToken, expiresAt}`, good once within 15 minutes. Sent twice, it is one token. */
export function postKioskToken(api: Api, ledger: Ledger): void {
  api.post(
    '/v1/operator/kiosks/:id/enrolment-tokens',
    {
      config: { access: 'operator:admin' },
      schema: {
        summary: 'A new enrolment token for a kiosk',
        headers: WriteHeaders,
        params: z.strictObject({ id: KioskId }),
        response: { 201: EnrolmentTokenAnswer },
      },
    },
    async (request, reply) =>
      asOperator(
        ledger,
        request,
        reply,
        (books, { nowMs }) => issueToken(books, ledger, request.params.id, nowMs),
        revealToken(ledger),
      ),
  );
}
