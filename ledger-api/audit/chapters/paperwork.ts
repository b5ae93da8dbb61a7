// Signed documents, the operators' audit trail, and the index of statements that is written behind the log.
import { canonicalBytes } from '../../contract/canonical-json.ts';
import { instantText } from '../../contract/ids.ts';
import { type SignedDocument, sha256Hex } from '../../contract/signature.ts';
import { compare, type Comparison } from '../compare.ts';
import type { Chapter, Desk } from '../desk.ts';
import { isSigned, readCanonical } from '../documents.ts';
import { bigOf, numberOf, textOf } from '../reader.ts';

export function paperworkChapter(desk: Desk): Chapter {
  const { books, notebook } = desk;
  let through = 0;
  return {
    name: 'paperwork',
    open: async () => {
      notebook.rule(TABLES);
      for await (const row of books.rows(`select coalesce(max(through), 0) as n from chapters`)) {
        through = numberOf(row.n);
      }
    },
    read: ({ position, legs }) => {
      if (position === undefined || position > through) return;
      for (const account of new Set(legs.map((leg) => leg.account))) {
        const own = legs.filter((leg) => leg.account === account);
        const amount = own.reduce((sum, leg) => sum + leg.amountMinor, 0n);
        if (amount !== 0n) notebook.run(ADD, account, amount, BigInt(position));
      }
    },
    close: async () => {
      await judgeDocuments(desk);
      await judgeTrail(desk);
      await judgeIndex(desk);
      compare(desk, COMPARISONS);
    },
  };
}

async function judgeDocuments(desk: Desk): Promise<void> {
  let documents = 0;
  for await (const row of desk.books.rows(`select * from documents`)) {
    documents += 1;
    const [type, subject, number] = [textOf(row.type), textOf(row.subject), numberOf(row.number)];
    const where = `Document ${type} ${subject}${subject && ' '}${number}`;
    const document = readCanonical<SignedDocument & { number?: number }>(textOf(row.document));
    if (!document) desk.differ(`${where} is not canonical JSON.`);
    else if (!isSigned(desk, document, type))
      desk.differ(`${where} is not signed by the ledger's key.`);
    else if (document.number !== number) desk.differ(`${where} calls itself ${document.number}.`);
  }
  desk.count('signed documents', documents);
}

async function judgeTrail({ books, differ, count }: Desk): Promise<void> {
  let lines = 0;
  let last = '0'.repeat(64);
  for await (const row of books.rows(`select * from audit_trail order by number`)) {
    lines += 1;
    const number = numberOf(row.number);
    if (number !== lines) {
      differ(`The audit trail has no line ${lines}; line ${number} follows.`);
      lines = number;
    }
    const [who, role, call] = [textOf(row.who), textOf(row.role), textOf(row.call)];
    const [subject, outcome] = [textOf(row.subject), textOf(row.outcome)];
    const prevHash = textOf(row.prev_hash);
    const at = instantText(numberOf(row.at_ms));
    const line = { number, at, who, role, call, subject, outcome, prevHash };
    if (prevHash !== last)
      differ(`Line ${number} of the audit trail does not chain to the one before.`);
    last = textOf(row.hash);
    if (sha256Hex(canonicalBytes(line)) !== last) {
      differ(`Line ${number} of the audit trail has another hash than its own.`);
    }
  }
  count('lines of the audit trail', lines);
}

/** The entries of an account follow one another, and end where its postings do. */
async function judgeIndex({ books, notebook, differ, count }: Desk): Promise<void> {
  let entries = 0;
  let before = { account: '', balance: 0n };
  for await (const row of books.rows(INDEX)) {
    entries += 1;
    const account = textOf(row.account);
    const amount = bigOf(row.amount_minor);
    const balance = (before.account === account ? before.balance : 0n) + amount;
    if (bigOf(row.balance_minor) !== balance) {
      differ(
        `The statement of ${account} says ${String(row.balance_minor)} at ${String(row.position)}, its entries ${balance}.`,
      );
    }
    before = { account, balance };
    notebook.run(INDEXED, account, amount, bigOf(row.position));
  }
  count('statement entries', entries);
}

const TABLES = `
  create table told (account text primary key, sum integer, many integer, last integer) without rowid;
  create table indexed (account text primary key, sum integer, many integer, last integer) without rowid`;

const ADD_TO = (table: string): string => `
  insert into ${table} values (?, ?, 1, ?)
      on conflict (account) do update
     set sum = sum + excluded.sum, many = many + 1, last = excluded.last`;
const ADD = ADD_TO('told');
const INDEXED = ADD_TO('indexed');

const INDEX = `select * from account_entries order by account, position`;

const TEXT = (line: string): string =>
  `coalesce(${line}.many || ' up to ' || ${line}.last || ', ' || ${line}.sum, 'none')`;
const COMPARISONS: readonly Comparison[] = [
  [
    `select coalesce(t.account, i.account) as id, ${TEXT('i')} as stored, ${TEXT('t')} as derived
       from told t full join indexed i on i.account = t.account
      where ${TEXT('i')} <> ${TEXT('t')}`,
    (id, stored, derived) =>
      `The statement of ${id} has entries ${stored}; the log has ${derived}.`,
  ],
];
