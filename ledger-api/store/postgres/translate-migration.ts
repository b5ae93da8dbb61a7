// A migration for SQLite as PostgreSQL says it, so that each table is written once. What it does not know, it refuses.

/** The same tables for PostgreSQL; throws on words that have no counterpart there. */
export function translateMigration(sqlite: string): string {
  return sqlite
    .replace(/--.*$/gm, '')
    .split(QUOTED)
    .map((part) => (part.startsWith("'") ? part : translatePart(part)))
    .join('');
}

function translatePart(part: string): string {
  const stranger = STRANGERS.exec(part);
  if (stranger) {
    throw new Error(
      `"${stranger[0]}" has no counterpart in PostgreSQL; write the migration there too.`,
    );
  }
  return (
    part
      .replace(/\)\s*(strict|without rowid)(,\s*(strict|without rowid))?\s*;/g, ');')
      // SQLite numbers such rows by itself. The clock of the database numbers them here, because a sequence would be
      // one place that every writer of a distributed database has to visit.
      .replace(
        /\binteger primary key( autoincrement)?\b/g,
        `bigint primary key default ${CLOCK_US}`,
      )
      .replace(TYPE('integer'), '$1bigint')
      .replace(TYPE('blob'), '$1bytea')
      // Text is compared byte by byte, as in SQLite and in memory.
      .replace(TYPE('text'), '$1text collate "C"')
  );
}

/** A word where a type stands: behind the name of a column, which may be the same word. */
const TYPE = (word: string) => new RegExp(`((?:\\w|")[ \\t]+)${word}\\b`, 'g');

const QUOTED = /('(?:[^']|'')*')/;
const CLOCK_US = '(extract(epoch from clock_timestamp()) * 1000000)::bigint';
const STRANGERS =
  /\b(pragma|trigger|virtual|generated|glob|real|any|rowid(?<!without rowid)|insert or|replace into|json\w*\(|strftime|datetime\(|unixepoch|attach|vacuum)/i;
