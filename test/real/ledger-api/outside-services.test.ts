// The bank and the identity service as they are really spoken to: files in a directory, and https.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handMovedClock } from '#drivers/clock.ts';
import { openBank } from '#ledger/bank/open-bank.ts';
import { httpsRateSource } from '#ledger/rates/https-rate-source.ts';
import { openIdentityCheck } from '#ledger/identity/open-identity-check.ts';
import { temporaryPath } from '../../support/sqlite-store.ts';

const PERSON = { name: 'Kim', birthDate: '1990-12-31', phone: '+821012345678' };
const FILE = { id: 'file-1', pain001: '<Document/>' };
const SECRET = 'a secret of the service';

type Heard = { method: string; url: string; authorization: string | undefined; body: string };

/** A service that answers `answer` to everything and remembers what it heard. */
async function aService(status: number, answer: string) {
  const heard: Heard[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      heard.push({ method, url, authorization: headers.authorization, body });
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
    });
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { heard, setting: { kind: 'https', url, secret: SECRET } as const };
}

type Setting = Awaited<ReturnType<typeof aService>>['setting'];

describe('the bank in a directory', () => {
  test('takes a file, again without harm, readable by its owner only', async () => {
    const path = temporaryPath('bank');
    const bank = openBank({ kind: 'file', path });

    const taken = [await bank.handOver(FILE), await bank.handOver(FILE)];

    const written = join(path, 'out', 'file-1.xml');
    expect(taken).toEqual(['taken', 'taken']);
    expect(readFileSync(written, 'utf8')).toBe(FILE.pain001);
    expect(statSync(written).mode & 0o777).toBe(0o600);
    expect(existsSync(`${written}.part`)).toBe(false);
  });

  test('reads the reports that lie there, in the order of their names', async () => {
    const path = temporaryPath('bank');
    const bank = openBank({ kind: 'file', path });
    const none = await bank.reports();
    mkdirSync(join(path, 'in'), { recursive: true });
    for (const name of ['b.csv', 'a.xml', 'notes.txt']) {
      writeFileSync(join(path, 'in', name), name);
    }

    const reports = await bank.reports();

    expect(none).toEqual([]);
    expect(reports).toEqual([
      { name: 'a.xml', text: 'a.xml' },
      { name: 'b.csv', text: 'b.csv' },
    ]);
  });
});

describe('the bank over https', () => {
  test('is handed a file by its id, with the secret', async () => {
    const { heard, setting } = await aService(200, '{}');

    const taken = await openBank(setting).handOver(FILE);

    expect(taken).toBe('taken');
    expect(heard).toEqual([
      {
        method: 'PUT',
        url: '/payment-files/file-1',
        authorization: `Bearer ${SECRET}`,
        body: FILE.pain001,
      },
    ]);
  });

  test.each([
    ['an error', 500, '[]'],
    ['something else', 200, '{"reports":1}'],
    ['no JSON', 200, '<html>'],
  ])('is unavailable when it answers %s', async (_, status, answer) => {
    const { setting } = await aService(status, answer);

    expect(await openBank(setting).reports()).toBe('unavailable');
  });

  test('tells its reports', async () => {
    const reports = [{ name: 'r1', text: 'reference,status,reason' }];
    const { setting } = await aService(200, JSON.stringify(reports));

    expect(await openBank(setting).reports()).toEqual(reports);
  });
});

describe('an answer that never ends', () => {
  /** Well-formed, and longer than anybody may make us hold. */
  const long = (mebibytes: number, told: string) => `${' '.repeat(mebibytes * 1024 * 1024)}${told}`;

  test.each([
    ['the bank', 17, '[]', async (setting: Setting) => openBank(setting).reports()],
    [
      'the rates',
      1,
      '{"at":"2026-11-20T00:00:00.000Z","rates":[]}',
      async ({ url }: Setting) => httpsRateSource(url).ask(),
    ],
    [
      'identities',
      1,
      '{"verdict":"verified","personRef":"p"}',
      async (setting: Setting) =>
        (await openIdentityCheck(setting, handMovedClock()).check(PERSON)).verdict,
    ],
  ])('of %s counts as none', async (_, mebibytes, told, ask) => {
    const { setting } = await aService(200, long(mebibytes, told));

    expect(await ask(setting)).toBe('unavailable');
  });
});

describe('the identity service', () => {
  test('that stands in believes everybody but one, and notes no name', async () => {
    const path = temporaryPath('identity.jsonl');
    const check = openIdentityCheck({ kind: 'file', path }, handMovedClock());

    const verdicts = [await check.check(PERSON), await check.check({ ...PERSON, name: 'Refused' })];

    expect(verdicts).toMatchObject([{ verdict: 'verified' }, { verdict: 'refused' }]);
    expect(readFileSync(path, 'utf8')).not.toMatch(/Kim|1012345678|1990/);
  });

  test.each([
    ['{"verdict":"verified","personRef":"p"}', 200, { verdict: 'verified', personRef: 'p' }],
    ['{"verdict":"refused"}', 200, { verdict: 'refused' }],
    ['{"verdict":"verified"}', 200, { verdict: 'unavailable' }],
    ['{"verdict":"refused"}', 503, { verdict: 'unavailable' }],
    ['hello', 200, { verdict: 'unavailable' }],
  ])('over https that says %s with %s', async (answer, status, verdict) => {
    const { heard, setting } = await aService(status, answer);
    const check = openIdentityCheck(setting, handMovedClock());

    expect(await check.check(PERSON)).toEqual(verdict);
    expect(heard).toMatchObject([{ method: 'POST', authorization: `Bearer ${SECRET}` }]);
  });

  test('that is not there is unavailable', async () => {
    const setting = { kind: 'https', url: 'http://127.0.0.1:9', secret: SECRET } as const;

    const verdict = await openIdentityCheck(setting, handMovedClock()).check(PERSON);

    expect(verdict).toEqual({ verdict: 'unavailable' });
  });
});

describe('the rate source', () => {
  const at = '2026-11-22T00:00:00.000Z';
  const told = (...rates: [string, string][]) =>
    JSON.stringify({
      at,
      rates: rates.map(([currency, wonPerMajor]) => ({ currency, wonPerMajor })),
    });

  test('tells won for a major unit, which become exact points for a minor one', async () => {
    const answer = told(['USD', '1394.25'], ['JPY', '9.2'], ['XAU', '5000000'], ['KRW', '1']);
    const { setting } = await aService(200, answer);

    const rates = await httpsRateSource(setting.url).ask();

    expect(rates).toEqual({
      atMs: Date.parse(at),
      mids: new Map([
        ['USD', { num: '139425', den: '10000' }],
        ['JPY', { num: '92', den: '10' }],
      ]),
    });
  });

  test.each([
    ['nothing but an error', 503, told()],
    ['a rate of nothing', 200, told(['USD', '0.00'])],
    ['a rate below nothing', 200, told(['USD', '-1'])],
    ['a rate that is no decimal', 200, told(['USD', '1,394'])],
    ['a currency twice', 200, told(['USD', '1394'], ['USD', '1395'])],
    ['no time', 200, '{"rates":[]}'],
    ['no JSON', 200, '<html>'],
  ])('is unavailable when it answers %s', async (_, status, answer) => {
    const { setting } = await aService(status, answer);

    expect(await httpsRateSource(setting.url).ask()).toBe('unavailable');
  });
});
