// Comparisons that a chapter writes as statements on the notebook: every row that one answers is a difference.
import type { Desk } from './desk.ts';

/** Of `id`, what is stored and what was derived, in a sentence. */
export type Sentence = (id: string, stored: string, derived: string) => string;

/** A statement whose rows have the columns `id`, `stored` and `derived`, and what each of them means. */
export type Comparison = readonly [statement: string, sentence: Sentence];

/** Notes a difference for each row. */
export function compare({ notebook, differ }: Desk, comparisons: readonly Comparison[]): void {
  for (const [statement, sentence] of comparisons) {
    for (const { id, stored, derived } of notebook.all(statement)) {
      differ(sentence(String(id), String(stored), String(derived)));
    }
  }
}

/** How many rows a table of the notebook has. */
export const rowsOf = ({ notebook }: Desk, table: string): number =>
  Number(notebook.one(`select count(*) as many from ${table}`)!.many);

/**
 * The accounts of a kind whose balance is not what the open things behind them say: `things` answers rows of `account`
 * and `amount`, as a balance (debit positive). An account that nothing explains has to stand at zero.
 */
export const againstAccounts = (start: string, things: string): string =>
  againstEach(
    'account',
    `select account, amount as stored, 0 as derived from (${things})
      union all
     select account, 0 as stored, sealed + tail as derived from sums where account glob '${start}*'`,
  );

/** What is stored and what was derived by a key, where both do not add up to the same: one pass, however many. */
export const againstEach = (key: string, rows: string): string => `
  select ${key.replaceAll(', ', ` || ' ' || `)} as id, sum(stored) as stored, sum(derived) as derived
    from (${rows})
   group by ${key} having sum(stored) <> sum(derived)`;
