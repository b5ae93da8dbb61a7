// The formats that banks speak: written so that they validate, read so that nothing is guessed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileBank } from '#ledger/bank/file-bank.ts';
import { readPain002 } from '#ledger/bank/pain-002.ts';
import { readStatusCsv } from '#ledger/bank/payment-csv.ts';
import { element, readXml } from '#ledger/bank/xml.ts';
import { csvText, readCsv } from '#ledger/contract/csv.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const report = (...transactions: string[]) =>
  `<?xml version="1.0"?><p:Document xmlns:p="urn:x"><p:CstmrPmtStsRpt><p:OrgnlPmtInfAndSts>
  ${transactions.map((one) => `<p:TxInfAndSts>${one}</p:TxInfAndSts>`).join('')}
  </p:OrgnlPmtInfAndSts></p:CstmrPmtStsRpt></p:Document>`;

const said = (status: string, more = '') =>
  `<p:OrgnlEndToEndId>r</p:OrgnlEndToEndId><p:TxSts>${status}</p:TxSts>${more}`;

describe('a pain.002', () => {
  test.each([
    ['ACSC', 'paid'],
    ['ACCC', 'paid'],
    ['RJCT', 'failed'],
    ['CANC', 'failed'],
    ['ACSP', 'under-way'],
    ['PDNG', 'under-way'],
    ['XXXX', 'unknown'],
  ])('says by %s that a payment is %s', (status, state) => {
    expect(readPain002(report(said(status)))).toEqual([
      { kind: 'payment', reference: 'r', state, reason: undefined },
    ]);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'takes no word of JavaScript for a status: %s',
    (status) => {
      expect(readPain002(report(said(status)))).toMatchObject([{ state: 'unknown' }]);
    },
  );

  test('may speak of the block of payments that a file is', () => {
    const block =
      '<p:OrgnlPmtInfAndSts><p:OrgnlPmtInfId>f</p:OrgnlPmtInfId><p:PmtInfSts>RJCT</p:PmtInfSts>';

    expect(readPain002(report().replace('<p:OrgnlPmtInfAndSts>', block))).toEqual([
      { kind: 'file', reference: 'f', state: 'failed', reason: undefined },
    ]);
  });

  test('of more payments than anybody sent is not read', () => {
    const many = Array.from({ length: 10_001 }, () => said('ACSC'));

    expect(readPain002(report(...many))).toBeUndefined();
  });

  test('tells why', () => {
    const why =
      '<p:StsRsnInf><p:Rsn><p:Cd>AC04</p:Cd></p:Rsn><p:AddtlInf>closed &amp; gone</p:AddtlInf></p:StsRsnInf>';

    expect(readPain002(report(said('RJCT', why)))).toMatchObject([
      { reason: 'AC04 closed & gone' },
    ]);
  });

  test('tells of which amount it speaks', () => {
    const of =
      '<p:OrgnlTxRef><p:Amt><p:InstdAmt Ccy="KRW">2700.00</p:InstdAmt></p:Amt></p:OrgnlTxRef>';

    expect(readPain002(report(said('ACSC', of)))).toMatchObject([
      { state: 'paid', amount: { currency: 'KRW', text: '2700.00' } },
    ]);
  });

  test.each([
    ['another document', '<Document><Other/></Document>'],
    ['no document', 'hello'],
    ['an entity of its own', `<!DOCTYPE d [<!ENTITY e "x">]>${report(said('ACSC'))}`],
    ['an element left open', report(said('ACSC')).slice(0, -4)],
  ])('is not read from %s', (_, text) => {
    expect(readPain002(text)).toBeUndefined();
  });
});

describe('xml', () => {
  test('escapes whatever a name may hold, and reads it back', () => {
    const name = `<"O'Neil" & sons>`;

    expect(readXml(element('Nm', name))).toMatchObject({ name: 'Nm', text: name, children: [] });
  });

  test('reads characters by their number, and no number that is none', () => {
    expect(readXml('<a>&#xAC00;&#44033;&#x1F600;&amp;lt;</a>')?.text).toBe('가각😀&lt;');
    expect(readXml('<a>&#0;</a>')).toBeUndefined();
    expect(readXml('<a>&#xD800;</a>')).toBeUndefined();
    expect(readXml('<a>&#x110000;</a>')).toBeUndefined();
    expect(readXml('<a>&own;</a>')).toBeUndefined();
  });

  test('does not nest without end', () => {
    const deep = '<a>'.repeat(100) + '</a>'.repeat(100);

    expect(readXml(deep)).toBeUndefined();
  });
});

describe('a table', () => {
  test('starts no formula where cells are cut at a semicolon or a tab, or signs are wide', () => {
    const text = csvText([['order;=1+1', 'a\t=1+1', '＝1+1', '＋1', '＠x', '\n=1+1']]);

    expect(text).toBe(`\uFEFF"order;=1+1","a\t=1+1",'＝1+1,'＋1,'＠x,"'\n=1+1"\r\n`);
  });

  test('starts no formula in a spreadsheet', () => {
    const text = csvText([['=1+1', '+82', '@x', '-cmd', '-5', 'a,"b"', '']]);

    expect(text).toBe(`\uFEFF'=1+1,'+82,'@x,'-cmd,-5,"a,""b""",\r\n`);
  });

  test('is read as it was written', () => {
    const rows = [
      ['a', 'b'],
      ['x "y"', 'line\nbreak'],
      ['', '1'],
    ];

    expect(readCsv(csvText(rows))).toEqual(rows);
  });

  test.each([['a,b\nc'], ['a,"b'], ['a,b"c"d\n']])('is not read from %j', (text) => {
    const isSane = readCsv(text)?.every((row) => row.length === 2);

    expect(isSane ?? false).toBe(false);
  });

  test('of more lines than anybody sent is not read', () => {
    const text = ['reference,status,reason', ...Array(10_001).fill('r,paid,')];

    expect(readStatusCsv(text.join('\n'))).toBeUndefined();
    expect(readStatusCsv(text.slice(0, -1).join('\n'))).toHaveLength(10_000);
    expect(readCsv('\n'.repeat(1_000_000))).toBeUndefined();
  });

  test.each([
    ['reference,status\nr,paid', undefined],
    ['reference,status,reason\nr,perhaps,', undefined],
    [
      'reference,status,reason\r\nr,paid,',
      [{ kind: 'payment', reference: 'r', state: 'paid', reason: undefined }],
    ],
  ])('of statuses: %j', (text, statuses) => {
    expect(readStatusCsv(text)).toEqual(statuses);
  });
});

describe('the bank of files', () => {
  test('reads the last hundred reports by their names, and none that is too large', async () => {
    const incoming = join(temporaryPath('bank'), 'in');
    mkdirSync(incoming, { recursive: true });
    for (let i = 100; i <= 200; i++) writeFileSync(join(incoming, `${i}.csv`), 'x');
    writeFileSync(join(incoming, '200.csv'), ' '.repeat(4 * 1024 * 1024 + 1));

    const reports = await fileBank(dirname(incoming)).reports();

    const read = reports as readonly { name: string; text: string }[];
    expect(read.map(({ name }) => name)).toEqual(
      Array.from({ length: 100 }, (_, i) => `${101 + i}.csv`),
    );
    expect([read[0]?.text, read[99]?.text]).toEqual(['x', '']);
  });
});
