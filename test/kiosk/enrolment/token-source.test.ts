import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tokenSource } from '#kiosk/enrolment/token-source.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'token-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

test('a token in the settings is an order', () => {
  const tokens = tokenSource({ enrolToken: 'tk1.…', isDemo: true, dataDir });

  expect([tokens.read(), tokens.isOrder]).toEqual(['tk1.…', true]);
});

test('a demonstration house waits for the file of its ledger, and never enrols again because of it', () => {
  const tokens = tokenSource({ enrolToken: undefined, isDemo: true, dataDir });
  const before = tokens.read();
  writeFileSync(join(dataDir, 'enrol-token'), 'tk1.…\n');

  expect([before, tokens.read(), tokens.isOrder]).toEqual([undefined, 'tk1.…\n', false]);
  expect(tokens.hint).toContain(join(dataDir, 'enrol-token'));
});

test('any other house asks its operator, whatever lies in the data directory', () => {
  const tokens = tokenSource({ enrolToken: undefined, isDemo: false, dataDir });

  expect(tokens.read()).toBeUndefined();
  expect(tokens.hint).toContain('ENROL_TOKEN');
});
