// A short run of the fuzzer, and that it would notice.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { audit } from '#ledger/audit/audit.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import type { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { type FuzzedBooks, sqliteBooks } from '../../../scripts/faults/fuzz/books.ts';
import { wrongWith } from '../../../scripts/faults/fuzz/judge.ts';
import { fuzzRound } from '../../../scripts/faults/fuzz/round.ts';
import { problemDocument } from '#ledger/problems.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const REQUESTS = 500;
const CALL = { method: 'POST', url: '/v1/pickups' };

describe('a ledger under fire', () => {
  test('refuses in words, breaks nowhere and keeps its money', { timeout: 60_000 }, async () => {
    const seed = 'npm test';

    const books = sqliteBooks(dirname(temporaryPath('ledger.db')));

    const { faults, statuses } = await fuzzRound(books, seed, REQUESTS);

    expect(faults).toEqual([]);
    expect((await auditOf(books)).sentences).toEqual([]);
    // Not only the door was hit: much of it was let in, and much was refused inside.
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(201)).toBeGreaterThan(5);
    expect(statuses.get(409)).toBeGreaterThan(5);
  });

  test.each([
    ['that broke', { statusCode: 500, headers: {}, body: '{}' }],
    ['refused as plain JSON', { statusCode: 400, headers: json('application/json'), body: '{}' }],
    ['with a code that nobody knows', problem(400, { code: 'new' })],
    ['with a code of another status', problem(404, problemDocument('malformed'))],
    ['without a sentence', problem(400, { ...problemDocument('malformed'), detail: '' })],
  ])('is told of an answer %s', (_, answer) => {
    expect(wrongWith(CALL, answer as never)).toEqual(expect.any(String));
  });

  test('is told of a HEAD that broke, but not of one for a page that was never built', () => {
    const silent = { statusCode: 503, headers: json('application/problem+json'), body: '' };
    const head = (url: string) => wrongWith({ method: 'HEAD', url }, silent as never);

    expect(['/v1/shops', '/.?x=1', '/v1/%2e%2e'].map(head)).toEqual([
      expect.any(String),
      undefined,
      undefined,
    ]);
  });

  test('is not told of a refusal as it should be', () => {
    expect(wrongWith(CALL, problem(400, problemDocument('malformed')) as never)).toBeUndefined();
  });
});

async function auditOf({ database, keysFile }: FuzzedBooks) {
  const { keys } = JSON.parse(readFileSync(keysFile, 'utf8')) as { keys: LedgerKey[] };
  const signing = keys
    .filter(({ use }) => use === 'sign')
    .map(({ kid, key }) => [kid, key] as const);
  const books = openSqliteReader(database.slice('sqlite:'.length));
  try {
    return await audit(books, { ledgerKeys: new Map(signing) });
  } finally {
    await books.close();
  }
}

function json(type: string) {
  return { 'content-type': type };
}

function problem(statusCode: number, document: object) {
  return {
    statusCode,
    headers: json('application/problem+json'),
    body: JSON.stringify(document),
  };
}
