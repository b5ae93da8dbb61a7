// Documents, tasks, facts and leases in SQL.
import { canonicalText } from '../../contract/canonical-json.ts';
import type { KioskId, OperatorId } from '../../contract/ids.ts';
import type { CoinTableProposal, SignedCoinTable } from '../../contract/coin-table.ts';
import type { KioskCommand } from '../../contract/kiosk-documents.ts';
import type { RateCard } from '../../contract/rate-card.ts';
import {
  GAP_TASKS,
  type LookedAtTask,
  type PaperworkWrite,
  type TableProposal,
  type Task,
  type TaskKind,
} from '../port/paperwork.ts';
import type { Row, Sql } from './sql.ts';
import { asDocument, asNumber, asText, optional } from './values.ts';

export function sqlPaperwork(sql: Sql): PaperworkWrite {
  const newest = async <T>(type: string, subject: string): Promise<T | undefined> => {
    const row = await sql.one(NEWEST_DOCUMENT, type, subject);
    return row && asDocument<T>(row.document);
  };
  const add = (type: string, subject: string, document: { number: number }): Promise<void> =>
    sql.run(ADD_DOCUMENT, type, subject, document.number, canonicalText(document));

  return {
    rateCards: async (numbers) => {
      const keys = numbers.map((number) => ['rate-card', '', number]);
      return (await sql.allOf(DOCUMENT, keys)).map((row) => asDocument<RateCard>(row.document));
    },
    newestRateCard: async () => newest('rate-card', ''),
    coinTables: async (acceptorIds) => {
      const keys = acceptorIds.map((acceptorId) => ['coin-table', acceptorId]);
      const rows = await sql.allOf(DOCUMENTS, keys);
      return rows.map((row) => asDocument<SignedCoinTable>(row.document));
    },
    approvedTables: async ({ acceptorId, number }, limit) =>
      (await sql.all(APPROVED_TABLES, acceptorId, number, limit)).map((row) =>
        asDocument<SignedCoinTable>(row.document),
      ),
    newestCoinTable: async (acceptorId) => newest('coin-table', acceptorId),
    newestCommand: async (kioskId) => newest('kiosk-command', kioskId),
    commandsBefore: async (kioskId, before, limit) =>
      (await sql.all(DOCUMENTS_BEFORE, 'kiosk-command', kioskId, before, limit)).map((row) =>
        asDocument<KioskCommand>(row.document),
      ),
    proposalsOf: async (kioskId) => (await sql.all(PROPOSALS_OF, kioskId)).map(readProposal),
    newestProposals: async (limit) => (await sql.all(NEWEST_PROPOSALS, limit)).map(readProposal),
    proposals: async (after, limit) =>
      (await sql.all(PROPOSALS, after?.kioskId ?? '', after?.acceptorId ?? '', limit)).map(
        readProposal,
      ),
    task: async (key) => {
      const row = await sql.one(TASK, key);
      return row && readLookedAt(row);
    },
    tasksThatAre: async (state, after, limit) =>
      (await sql.all(state === 'open' ? OPEN_TASKS : CLOSED_TASKS, after ?? '', limit)).map(
        readLookedAt,
      ),
    closeTask: async ({ key, closedBy, closedAtMs, note }) =>
      await sql.run(CLOSE_TASK, key, closedBy ?? null, closedAtMs, note),
    tasks: async (limit) => (await sql.all(TASKS, limit)).map(readTask),
    tasksAt: async (kioskId, fromMs, untilMs, limit) =>
      (await sql.all(TASKS_AT, kioskId, fromMs, untilMs, limit)).map(readTask),
    tasksBefore: async (kioskId, about, before, limit) => {
      const statement = about === 'gaps' ? GAPS_BEFORE : OTHER_TASKS_BEFORE;
      const rows = await sql.all(statement, kioskId, before, ...GAP_TASKS, limit);
      return rows.map((row) => ({ ...readLookedAt(row), number: asNumber(row.n) }));
    },
    fact: async (name) => {
      const row = await sql.one(FACT, name);
      return row && asText(row.value);
    },
    addRateCard: async (card) => add('rate-card', '', card),
    addCoinTable: async (table) => add('coin-table', table.acceptorId, table),
    addCommand: async (command) => add('kiosk-command', command.kioskId, command),
    saveProposal: async ({ kioskId, proposedAtMs, proposal }) =>
      sql.run(SAVE_PROPOSAL, kioskId, proposal.acceptorId, proposedAtMs, canonicalText(proposal)),
    openTask: async ({ key, kind, kioskId, openedAtMs, text, record }) =>
      sql.run(OPEN_TASK, key, kind, kioskId ?? null, openedAtMs, text, record ?? null),
    keepSealed: async (ref, blob) => sql.run(KEEP_SEALED, ref, blob),
    saveFact: async (name, value) => sql.run(SAVE_FACT, name, value),
    takeLease: async (name, holder, nowMs, leaseMs) =>
      (await sql.one(TAKE_LEASE, name, holder, nowMs + leaseMs, nowMs)) !== undefined,
  };
}

const readTask = (row: Row): Task => ({
  key: asText(row.key),
  kind: asText(row.kind) as TaskKind,
  kioskId: optional(row.kiosk_id, asText) as KioskId | undefined,
  openedAtMs: asNumber(row.opened_at_ms),
  text: asText(row.text),
  record: optional(row.record, asText),
});

const readLookedAt = (row: Row): LookedAtTask => ({
  ...readTask(row),
  closing: optional(row.closed_at_ms, (closedAtMs) => ({
    key: asText(row.key),
    closedBy: optional(row.closed_by, asText) as OperatorId | undefined,
    closedAtMs: asNumber(closedAtMs),
    note: asText(row.note),
  })),
});

const readProposal = (row: Row): TableProposal => ({
  kioskId: asText(row.kiosk_id) as KioskId,
  proposedAtMs: asNumber(row.proposed_at_ms),
  proposal: asDocument<CoinTableProposal>(row.proposal),
});

const DOCUMENT = `select document from documents where type = ? and subject = ? and number = ?`;

const DOCUMENTS = `
  select document from documents where type = ? and subject = ? order by number`;

const NEWEST_DOCUMENT = `
  select document from documents where type = ? and subject = ? order by number desc limit 1`;

const APPROVED_TABLES = `
  select document from documents
   where type = 'coin-table' and (subject, number) > (?, ?)
   order by subject, number limit ?`;

const DOCUMENTS_BEFORE = `
  select document from documents where type = ? and subject = ? and number < ?
   order by number desc limit ?`;

const ADD_DOCUMENT = `insert into documents (type, subject, number, document) values (?, ?, ?, ?)`;

const PROPOSALS_OF = `
  select * from coin_table_proposals where kiosk_id = ? order by acceptor_id`;

const NEWEST_PROPOSALS = `
  select * from coin_table_proposals order by proposed_at_ms desc, acceptor_id limit ?`;

const SAVE_PROPOSAL = `
  insert into coin_table_proposals (kiosk_id, acceptor_id, proposed_at_ms, proposal)
  values (?, ?, ?, ?)
      on conflict (kiosk_id, acceptor_id) do update
     set proposed_at_ms = excluded.proposed_at_ms, proposal = excluded.proposal`;

const TASKS = `select * from tasks order by n limit ?`;

const TASKS_AT = `
  select * from tasks
   where kiosk_id = ? and opened_at_ms >= ? and opened_at_ms <= ?
   order by n limit ?`;

const GAPS_BEFORE = `
  select tasks.*, closed_by, closed_at_ms, note
    from tasks left join task_closings on task_key = key
   where kiosk_id = ? and n < ? and kind in (?, ?, ?)
   order by n desc limit ?`;

const OTHER_TASKS_BEFORE = `
  select tasks.*, closed_by, closed_at_ms, note
    from tasks left join task_closings on task_key = key
   where kiosk_id = ? and n < ? and kind not in (?, ?, ?)
   order by n desc limit ?`;

const PROPOSALS = `
  select * from coin_table_proposals
   where (kiosk_id, acceptor_id) > (?, ?) order by kiosk_id, acceptor_id limit ?`;

const TASK = `
  select tasks.*, closed_by, closed_at_ms, note
    from tasks left join task_closings on task_key = key
   where key = ?`;

const OPEN_TASKS = `
  select tasks.* from tasks left join task_closings on task_key = key
   where task_key is null and n > coalesce((select n from tasks where key = ?), 0)
   order by n limit ?`;

const CLOSED_TASKS = `
  select tasks.*, closed_by, closed_at_ms, note
    from tasks join task_closings on task_key = key
   where n > coalesce((select n from tasks where key = ?), 0)
   order by n limit ?`;

const CLOSE_TASK = `
  insert into task_closings (task_key, closed_by, closed_at_ms, note) values (?, ?, ?, ?)`;

const OPEN_TASK = `
  insert into tasks (key, kind, kiosk_id, opened_at_ms, text, record) values (?, ?, ?, ?, ?, ?)
      on conflict (key) do nothing`;

const KEEP_SEALED = `
  insert into sealed_numbers (ref, blob) values (?, ?) on conflict (ref) do nothing`;

const FACT = `select value from facts where name = ?`;

const SAVE_FACT = `
  insert into facts (name, value) values (?, ?)
      on conflict (name) do update set value = excluded.value`;

const TAKE_LEASE = `
  insert into leases (name, holder, until_ms) values (?, ?, ?)
      on conflict (name) do update
     set holder = excluded.holder, until_ms = excluded.until_ms
   where leases.holder = excluded.holder or leases.until_ms <= ?
  returning holder`;
