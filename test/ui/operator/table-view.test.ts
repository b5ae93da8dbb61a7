// A table: searched, sorted, and as a file that a spreadsheet reads and does not run.
import { describe, expect, test } from 'vitest';
import { readCsv } from '#ledger/contract/csv.ts';
import {
  found,
  nextSorting,
  sorted,
  tableFile,
  type TableColumn,
} from '#ui/operator/view/table-view.ts';

type Row = Readonly<{ name: string; coins: number | undefined }>;
const COLUMNS: readonly TableColumn<Row>[] = [
  { key: 'name', head: 'Name', value: ({ name }) => name },
  {
    key: 'coins',
    head: 'Coins',
    value: ({ coins }) => coins,
    text: ({ coins }) => (coins === undefined ? 'not known' : `${coins} coins`),
  },
];
const ROWS: readonly Row[] = [
  { name: 'Gate 10', coins: 12 },
  { name: 'Gate 9', coins: undefined },
  { name: '=Hall', coins: 400 },
];
const names = (rows: readonly Row[]): string[] => rows.map(({ name }) => name);

describe('a table', () => {
  test('finds rows that hold every word, in what is said as well', () => {
    expect(names(found(ROWS, COLUMNS, 'gate COINS'))).toEqual(['Gate 10']);
    expect(names(found(ROWS, COLUMNS, ' '))).toEqual(names(ROWS));
    expect(found(ROWS, COLUMNS, 'nowhere')).toEqual([]);
  });

  test('sorts figures as figures, words with their numbers, and the unknown last', () => {
    const by = (key: string, isDown: boolean) => names(sorted(ROWS, COLUMNS, { key, isDown }));

    expect(by('coins', true)).toEqual(['=Hall', 'Gate 10', 'Gate 9']);
    expect(by('coins', false)).toEqual(['Gate 10', '=Hall', 'Gate 9']);
    expect(by('name', false)).toEqual(['=Hall', 'Gate 9', 'Gate 10']);
  });

  test('turns its order at each press, and back to how it came', () => {
    const first = nextSorting(undefined, 'coins');
    const second = nextSorting(first, 'coins');

    expect([first, second, nextSorting(second, 'coins')]).toEqual([
      { key: 'coins', isDown: true },
      { key: 'coins', isDown: false },
      undefined,
    ]);
  });

  test('is a file with its heads, its values, and no formula', () => {
    expect(readCsv(tableFile(ROWS, COLUMNS))).toEqual([
      ['Name', 'Coins'],
      ['Gate 10', '12'],
      ['Gate 9', ''],
      ["'=Hall", '400'],
    ]);
  });
});
