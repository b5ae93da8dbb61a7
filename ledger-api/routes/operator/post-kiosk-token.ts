// POST /v1/operator/kiosks/{id}/enrolment-tokens: the same kiosk on a new disk, or with a new key.
import type { Api, Ledger } from '../../api.ts';
import { asOperator } from '../../auth/as-operator.ts';
import { serve } from '../serve.ts';
import { issueToken, revealToken } from './enrolment-answer.ts';

/** `POST …/enrolment-tokens` → 201 `{id, enrolmentToken, expiresAt}`, good once within 15 minutes. Sent twice, it is one token. */
export function postKioskToken(api: Api, ledger: Ledger): void {
  serve(api, 'POST /v1/operator/kiosks/{id}/enrolment-tokens', async (request, reply) =>
    asOperator(
      ledger,
      request,
      reply,
      (books, { nowMs }) => issueToken(books, ledger, request.params.id, nowMs),
      revealToken(ledger),
    ),
  );
}
