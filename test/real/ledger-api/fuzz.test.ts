// A short run of the fuzzer, and that it would notice.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit } from '#ledger/audit/audit.ts';
import { openSqliteReader } from '#ledger/audit/sqlite-reader.ts';
import type { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { wrongWith } from '../../../scripts/faults/fuzz/judge.ts';
import { fuzzRound } from '../../../scripts/faults/fuzz/round.ts';
import { problemDocument } from '#ledger/problems.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const REQUESTS = 500;

describe('a ledger under fire', () => {
  test('refuses in words, breaks nowhere and keeps its money', { timeout: 60_000 }, async () => {
    const seed = 'npm test';

    const path = temporaryPath('ledger.db');

    const { faults, statuses } = await fuzzRound(path, seed, REQUESTS);

    expect(faults).toEqual([]);
    expect((await auditOf(path)).sentences).toEqual([]);
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
    expect(wrongWith('POST', answer as never)).toEqual(expect.any(String));
  });

  test('is not told of a refusal as it should be', () => {
    expect(wrongWith('POST', problem(400, problemDocument('malformed')) as never)).toBeUndefined();
  });
});

async function auditOf(path: string) {
  const { keys } = JSON.parse(readFileSync(`${path}.keys.json`, 'utf8')) as { keys: LedgerKey[] };
  const signing = keys
    .filter(({ use }) => use === 'sign')
    .map(({ kid, key }) => [kid, key] as const);
  const books = openSqliteReader(path);
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
