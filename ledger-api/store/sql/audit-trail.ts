// The audit trail, in SQL.
import type { AuditLine, AuditTrailWrite } from '../port/audit-trail.ts';
import type { Row, Sql } from './sql.ts';
import { asNumber, asText } from './values.ts';

export const sqlAuditTrail = (sql: Sql): AuditTrailWrite => ({
  newestLine: async () => {
    const row = await sql.one(NEWEST);
    return row && readLine(row);
  },
  lines: async (before = Number.MAX_SAFE_INTEGER, limit) =>
    (await sql.all(LINES, before, limit)).map(readLine),
  addLine: async ({ number, atMs, who, role, call, subject, outcome, prevHash, hash }) =>
    await sql.run(ADD, number, atMs, who, role, call, subject, outcome, prevHash, hash),
});

const readLine = (row: Row): AuditLine => ({
  number: asNumber(row.number),
  atMs: asNumber(row.at_ms),
  who: asText(row.who),
  role: asText(row.role),
  call: asText(row.call),
  subject: asText(row.subject),
  outcome: asText(row.outcome),
  prevHash: asText(row.prev_hash),
  hash: asText(row.hash),
});

const NEWEST = `select * from audit_trail order by number desc limit 1`;

const LINES = `select * from audit_trail where number < ? order by number desc limit ?`;

const ADD = `
  insert into audit_trail (number, at_ms, who, role, call, subject, outcome, prev_hash, hash)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
