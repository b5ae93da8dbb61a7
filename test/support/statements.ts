// Every SQL statement of the books, as it stands in the sources.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type FoundStatement = Readonly<{ file: string; name: string; text: string }>;

/** The constants of `ledger-api/store/sql/` that hold a statement. */
export function statementsOfTheBooks(): readonly FoundStatement[] {
  const room = join(import.meta.dirname, '../../ledger-api/store/sql');
  return globSync('*.ts', { cwd: room })
    .toSorted()
    .flatMap((file) => statementsIn(basename(file), readFileSync(join(room, file), 'utf8')));
}

/** The statements in a source text. */
export function statementsIn(file: string, source: string): readonly FoundStatement[] {
  return [...source.matchAll(STATEMENT)].map((match) => ({
    file,
    name: match[1]!,
    text: match[2]!.replaceAll(/\s+/g, ' ').trim(),
  }));
}

const STATEMENT = /^const ([A-Z][A-Z\d_]*) =\s*`([^`]*)`/gm;
