// The kiosk's own link to a real ledger process over real HTTP: what one side writes the other side reads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { tokenSource } from '#kiosk/enrolment/token-source.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { startLedgerLink } from '#kiosk/sync/ledger-link.ts';
import { instantText } from '#ledger/contract/ids.ts';
import { sealPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { aReadyLedger, temporaryFolder } from '../../support/ledger-process.ts';
import { ACCEPTOR, aClosing, aCoin, anOpening, SESSION } from '../../support/kiosk-records.ts';

const PHONE = '+821012345678';

/** Looks again and again until `look` answers something; the test's own time-out is the limit. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await delay(50);
  }
}

function aKiosk(ledgerUrl: string, dataDir: string) {
  const store = memoryKioskStore();
  const stopping = new AbortController();
  const link = startLedgerLink({
    store,
    clock: systemClock,
    entropy: systemEntropy,
    log: () => {},
    ledgerUrl,
    tokens: tokenSource({ enrolToken: undefined, isDemo: true, dataDir }),
    softwareVersion: 'test',
    outboxRetentionMs: 86_400_000,
    signal: stopping.signal,
    isHurried: () => true,
    acceptors: () => [{ acceptorId: ACCEPTOR, state: 'ready' }],
    tableProposal: () => undefined,
    viewChanged: () => {},
    documentsChanged: () => {},
  });
  onTestFinished(async () => {
    stopping.abort();
    await link.done;
  });
  const commit = (...records: Parameters<typeof store.commit>[0]['records']) => {
    store.commit({ atMs: systemClock.nowMs(), records });
    link.nudge();
  };
  return { store, link, commit };
}

async function signIn(url: string, dataDir: string): Promise<string> {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  await post('/v1/auth/otp', { phone: PHONE });
  const lines = readFileSync(join(dataDir, 'messages.jsonl'), 'utf8').trim().split('\n');
  const messages = lines.map((line) => JSON.parse(line) as { kind: string; text: string });
  const { text } = messages.findLast((message) => message.kind === 'code')!;
  const code = /\d{6}/.exec(text)![0];
  const answer = await post('/v1/auth/sessions', { phone: PHONE, code });
  return ((await answer.json()) as { token: string }).token;
}

/** Files that hold one of the secrets, but for the one that stands in for the phone network; and the log. */
function secretsIn(folder: string, log: string, secrets: readonly string[]): string[] {
  const files = readdirSync(folder).filter((name) => name !== 'messages.jsonl');
  const texts = files.map((name) => [name, readFileSync(join(folder, name), 'latin1')] as const);
  return [...texts, ['log', log] as const]
    .filter(([, text]) => secrets.some((secret) => text.includes(secret)))
    .map(([name]) => name);
}

test('coins of a kiosk become points, across a ledger that is killed on the way', async () => {
  const DATA_DIR = temporaryFolder();
  const settings = { DATA_DIR, HOUSE: 'demo', HOLD_PERIOD: 'PT1S' };
  const first = await aReadyLedger(settings);
  const kiosk = aKiosk(first.url, DATA_DIR);
  const table = await until(() => kiosk.store.coinTable(ACCEPTOR));
  const card = await until(() => kiosk.store.rateCard());
  const sealingKey = kiosk.store.enrolment()!.ledgerKeys.find((key) => key.use === 'seal')!;
  const blob = sealPhone(PHONE, Buffer.from(sealingKey.key, 'base64url'), systemEntropy.bytes);
  const ref = sha256Hex(blob);
  const opening = anOpening({ phoneRef: ref, cardNumbers: [card.number] });
  kiosk.store.commit({ atMs: systemClock.nowMs(), records: [opening], sealed: [{ ref, blob }] });
  kiosk.commit(aCoin(1), aCoin(2));
  await until(() => kiosk.store.outbox().unsentRecords === 0 || undefined);
  const token = await signIn(first.url, DATA_DIR);
  const wallet = async (url: string): Promise<Wallet> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await (await fetch(`${url}/v1/wallet`, { headers })).json()) as Wallet;
  };
  const whilePouring = await wallet(first.url);

  first.child.kill('SIGKILL');
  await first.ended;
  const quarter = aCoin(3, { currency: 'USD', faceMinor: '25', position: 8 });
  const totals = [
    { currency: 'KRW', amountMinor: '1000', count: 2 },
    { currency: 'USD', amountMinor: '25', count: 1 },
  ];
  kiosk.commit(quarter, aClosing({ closedAt: instantText(kiosk.link.serverNowMs()), totals }));
  const second = await aReadyLedger({ ...settings, LEDGER_PORT: new URL(first.url).port });
  await until(() => kiosk.store.outbox().unsentRecords === 0 || undefined);
  const matured = await until(async () => {
    const now = await wallet(second.url);
    return now.pending.deposits.length === 0 ? now : undefined;
  });
  const usd = card.rates.find((rate) => rate.currency === 'USD')!;
  const usdPoints = Math.round((25 * Number(usd.mid.num) * 0.955) / Number(usd.mid.den));

  expect(table.positions).toHaveLength(15);
  expect(whilePouring.pending).toMatchObject({
    points: '1000',
    deposits: [{ id: SESSION, kioskName: 'Demo kiosk', state: 'open' }],
  });
  expect(matured.points.available).toBe(String(1000 + usdPoints));
  expect(secretsIn(DATA_DIR, first.err() + second.err(), [PHONE.slice(3), token])).toEqual([]);
  const receipts = readFileSync(join(DATA_DIR, 'messages.jsonl'), 'utf8').match(/"receipt"/g);
  expect(receipts).toHaveLength(1);
});
