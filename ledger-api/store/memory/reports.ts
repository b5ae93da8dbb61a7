// Chapters of the log in memory.
import type { AccountEntry, Chapter, IssuedPoints, ReportsWrite } from '../port/reports.ts';
import { memoryTable, type UndoLog } from './table.ts';

export function memoryReports(undo: UndoLog): ReportsWrite {
  const entries = memoryTable<AccountEntry>(undo);
  const chapters = memoryTable<Pick<Chapter, 'through' | 'totals'>>(undo);
  const days = memoryTable<IssuedPoints>(undo);

  const chaptersTo = (position: number) =>
    chapters.rows().filter((chapter) => chapter.through <= position);
  return {
    through: async () => chapters.rows().at(-1)?.through ?? 0,
    entries: async (account, before, limit) =>
      entries
        .rows()
        .filter((entry) => entry.account === account && entry.position < before)
        .toSorted((a, b) => b.position - a.position)
        .slice(0, limit),
    newestBalances: async (accounts) =>
      new Map(
        accounts.flatMap((account) => {
          const own = entries.rows().filter((entry) => entry.account === account);
          const [newest] = own.toSorted((a, b) => b.position - a.position);
          return newest ? [[account, newest.balanceMinor] as const] : [];
        }),
      ),
    totalsAt: async (position) => chaptersTo(position).at(-1) ?? { through: 0, totals: [] },
    issued: async (from, to) =>
      days
        .rows()
        .filter(({ day }) => day >= from && day <= to)
        .reduce((sum, { points }) => sum + points, 0n),
    addChapter: async ({ through, totals, entries: added, issued }) => {
      for (const entry of added) entries.set(`${entry.account} ${entry.position}`, entry);
      chapters.set(String(through), { through, totals });
      for (const { day, points } of issued) {
        days.set(day, { day, points: points + (days.get(day)?.points ?? 0n) });
      }
    },
  };
}
