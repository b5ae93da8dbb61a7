// An operator's credentials as an answer tells them: derived from their issue, so that a repeat tells the same.
import type { Ledger } from '../../api.ts';
import type { OperatorOutcome } from '../../auth/as-operator.ts';
import type { Reveal } from '../../auth/idempotency.ts';
import { credentialsOf } from '../../auth/operator-credentials.ts';
import type { Operator } from '../../store/port/staff.ts';

/** The kept answer names the credentials by `issueId`. */
export const issued = (
  { id, name, role }: Operator,
  issueId: string,
  status: number,
): OperatorOutcome => ({ ok: true, status, body: { id, name, role, issueId }, subject: id });

/** Puts the credentials in the place of their issue. */
export const revealCredentials =
  ({ keys }: Ledger): Reveal =>
  ({ issueId, ...body }) => ({
    ...body,
    ...credentialsOf(keys, String(body.name), String(issueId)),
  });
