// Coins become points when their hold has ended, not before: by the period that their deposit kept when it was closed.
import { type Chapter, type Desk, type Entry, named } from '../desk.ts';
import { textOf } from '../reader.ts';

export function holdsChapter({ books, notebook, differ, count }: Desk): Chapter {
  let matured = 0;
  return {
    name: 'holds',
    open: async () => {
      notebook.rule('create table periods (id text primary key, closed, periods) without rowid');
      await notebook.copy(books, PERIODS, 'periods');
    },
    read: (entry) => {
      const { template, details } = entry.document;
      if (template !== '5' && template !== '6') return;
      matured += 1;
      const { hold, depositId, policies } = details;
      // Before each currency had its own period, a transfer did not name it.
      if (!hold) return;
      if (!policies?.some(({ name, version }) => name === 'hold' && version === 1)) {
        differ(`${named(entry)} waited by a rule that the auditor does not know.`);
      }
      const closedAtMs = Date.parse(hold.closedAt);
      if (entry.atMs < closedAtMs + hold.periodMs) {
        differ(`${named(entry)} lets coins mature before the hold that it names has ended.`);
      }
      const stored = notebook.one(`select closed, periods from periods where id = ?`, depositId!);
      if (stored?.periods === null || stored?.periods === undefined) {
        return differ(`${named(entry)} names a hold that its deposit ${depositId} does not keep.`);
      }
      const kept = JSON.parse(textOf(stored.periods)) as Periods;
      const periodMs = kept.byCurrency[coinsOf(entry)] ?? kept.defaultMs;
      if (periodMs !== hold.periodMs || Number(stored.closed) !== closedAtMs) {
        differ(
          `${named(entry)} waited ${hold.periodMs} ms from ${closedAtMs} on; deposit ${depositId} is stored with ${periodMs} ms from ${stored.closed} on.`,
        );
      }
    },
    close: async () => count('maturities', matured),
  };
}

type Periods = Readonly<{ defaultMs: number; byCurrency: Readonly<Record<string, number>> }>;

const coinsOf = ({ legs }: Entry): string =>
  legs.find((leg) => leg.account.startsWith('dep:'))?.commodity ?? '';

const PERIODS = `select id, closed_at_ms as closed, hold_periods as periods from deposits`;
