import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seededEntropy } from '#drivers/entropy.ts';
import { readCoinTableFile } from '#kiosk/config/coin-table-file.ts';
import { signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { anEnrolment } from '../../support/kiosk-records.ts';
import { aCoinTable } from '../../support/ledger-documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
const fileWith = (content: string): string => {
  const file = join(folder, 'table.json');
  writeFileSync(file, content);
  return file;
};

afterAll(() => rmSync(folder, { recursive: true }));

test('a table signed by the ledger of this kiosk is taken', () => {
  const table = aCoinTable(3);

  expect(readCoinTableFile(fileWith(JSON.stringify(table)), anEnrolment())).toEqual({
    ok: true,
    table,
  });
});

const stranger = signingKeyFromSeed(seededEntropy('stranger').bytes(32));

test.each([
  [
    'signed by somebody else',
    JSON.stringify(aCoinTable(3, { key: stranger })),
    'not signed by the ledger',
  ],
  ['changed after signing', JSON.stringify({ ...aCoinTable(3), number: 4 }), 'not signed by'],
  ['only proposed', '{"positions":[]}', 'until an operator approves it'],
  ['no JSON', 'KR500A = 500', 'cannot be read'],
])('a table that is %s opens nothing, and a sentence says so', (_what, content, words) => {
  expect(readCoinTableFile(fileWith(content), anEnrolment())).toMatchObject({
    ok: false,
    sentence: expect.stringContaining(words),
  });
});
