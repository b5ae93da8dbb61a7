// Kiosks for measurements: each tells, in signed batches, one deposit of so many coins after the other.
import { randomBytes } from 'node:crypto';
import {
  batchBytes,
  FIRST_PREV_BATCH_HASH,
  type Batch,
  type JournalRecord,
} from '#ledger/contract/batch.ts';
import { instantText, type KioskId } from '#ledger/contract/ids.ts';
import { sealPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex, type SigningKey, signingKeyFromSeed } from '#ledger/contract/signature.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { approveCoinTable } from '#ledger/use-cases/approve-coin-table.ts';
import { enrolKiosk, issueEnrolmentToken } from '#ledger/use-cases/enrol-kiosk.ts';
import { publishRateCard } from '#ledger/use-cases/publish-rate-card.ts';
import { registerKiosk } from '#ledger/use-cases/register-kiosk.ts';
import { SAMPLE_RATES } from '#ledger/use-cases/sample-rates.ts';
import { batchRequest } from '../../test/support/signed-kiosk.ts';
import { requestBytes } from './send.ts';
import type { Desk } from './served-ledger.ts';

export type BenchKiosk = Readonly<{ id: KioskId; key: SigningKey; sealingKey: Uint8Array }>;

type PreparedBatch = Readonly<{ batch: Batch; sealed: Readonly<Record<string, string>> }>;

/** Enrols `count` kiosks whose acceptors have an approved table, and publishes a rate card. */
export async function enrolKiosks(desk: Desk, count: number): Promise<readonly BenchKiosk[]> {
  const { store, keys, nowMs } = desk;
  const deps = { store, signingKey: keys.signing, entropy: systemEntropy, isDemoHouse: true };
  await publishRateCard(
    deps,
    { rates: SAMPLE_RATES, policy: 'fixed-at-deposit', isSample: true },
    nowMs,
  );
  const positions = FACES.map((face, i) => ({
    coinId: `KR${face.padStart(3, '0')}A`,
    position: i + 1,
    currency: 'KRW' as const,
    faceMinor: face,
  }));
  await approveCoinTable(deps, { acceptorId: ACCEPTOR_ID, approvedBy: 'bench', positions }, nowMs);
  const kiosks: BenchKiosk[] = [];
  for (let i = 0; i < count; i++) {
    const id = systemEntropy.uuid(nowMs) as KioskId;
    const key = signingKeyFromSeed(randomBytes(32));
    await registerKiosk(store, { id, name: `Bench kiosk ${i + 1}` });
    const issued = await issueEnrolmentToken(deps, id, nowMs);
    if (!issued.ok) throw new Error(issued.error);
    const enrolled = await enrolKiosk(
      deps,
      { token: issued.token, publicKey: key.publicKey },
      nowMs,
    );
    if (!enrolled.ok) throw new Error(enrolled.error);
    kiosks.push({ id, key, sealingKey: keys.sealing.publicKey });
  }
  return kiosks;
}

/** The batches of one kiosk, chained: each is one whole deposit of `coins` coins to one of eight numbers of its own. */
export function batchesOf(
  { id: kioskId, sealingKey }: BenchKiosk,
  count: number,
  coins: number,
  nowMs: number,
): readonly PreparedBatch[] {
  let prevBatchHash = FIRST_PREV_BATCH_HASH;
  let creditSeq = 0;
  const acceptorEpoch = randomBytes(16).toString('hex');
  return Array.from({ length: count }, (_, n) => {
    const sessionId = systemEntropy.uuid(nowMs);
    const phone = `+8210${String(parseInt(kioskId.slice(-6), 16) % 9_999_999).padStart(7, '0')}${n % 8}`;
    const blob = sealPhone(phone, sealingKey, systemEntropy.bytes);
    const phoneRef = sha256Hex(blob);
    const firstSeq = n * (coins + 2) + 1;
    const startMs = nowMs - (coins + 2) * COIN_EVERY_MS;
    let amountMinor = 0;
    const bodies: Pick<JournalRecord, 'kind' | 'body'>[] = [
      {
        kind: 'session-opened',
        body: { sessionId, phoneRef, termsVersion: 1, over14: true, lang: 'ko', cardNumbers: [1] },
      },
      ...Array.from({ length: coins }, () => {
        creditSeq += 1;
        const position = (creditSeq * 7) % FACES.length;
        amountMinor += Number(FACES[position]);
        const faceMinor = FACES[position];
        return {
          kind: 'coin',
          body: {
            sessionId,
            currency: 'KRW',
            faceMinor,
            position: position + 1,
            route: 0,
            acceptorId: ACCEPTOR_ID,
            acceptorEpoch,
            creditSeq: String(creditSeq),
          },
        };
      }),
    ];
    const totals = [{ currency: 'KRW', amountMinor: String(amountMinor), count: coins }];
    bodies.push({
      kind: 'session-closed',
      body: { sessionId, closedAt: instantText(nowMs), totals },
    });
    const batch: Batch = {
      kioskId,
      kioskEpoch: 1,
      batchSeq: n + 1,
      prevBatchHash,
      firstSeq,
      lastSeq: firstSeq + bodies.length - 1,
      createdAt: instantText(nowMs),
      records: bodies.map((body, i) => ({
        seq: firstSeq + i,
        at: instantText(startMs + i * COIN_EVERY_MS + (i % 17)),
        ...body,
      })),
    };
    prevBatchHash = sha256Hex(batchBytes(batch));
    return { batch, sealed: { [phoneRef]: Buffer.from(blob).toString('base64url') } };
  });
}

/** The batch as the kiosk sends it to `authority`, signed now. */
export function sentBatch(
  { key }: BenchKiosk,
  { batch, sealed }: PreparedBatch,
  authority: string,
  nowMs: number,
): Uint8Array {
  const request = batchRequest(batch, sealed, { key, authority, nowMs });
  return requestBytes('POST', request.url, request.headers, request.payload);
}

const ACCEPTOR_ID = 'TKL/TKL-EMU/12345678';
const FACES = ['10', '50', '100', '500'];
const COIN_EVERY_MS = 300;
