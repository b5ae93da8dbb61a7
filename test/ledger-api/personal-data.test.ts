// Nothing personal in logs, metrics or on the disk: every call is made, well and badly, by people whose data is known.
import { existsSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openSqliteLedgerStore } from '#ledger/store/sqlite-ledger-store.ts';
import { LINES } from '../support/described.ts';
import { furnish } from '../support/full-house.ts';
import { openLedger } from '../support/open-ledger.ts';
import { replay, requestOf } from '../support/replay.ts';
import { temporaryPath } from '../support/sqlite-store.ts';

/** Of the people of a full house: numbers, name, birthday, account, and what they wrote. */
const PERSONAL = [
  '1012345678',
  '10-1234-5678',
  '1099990000',
  '1088880000',
  '1077778888',
  '김티끌',
  '1990-12-31',
  '123456789012',
  '123-456-789012',
  'eighty-one coins',
];
const PROBE = { phone: '+821012345678', name: '김티끌', accountNumber: '123-456-789012' };

const foundIn = (text: string): string[] => PERSONAL.filter((one) => text.includes(one));

test('no log, no metric and no file of the books holds what is personal, whatever is called', async () => {
  const path = temporaryPath('ledger.db');
  let logged = '';
  const hears = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString();
      done();
    },
  });
  const logger = pino({ level: 'trace' }, hears);
  const house = await openLedger(openSqliteLedgerStore(path), { logger });
  const full = await furnish(house);

  for (const line of LINES) {
    await replay(house, line, full);
    // The same caller with personal data where none belongs: in the query, in the body, in the address.
    const { method, url, headers } = requestOf(line, full, 'probe');
    if (line === 'GET /v1/wallet/stream') continue;
    const query = new URLSearchParams(PROBE).toString();
    await house.api.inject({ method, url: `${url.split('?')[0]}?${query}`, headers });
    if (method !== 'GET') {
      const json = { ...headers, 'content-type': 'application/json' };
      await house.api.inject({ method, url, headers: json, payload: JSON.stringify(PROBE) });
      await house.api.inject({ method, url, headers: json, payload: `{"phone": ${PROBE.phone}` });
    }
  }
  await house.api.inject(`/v1/wallet/${encodeURIComponent(PROBE.phone)}`);
  const metrics = await house.api.inject('/metrics');
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const stored = files.map((file) => readFileSync(file, 'utf8')).join('');
  await house.close();

  expect(logged).toContain('refused');
  expect(stored).toContain('Spring');
  expect(metrics.body).toContain('ledger_http_request_duration_seconds');
  expect(house.messages.map(({ to }) => to)).toContain(PROBE.phone);
  expect({
    logs: foundIn(logged),
    metrics: foundIn(metrics.body),
    books: foundIn(stored),
  }).toEqual({ logs: [], metrics: [], books: [] });
}, 120_000);
