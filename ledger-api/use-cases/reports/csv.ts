// Comma-separated values that spreadsheets read as they are: UTF-8 with a mark, and no cell that is a formula.
import { cellText } from '../../contract/csv.ts';

export type Cell = string | number | bigint | boolean | undefined;

/** Lines of a file, one at a time; the first begins with the mark that says it is UTF-8. */
export async function* csvLines(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${header.map(textOf).join(',')}\r\n`;
  for await (const row of rows) yield `${row.map(textOf).join(',')}\r\n`;
}

function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cellText(cell) : String(cell);
}

/** The same rows as one JSON array of objects, a row at a time. */
export async function* jsonLines(
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const row of rows) {
    const named = header.flatMap((name, i) => {
      const cell = row[i];
      return cell === undefined ? [] : [[name, typeof cell === 'bigint' ? String(cell) : cell]];
    });
    yield `${isFirst ? '' : ','}\n${JSON.stringify(Object.fromEntries(named))}`;
    isFirst = false;
  }
  yield '\n]\n';
}
