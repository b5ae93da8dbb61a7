// What somebody may change in a database behind the ledger's back, and what the auditor has to say to it.
import type Database from 'better-sqlite3';

export type Tampering = Readonly<{
  name: string;
  /** What somebody types at the database. */
  sql: string | ((database: Database.Database) => void);
  /** What the auditor says. */
  found: RegExp;
}>;

/** The first transfer of a template, as part of a statement. */
export const firstId = (template: string): string =>
  `(select id from transfers where template = '${template}' order by id limit 1)`;
