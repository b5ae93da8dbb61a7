import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  aReadyLedger,
  programOf,
  runLedger,
  temporaryFolder,
  untilOut,
} from '../../support/ledger-process.ts';

const readText = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const keysOf = async (url: string): Promise<unknown> => (await fetch(`${url}/v1/keys`)).json();

describe('the ledger process', () => {
  test('says where it is, is ready, and stops in order', async () => {
    const DATA_DIR = temporaryFolder();
    const ledger = await aReadyLedger({ DATA_DIR });
    const pid = readText(DATA_DIR, 'ledger.pid').trim();
    const [live, ready] = await Promise.all([
      fetch(`${ledger.url}/healthz`),
      fetch(`${ledger.url}/readyz`),
    ]);

    // A terminal and a launcher may both send it.
    ledger.child.kill('SIGTERM');
    ledger.child.kill('SIGTERM');
    const end = await ledger.ended;

    expect(pid).toBe(String(ledger.child.pid));
    expect([live.status, ready.status]).toEqual([200, 200]);
    expect(ledger.out()).toMatch(/^ledger http:\/\/127\.0\.0\.1:\d+\nready.*\n$/);
    expect(end).toBe(0);
    expect(existsSync(join(DATA_DIR, 'ledger.pid'))).toBe(false);
  });

  test('keeps what it writes from other users', async () => {
    const DATA_DIR = join(temporaryFolder(), 'data');
    const { url } = await aReadyLedger({ DATA_DIR });

    await fetch(`${url}/v1/auth/otp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: '+821012345678' }),
    });

    const modeOf = (name: string) => statSync(join(DATA_DIR, name)).mode & 0o077;
    expect(statSync(DATA_DIR).mode & 0o777).toBe(0o700);
    expect(['ledger.db', 'keys.json', 'messages.jsonl', 'ledger.pid'].map(modeOf)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(JSON.parse(readText(DATA_DIR, 'messages.jsonl'))).toEqual({
      at: expect.any(String),
      to: '+821012345678',
      kind: 'code',
      text: expect.stringMatching(/\d{6}/),
    });
  });

  test('that was killed starts again with the same data and keys', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await aReadyLedger({ DATA_DIR });
    const keys = await keysOf(first.url);
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await aReadyLedger({ DATA_DIR });

    expect(await keysOf(second.url)).toEqual(keys);
  });

  test('refuses to be the second on the same data', async () => {
    const DATA_DIR = temporaryFolder();
    await aReadyLedger({ DATA_DIR });

    const second = runLedger({ DATA_DIR, LEDGER_PORT: '0' });

    expect(await second.ended).toBe(2);
    expect(second.err()).toBe(`Another ledger is running on ${DATA_DIR}. Stop it first.\n`);
  });

  test('says when its port is taken', async () => {
    const { url } = await aReadyLedger({ DATA_DIR: temporaryFolder() });
    const LEDGER_PORT = new URL(url).port;

    const second = runLedger({ DATA_DIR: temporaryFolder(), LEDGER_PORT, LOG_LEVEL: 'silent' });

    expect(await second.ended).toBe(2);
    expect(second.err()).toBe(
      `Port ${LEDGER_PORT} of 127.0.0.1 is taken. Stop what listens there, or set LEDGER_PORT.\n`,
    );
  });

  test('names the setting whose file cannot be read', async () => {
    const files = { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' };

    const ledger = runLedger({ DATA_DIR: temporaryFolder(), LEDGER_PORT: '0', ...files });

    expect(await ledger.ended).toBe(2);
    expect(ledger.err()).toMatch(/^TLS_CERT: \/nowhere\/cert\.pem cannot be read \(ENOENT\)\./m);
  });

  test('does not start beside a database whose keys are gone', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await aReadyLedger({ DATA_DIR });
    first.child.kill('SIGTERM');
    await first.ended;
    rmSync(join(DATA_DIR, 'keys.json'));

    const second = runLedger({ DATA_DIR, LEDGER_PORT: '0' });

    expect(await second.ended).toBe(2);
    expect(second.err()).toMatch(/keys\.json is missing, but this database was made with one/);
    expect(existsSync(join(DATA_DIR, 'keys.json'))).toBe(false);
  });

  test('names wrong settings and leaves with 2', async () => {
    const ledger = runLedger({ DATA_DIR: temporaryFolder(), HOLD_PERIOD: 'soon', HOUZE: 'demo' });

    expect(await ledger.ended).toBe(2);
    expect(ledger.err()).toBe(
      'HOUZE is not a setting. Did you mean HOUSE?\n' +
        'HOLD_PERIOD must be a fixed ISO 8601 duration, such as P7D or PT5S (no months or years), and after it what a currency has instead, such as P7D,JPY=P14D (each once, of those that kiosks take).\n',
    );
  });

  test('makes a keys file on request, and never over another', async () => {
    const path = join(temporaryFolder(), 'keys.json');

    const first = runLedger({}, 'keys', 'create', path);
    const firstEnd = await first.ended;
    const second = runLedger({}, 'keys', 'create', path);

    expect([firstEnd, await second.ended]).toEqual([0, 1]);
    expect(first.out()).toBe(`keys ${path}\n`);
    expect(second.err()).toBe(`${path} exists already. Nothing was changed.\n`);
  });

  test('tells how it is used', async () => {
    const help = runLedger({}, '--help');
    const wrong = runLedger({}, 'open', 'sesame');

    expect([await help.ended, await wrong.ended]).toEqual([0, 2]);
    expect(help.out()).toMatch(/^Usage: npm run ledger/);
    expect(wrong.err()).toMatch(/^The ledger does not know "open sesame"\./);
  });

  test('stops when the program that started it is gone', async () => {
    const DATA_DIR = temporaryFolder();
    const server = fileURLToPath(new URL('../../../ledger-api/server.ts', import.meta.url));
    const script = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(server)}], { stdio: ['ignore', 'inherit', 'inherit'] })`;
    const env = { ...process.env, DATA_DIR, LEDGER_PORT: '0', TIKKEUL_PARENT: '1' };
    const parent = programOf(spawn(process.execPath, ['-e', script], { env, stdio: 'pipe' }));
    await untilOut(parent, /^ready/m);

    parent.child.kill('SIGKILL');
    await parent.ended;

    // Its output closed only when the ledger, which had inherited it, had ended too.
    expect(parent.err()).not.toContain('Error');
    expect(existsSync(join(DATA_DIR, 'ledger.pid'))).toBe(false);
  });

  test('closes streams when it stops, and makes room when a reader goes', async () => {
    const DATA_DIR = temporaryFolder();
    const ledger = await aReadyLedger({ DATA_DIR });
    const post = (path: string, body: object) =>
      fetch(`${ledger.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const phone = '+821012345678';
    await post('/v1/auth/otp', { phone });
    const code = /\d{6}/.exec(JSON.parse(readText(DATA_DIR, 'messages.jsonl')).text as string)![0];
    const { token } = (await (await post('/v1/auth/sessions', { phone, code })).json()) as {
      token: string;
    };
    const open = async () => {
      const gone = new AbortController();
      const answer = await fetch(`${ledger.url}/v1/wallet/stream`, {
        headers: { authorization: `Bearer ${token}` },
        signal: gone.signal,
      });
      return { answer, gone };
    };
    const streams = [];
    for (let i = 0; i < 8; i++) streams.push(await open());
    const ninth = await open();
    streams[0]!.gone.abort();
    let again = await open();
    while (again.answer.status === 429) again = await open();
    const reader = streams[1]!.answer.body!.getReader();

    ledger.child.kill('SIGTERM');
    let isDone = false;
    while (!isDone) isDone = (await reader.read()).done;

    expect([ninth.answer.status, again.answer.status]).toEqual([429, 200]);
    expect(await ledger.ended).toBe(0);
  });

  test('does not echo a TRACE, and answers garbage with nothing of its inside', async () => {
    const { url } = await aReadyLedger({ DATA_DIR: temporaryFolder(), LOG_LEVEL: 'silent' });
    const say = async (text: string): Promise<string> => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (bytes) => (answer += bytes.toString()));
      socket.on('error', () => {});
      socket.end(text);
      await once(socket, 'close');
      return answer;
    };

    const traced = await say('TRACE / HTTP/1.1\r\nHost: x\r\nX-Secret: echo\r\n\r\n');
    const garbage = await say('\u0000\u0001\r\n\r\n');

    expect(traced).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(traced).not.toContain('echo');
    expect(garbage).toMatch(/^(HTTP\/1\.1 400 |$)/);
  });
});

describe('the demo house', () => {
  test('has a kiosk to enrol, sample rates and a quick hold', async () => {
    const DATA_DIR = temporaryFolder();
    const { url } = await aReadyLedger({ DATA_DIR, HOUSE: 'demo', HOLD_PERIOD: 'PT5S' });

    const token = readText(DATA_DIR, 'enrol-token');
    const card = (await (await fetch(`${url}/v1/rate-card`)).json()) as {
      sample: boolean;
      rates: { currency: string }[];
    };

    expect(token).toMatch(/^tk1\.[0-9a-f-]{36}\.[\w-]{43}\.[0-9a-f]{64}\n$/);
    expect(card.sample).toBe(true);
    expect(card.rates.map((rate) => rate.currency)).toEqual(
      expect.arrayContaining(['USD', 'EUR', 'JPY', 'CNY']),
    );
  });
});
