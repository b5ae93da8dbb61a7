// Tables as text: RFC 4180 with a byte order mark, and no cell that a spreadsheet would run as a formula.

/** The table with its head; numbers and words are cells of text. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

/**
 * The rows of a table, head included; undefined when a quote is left open, a row is longer than its head, or there are
 * more than 100,000 lines.
 */
export function readCsv(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (;;) {
    const match = cells.exec(body);
    if (!match) return undefined;
    const [, cell, end] = match;
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!);
    if (end === '') break;
    if (end !== ',') rows.push([]);
    if (rows.length > ROWS_MAX) return undefined;
  }
  const kept = rows.filter((row) => row.length > 1 || (row[0] ?? '') !== '');
  return kept.every((row) => row.length === kept[0]!.length) ? kept : undefined;
}

/** One cell of text; what begins like a formula gets an apostrophe in front. */
export function cellText(text: string): string {
  const harmless = LIKE_FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return CUT_AT.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The wide signs are as good as the narrow ones to a spreadsheet in Korean, Japanese or Chinese. */
const LIKE_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Where the decimal sign is a comma, spreadsheets cut a line at its semicolons: no cell may begin in the middle of one. */
const CUT_AT = /[",;\t\r\n]/;
const ROWS_MAX = 100_000;
