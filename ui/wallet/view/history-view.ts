// The history by day: entries arrive newest first and stay in that order.
import type { HistoryEntry } from '#ledger/contract/wallet.ts';

export type HistoryDay = Readonly<{ startMs: number; entries: readonly HistoryEntry[] }>;

/** Entries of one local day under one heading. */
export function daysOf(entries: readonly HistoryEntry[]): readonly HistoryDay[] {
  const days = new Map<number, HistoryEntry[]>();
  for (const entry of entries) {
    const startMs = new Date(entry.at).setHours(0, 0, 0, 0);
    days.set(startMs, [...(days.get(startMs) ?? []), entry]);
  }
  return [...days].map(([startMs, dayEntries]) => ({ startMs, entries: dayEntries }));
}

/** `page` after `entries`; an entry that both hold (the list moved on meanwhile) is kept once. */
export function appendPage(
  entries: readonly HistoryEntry[],
  page: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const known = new Set(entries.map(({ id }) => id));
  return [...entries, ...page.filter(({ id }) => !known.has(id))];
}
