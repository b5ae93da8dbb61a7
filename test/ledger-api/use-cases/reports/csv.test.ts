import { describe, expect, test } from 'vitest';
import { type Cell, csvLines, jsonLines } from '#ledger/use-cases/reports/csv.ts';

async function whole(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

describe('comma-separated values', () => {
  test('begin with the mark of UTF-8 and end each line as spreadsheets want it', async () => {
    expect(await whole(csvLines(['a', 'b'], [[1, '티끌']]))).toBe('\uFEFFa,b\r\n1,티끌\r\n');
  });

  test.each<[Cell, string]>([
    ['=1+1', "'=1+1"],
    ['+82', "'+82"],
    ['-cmd', "'-cmd"],
    ['@sum', "'@sum"],
    ['\tx', `"'\tx"`],
    ['a;=1+1', '"a;=1+1"'],
    ['-500', '-500'],
    [-500n, '-500'],
    ['say "hi", twice', '"say ""hi"", twice"'],
    ['=a,"b"', `"'=a,""b"""`],
    ['two\nlines', '"two\nlines"'],
    [undefined, ''],
    [true, 'true'],
  ])('write %o as %o, never as a formula', async (cell, text) => {
    expect(await whole(csvLines(['x'], [[cell]]))).toBe(`\uFEFFx\r\n${text}\r\n`);
  });
});

test('the same rows as JSON are an array of objects', async () => {
  const rows = [
    ['a', 5n, undefined],
    ['b', -1, true],
  ];

  expect(JSON.parse(await whole(jsonLines(['name', 'amount', 'is'], rows)))).toEqual([
    { name: 'a', amount: '5' },
    { name: 'b', amount: -1, is: true },
  ]);
  expect(JSON.parse(await whole(jsonLines(['x'], [])))).toEqual([]);
});
