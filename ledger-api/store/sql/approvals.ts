// Approvals by two people, in SQL.
import type { OperatorId } from '../../contract/ids.ts';
import type { Approval, ApprovalsWrite } from '../port/approvals.ts';
import type { Row, Sql } from './sql.ts';
import { asNumber, asText, optional } from './values.ts';

export const sqlApprovals = (sql: Sql): ApprovalsWrite => ({
  approval: async (id) => {
    const row = await sql.one(APPROVAL, id);
    return row && readApproval(row);
  },
  waitingApproval: async (kind, subject, nowMs) => {
    const row = await sql.one(WAITING, kind, subject, nowMs);
    return row && readApproval(row);
  },
  approvals: async (before, limit) =>
    (before === undefined
      ? await sql.all(NEWEST, limit)
      : await sql.all(BEFORE, before, limit)
    ).map(readApproval),
  saveApproval: async (approval) =>
    await sql.run(
      SAVE,
      approval.id,
      approval.kind,
      approval.subject,
      approval.payload,
      approval.proposedBy,
      approval.proposedAtMs,
      approval.expiresAtMs,
      approval.state,
      approval.decidedBy ?? null,
      approval.decidedAtMs ?? null,
    ),
});

const readApproval = (row: Row): Approval => ({
  id: asText(row.id),
  kind: asText(row.kind),
  subject: asText(row.subject),
  payload: asText(row.payload),
  proposedBy: asText(row.proposed_by) as OperatorId,
  proposedAtMs: asNumber(row.proposed_at_ms),
  expiresAtMs: asNumber(row.expires_at_ms),
  state: asText(row.state) as Approval['state'],
  decidedBy: optional(row.decided_by, asText) as OperatorId | undefined,
  decidedAtMs: optional(row.decided_at_ms, asNumber),
});

const APPROVAL = `select * from approvals where id = ?`;

const WAITING = `
  select * from approvals
   where state = 'waiting' and kind = ? and subject = ? and expires_at_ms > ?
   order by id limit 1`;

const NEWEST = `select * from approvals order by id desc limit ?`;

const BEFORE = `select * from approvals where id < ? order by id desc limit ?`;

const SAVE = `
  insert into approvals (id, kind, subject, payload, proposed_by, proposed_at_ms, expires_at_ms,
                         state, decided_by, decided_at_ms)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update
     set state = excluded.state, decided_by = excluded.decided_by,
         decided_at_ms = excluded.decided_at_ms`;
