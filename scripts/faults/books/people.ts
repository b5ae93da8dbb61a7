// Who writes into the books: holders with money, a shop, two operators and a kiosk, each signed in at a demo ledger.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#drivers/clock.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { totpCode, totpStep } from '#ledger/auth/one-time-code.ts';
import { FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { instantText } from '#ledger/contract/ids.ts';
import type { EnrolAnswer } from '#ledger/contract/kiosk-documents.ts';
import { sealPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { lastCode } from '../../../test/support/holder.ts';
import { ACCEPTOR, POWER_UP } from '../../../test/support/kiosk-records.ts';
import { batchRequest, kioskKey } from '../../../test/support/signed-kiosk.ts';
import { type Answer, type Caller, said } from './caller.ts';
import type { BooksHouse } from './house.ts';

/** Somebody signed in: every write has an Idempotency-Key of its own. */
export type Person = Readonly<{
  post(path: string, body?: object): Promise<Answer>;
  get(path: string): Promise<Answer>;
}>;

export type Holder = Person & Readonly<{ phone: string; bankAccountId: string }>;

/** A kiosk whose batches go out in order; `pour` is one whole session. */
export type Kiosk = Readonly<{
  id: string;
  pour(phone: string, coins: number): Promise<void>;
  takeOutCashbox(): Promise<void>;
}>;

type Asked = Readonly<{ house: BooksHouse; caller: Caller }>;

const JSON_BODY = { 'content-type': 'application/json' };

/** What is good only once is no promise to be asked for again. */
async function once(caller: Caller, path: string, body: object): Promise<Answer['body']> {
  const call = { method: 'POST', path, headers: JSON_BODY, body: JSON.stringify(body) } as const;
  return (await caller.ask(call, 'once')).body;
}

async function signIn({ caller }: Asked, path: string, who: object): Promise<Person> {
  const { token } = await once(caller, path, who);
  if (typeof token !== 'string') throw new Error(`${path} gave no token`);
  const bearer = { authorization: `Bearer ${token}` };
  return {
    get: (at) => caller.ask({ method: 'GET', path: at, headers: bearer }),
    post: (at, body = {}) => {
      const key = systemEntropy.uuid(systemClock.nowMs());
      const headers = { ...JSON_BODY, ...bearer, 'idempotency-key': key };
      return caller.ask({ method: 'POST', path: at, headers, body: JSON.stringify(body) });
    },
  };
}

/** A holder whose identity is checked and who has a bank account. */
export async function signedInHolder(asked: Asked, phone: string): Promise<Holder> {
  await once(asked.caller, '/v1/auth/otp', { phone });
  const code = lastCode(join(asked.house.dataDir, 'messages.jsonl'), phone);
  const holder = await signIn(asked, '/v1/auth/sessions', { phone, code });
  await holder.post('/v1/wallet/identity', { name: 'Kim', birthDate: '1990-12-31' });
  const account = { bankCode: '004', accountNumber: `110${phone.slice(-8)}` };
  const added = await holder.post('/v1/wallet/bank-accounts', account);
  return { ...holder, phone, bankAccountId: said(added, 'id') };
}

/** The demo shop, by the key that the ledger announced. */
export function signedInShop(asked: Asked): Promise<Person> {
  const key = asked.house.announced.find((line) => line.startsWith('shop '))?.split(' ')[3];
  return signIn(asked, '/v1/auth/shop-sessions', { key });
}

/** The two operators of the demo house. */
export async function signedInOperators(asked: Asked): Promise<readonly Person[]> {
  const lines = asked.house.announced.filter((line) => line.startsWith('operator '));
  const people: Person[] = [];
  for (const line of lines) {
    const [, , , name, , password, , totpSecret] = line.split(' ');
    const step = totpStep(systemClock.nowMs());
    const oneTimeCode = totpCode(fromBase32(totpSecret!), step);
    people.push(await signIn(asked, '/v1/auth/operator-sessions', { name, password, oneTimeCode }));
  }
  return people;
}

/** The demo kiosk, enrolled with a key of our own. */
export async function enrolledKiosk({ house, caller }: Asked): Promise<Kiosk> {
  const key = kioskKey();
  const token = readFileSync(join(house.dataDir, 'enrol-token'), 'utf8').trim();
  const body = JSON.stringify({ token, publicKey: key.publicKey, softwareVersion: 'faults' });
  // Not a promise to ask again: a token is good once.
  const enrolled = await fetch(`${house.url}/v1/kiosks/enrol`, {
    method: 'POST',
    headers: JSON_BODY,
    body,
  });
  const { kioskId, kioskEpoch, ledgerKeys } = (await enrolled.json()) as EnrolAnswer;
  const seal = Buffer.from(ledgerKeys.find(({ use }) => use === 'seal')!.key, 'base64url');

  let [seq, batchSeq, creditSeq, prevBatchHash] = [0, 0, 0, FIRST_PREV_BATCH_HASH];
  let sending: Promise<unknown> = Promise.resolve();
  const now = () => instantText(systemClock.nowMs());
  const send = (sealed: Record<string, string>, bodies: readonly [string, object][]) => {
    const records = bodies.map(([kind, body]) => ({ seq: ++seq, at: now(), kind, body }));
    const numbers = { batchSeq: ++batchSeq, firstSeq: records[0]!.seq, lastSeq: seq };
    const batch = { kioskId, kioskEpoch, ...numbers, prevBatchHash, createdAt: now(), records };
    prevBatchHash = createHash('sha256').update(canonicalBytes(batch)).digest('hex');
    const authority = new URL(house.url).host;
    const signed = batchRequest(batch, sealed, { key, authority, nowMs: systemClock.nowMs() });
    const { host: _, ...headers } = signed.headers;
    const call = { method: 'POST', path: signed.url, headers, body: signed.payload } as const;
    // In their order, as a kiosk sends them.
    const before = sending;
    const sent = (async () => {
      await before;
      const { status } = await caller.ask(call);
      if (status !== 200) throw new Error(`batch ${numbers.batchSeq} was answered ${status}`);
    })();
    sending = sent.catch(() => {});
    return sent;
  };
  return {
    id: kioskId,
    takeOutCashbox: () => send({}, [['cashbox-removed', {}]]),
    pour: (phone, coins) => {
      const blob = sealPhone(phone, seal, systemEntropy.bytes);
      const phoneRef = sha256Hex(blob);
      const sessionId = systemEntropy.uuid(systemClock.nowMs());
      const agreed = { termsVersion: 1, over14: true, lang: 'ko', cardNumbers: [] };
      const faces = { currency: 'KRW', faceMinor: '500', position: 4, route: 0 };
      const device = { acceptorId: ACCEPTOR, acceptorEpoch: POWER_UP };
      const fallen = Array.from({ length: coins }, (): [string, object] => [
        'coin',
        { sessionId, ...faces, ...device, creditSeq: String(++creditSeq) },
      ]);
      const totals = [{ currency: 'KRW', amountMinor: String(500 * coins), count: coins }];
      return send({ [phoneRef]: Buffer.from(blob).toString('base64url') }, [
        ['session-opened', { sessionId, phoneRef, ...agreed }],
        ...fallen,
        ['session-closed', { sessionId, closedAt: now(), totals }],
      ]);
    },
  };
}

/** Undoes the base 32 of an authenticator's secret. */
function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter))
    .map((five) => five.toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
