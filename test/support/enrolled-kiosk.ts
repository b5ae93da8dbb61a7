// A kiosk enrolled at a test ledger, with a journal that can be told: coins become batches as on the wire.
import { createHash } from 'node:crypto';
import { FIRST_PREV_BATCH_HASH } from '#ledger/contract/batch.ts';
import { canonicalBytes } from '#ledger/contract/canonical-json.ts';
import { instantText, type KioskId } from '#ledger/contract/ids.ts';
import type { EnrolAnswer } from '#ledger/contract/kiosk-documents.ts';
import { sealPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex, type SigningKey } from '#ledger/contract/signature.ts';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { issueEnrolmentToken } from '#ledger/use-cases/enrol-kiosk.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { ACCEPTOR_ID } from './books.ts';
import type { TestLedger } from './open-ledger.ts';
import { batchRequest, kioskKey, type SignedRequest, signedRequest } from './signed-kiosk.ts';

type NewRecord = Readonly<{ kind: string; body: object }>;

export type TestKiosk = Readonly<{
  id: KioskId;
  key: SigningKey;
  enrolment: EnrolAnswer;
  /** The next batch of this kiosk as a signed request; sending it is up to the test. */
  nextBatch(...records: NewRecord[]): SignedRequest;
  /** A heartbeat with the next counter, or with `counter`; its acceptor is ready, or in `state`. */
  heartbeat(counter?: number, state?: string): SignedRequest;
  /** The records of a session of `phone` with so many ₩500 coins; open unless `isClosed`. */
  session(sessionId: string, phone: string, coinCount: number, isClosed?: boolean): NewRecord[];
}>;

export const KIOSK_ID = '018f0000-0000-7000-8000-000000000001' as KioskId;

/** Issues a token for a registered kiosk. */
export async function tokenFor(test: TestLedger, kioskId: KioskId): Promise<string> {
  const { store, keys, entropy, clock } = test.ledger;
  const deps = { store, signingKey: keys.signing, entropy };
  const issued = await issueEnrolmentToken(deps, kioskId, clock.nowMs());
  return issued.ok ? issued.token : '';
}

/** Registers and enrols the test kiosk and approves its table. */
export async function anEnrolledKiosk(test: TestLedger): Promise<TestKiosk> {
  const { ledger, api, clock, entropy } = test;
  await registerKiosk(ledger.store, { id: KIOSK_ID, name: 'Test kiosk' });
  await approveCoinTable(
    { store: ledger.store, signingKey: ledger.keys.signing, isDemoHouse: true },
    {
      acceptorId: ACCEPTOR_ID,
      approvedBy: 'test',
      positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
    },
    clock.nowMs(),
  );
  const key = kioskKey();
  const payload = {
    token: await tokenFor(test, KIOSK_ID),
    publicKey: key.publicKey,
    softwareVersion: 'test',
  };
  const answer = await api.inject({ method: 'POST', url: '/v1/kiosks/enrol', payload });
  const enrolment = answer.json<EnrolAnswer>();

  let batchSeq = 0;
  let seq = 0;
  let creditSeq = 0;
  let counter = 0;
  let prevBatchHash = FIRST_PREV_BATCH_HASH;
  const blobs = new Map<string, string>();
  const now = () => instantText(clock.nowMs());
  const signing = () => ({ key, authority: ledger.reach().authorities[0]!, nowMs: clock.nowMs() });
  return {
    id: KIOSK_ID,
    key,
    enrolment,
    nextBatch: (...records) => {
      const numbered = records.map((record) => ({ seq: ++seq, at: now(), ...record }));
      const batch = {
        kioskId: KIOSK_ID,
        kioskEpoch: enrolment.kioskEpoch,
        batchSeq: ++batchSeq,
        prevBatchHash,
        firstSeq: numbered[0]!.seq,
        lastSeq: seq,
        createdAt: now(),
        records: numbered,
      };
      prevBatchHash = createHash('sha256').update(canonicalBytes(batch)).digest('hex');
      const refs = records.map((record) => (record.body as { phoneRef?: string }).phoneRef ?? '');
      const sealed = [...blobs].filter(([ref]) => refs.includes(ref));
      return batchRequest(batch, Object.fromEntries(sealed), signing());
    },
    heartbeat: (given, state = 'ready') => {
      counter = given ?? counter + 1;
      const body = {
        kioskId: KIOSK_ID,
        kioskEpoch: enrolment.kioskEpoch,
        counter,
        softwareVersion: 'test',
        acceptors: [{ acceptorId: ACCEPTOR_ID, state }],
        cashboxCoinsMax: 8_000,
        unsentRecords: 0,
      };
      return signedRequest('/v1/kiosks/heartbeat', body, signing());
    },
    session: (sessionId, phone, coinCount, isClosed = false) => {
      const blob = sealPhone(phone, ledger.keys.sealing.publicKey, entropy.bytes);
      const phoneRef = sha256Hex(blob);
      blobs.set(phoneRef, Buffer.from(blob).toString('base64url'));
      const totals =
        coinCount > 0
          ? [{ currency: 'KRW', amountMinor: String(500 * coinCount), count: coinCount }]
          : [];
      const opened = {
        kind: 'session-opened',
        body: {
          sessionId,
          phoneRef,
          termsVersion: 1,
          over14: true,
          lang: 'ko',
          cardNumbers: [],
        },
      };
      const coins = Array.from({ length: coinCount }, () => ({
        kind: 'coin',
        body: {
          sessionId,
          currency: 'KRW',
          faceMinor: '500',
          position: 4,
          route: 0,
          acceptorId: ACCEPTOR_ID,
          acceptorEpoch: '0123456789abcdef0123456789abcdef',
          creditSeq: String(++creditSeq),
        },
      }));
      const closed = { kind: 'session-closed', body: { sessionId, closedAt: now(), totals } };
      return [opened, ...coins, ...(isClosed ? [closed] : [])];
    },
  };
}
