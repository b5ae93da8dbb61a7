// What a table shows of its rows: found, sorted, and as a file. Pure; the screen only draws it.
import { csvText } from '#ledger/contract/csv.ts';

export type Cell = string | number | bigint | undefined;

export type TableColumn<Row> = Readonly<{
  key: string;
  head: string;
  /** What is sorted, searched and exported; undefined is unknown. */
  value: (row: Row) => Cell;
  /** Its words on the screen, which are searched as well. */
  text?: (row: Row) => string;
}>;

export type Sorting = Readonly<{ key: string; isDown: boolean }>;

/** Rows in which every word of `search` stands somewhere, whatever its case. */
export function found<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  search: string,
): readonly Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const line = columns
      .map(({ value, text }) => `${value(row) ?? ''} ${text?.(row) ?? ''}`)
      .join(' ')
      .toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

/** In the order of one column; equal rows keep their order, unknown comes last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (!sorting || !column) return rows;
  const sign = sorting.isDown ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [column.value(a), column.value(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return sign * compare(one, other);
  });
}

/** A press on a head: down first where larger is worse to miss, then the other way, then as it came. */
export function nextSorting(now: Sorting | undefined, key: string): Sorting | undefined {
  if (now?.key !== key) return { key, isDown: true };
  return now.isDown ? { key, isDown: false } : undefined;
}

/** The file of a table: its heads, then its rows as they are shown. */
export const tableFile = <Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): string =>
  csvText([
    columns.map(({ head }) => head),
    ...rows.map((row) => columns.map(({ value }) => String(value(row) ?? ''))),
  ]);

function compare(one: NonNullable<Cell>, other: NonNullable<Cell>): number {
  if (typeof one === 'string' || typeof other === 'string')
    return String(one).localeCompare(String(other), undefined, { numeric: true });
  return one < other ? -1 : one > other ? 1 : 0;
}
