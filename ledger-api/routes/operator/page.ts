// Pages of the operator's lists: a cursor is where the page before ended, as opaque text.

/** What a cursor stands for; undefined at the beginning of the list. */
export function openCursor<T extends string | undefined>(cursor: T): T | string {
  if (cursor === undefined) return cursor;
  // Ours hold none; PostgreSQL takes no text with one.
  return Buffer.from(cursor, 'base64url').toString('utf8').replaceAll('\0', '');
}

/** One more than a page is asked for, which shows whether there is a next one. */
export const PAGE_AND_ONE = 51;

/** The rows of one page out of `found`, and the cursor of the next. */
export function cutPage<T>(
  found: readonly T[],
  endOf: (row: T) => string | number,
): { rows: readonly T[]; next: { next?: string } } {
  const rows = found.slice(0, PAGE_AND_ONE - 1);
  const last = rows.at(-1);
  if (found.length < PAGE_AND_ONE || last === undefined) return { rows, next: {} };
  return { rows, next: { next: Buffer.from(String(endOf(last))).toString('base64url') } };
}
