// I12: what we own of foreign currencies, against the position accounts; and what it cost, to the won.
import { againstEach, compare } from '../compare.ts';
import type { Chapter, Desk } from '../desk.ts';
import { bigOf, textOf } from '../reader.ts';

export function positionsChapter(desk: Desk): Chapter {
  const { books, notebook, differ } = desk;
  return {
    name: 'foreign positions',
    open: async () => notebook.rule(`create table owned (account text, amount integer)`),
    close: async () => {
      let cost = 0n;
      for await (const row of books.rows(`select document from foreign_positions`)) {
        const held = JSON.parse(textOf(row.document)) as Position;
        const sold = held.openSales.reduce((sum, sale) => sum + BigInt(sale.amountMinor), 0n);
        own(held.currency, sold - BigInt(held.maturedMinor));
        cost += BigInt(held.bookWon);
        for (const sale of held.openSales) cost -= BigInt(sale.won);
        if (sold > 0n && held.maturedMinor !== '0') {
          differ(`The position of ${held.currency} has coins and open sales at once.`);
        }
      }
      // Coins that matured within the last second are not in their position yet.
      for await (const row of books.rows(`select * from acquisitions`)) {
        own(textOf(row.currency), -bigOf(row.amount_minor));
        cost += bigOf(row.gross_points);
      }
      compare(desk, [
        [
          againstEach(
            'account',
            `select account, amount as stored, 0 as derived from owned
              union all
             select account, 0 as stored, sealed + tail as derived from sums
              where account glob 'position:*' and account not in ('position:PTS', 'position:KRW')`,
          ),
          (id, stored, derived) =>
            `The foreign position behind ${id} is ${stored}, the account has ${derived}.`,
        ],
      ]);
      const given = notebook.one(GIVEN)!.sum;
      if (given !== cost) {
        differ(
          `Points given out less won received are ${String(given)}; the foreign coins cost ${cost}.`,
        );
      }
    },
  };

  function own(currency: string, amount: bigint): void {
    notebook.run(`insert into owned values (?, ?)`, `position:${currency}`, amount);
  }
}

type Position = Readonly<{
  currency: string;
  maturedMinor: string;
  bookWon: string;
  openSales: readonly Readonly<{ amountMinor: string; won: string }>[];
}>;

const GIVEN = `
  select coalesce(sum(sealed + tail), 0) as sum from sums
   where account in ('position:PTS', 'position:KRW')`;
