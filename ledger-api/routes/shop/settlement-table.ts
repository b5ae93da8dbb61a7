// A settlement as a table for a spreadsheet: a line for each movement, and the sum.
import { csvText } from '../../contract/csv.ts';
import type { SettlementDetail } from '../../contract/settlement.ts';

/** The table in pieces, page by page, so that a long one is never whole in memory. */
export async function* settlementTable(
  first: SettlementDetail,
  read: (cursor: string) => Promise<SettlementDetail | undefined>,
): AsyncGenerator<string> {
  yield csvText([['at', 'kind', 'about', 'order', 'gross', 'fee', 'net']]);
  for (let page: SettlementDetail | undefined = first; page;) {
    yield rows(
      page.lines.map((one) => [
        one.at,
        one.kind,
        one.about,
        one.orderId ?? '',
        one.gross,
        one.fee,
        one.net,
      ]),
    );
    page = page.next === undefined ? undefined : await read(page.next);
  }
  const gross = BigInt(first.gross) - BigInt(first.refunds) + BigInt(first.carried);
  yield rows([[first.until, 'sum', first.id, '', String(gross), first.fee, first.net]]);
}

/** Rows without the mark that begins a file. */
const rows = (cells: readonly (readonly string[])[]): string =>
  cells.length === 0 ? '' : csvText(cells).slice(1);
