import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { batchAfter } from '#kiosk/outbox/outbox.ts';
import { signBatch } from '#kiosk/outbox/sign-batch.ts';
import type { KioskStore } from '#kiosk/store/kiosk-store.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { signatureBase, signRequest } from '#kiosk/sync/request-signature.ts';
import { BATCH_BYTES_MAX, BatchEnvelope } from '#ledger/contract/batch.ts';
import { canonicalText } from '#ledger/contract/canonical-json.ts';
import { openPhone, sealPhone, sealingKeyFromSeed } from '#ledger/contract/sealed-phone.ts';
import { signingKeyFromSeed, verifyBytes } from '#ledger/contract/signature.ts';
import {
  aClosing,
  aCoin,
  anEnrolment,
  anOpening,
  aSealedPhone,
  AT_MS,
  KIOSK,
  kioskKey,
  OTHER_SESSION,
} from '../../support/kiosk-records.ts';
import golden from '../../vectors/batches.json' with { type: 'json' };

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

describe('the golden batches', () => {
  const key = signingKeyFromSeed(hex(golden.kiosk.keySeed));
  let prevBatchHash = '0'.repeat(64);
  const batches = golden.batches.map((vector, i) => {
    const { records, createdAt, sealed } = vector;
    const envelope = BatchEnvelope.parse({
      batch: {
        kioskId: golden.kiosk.kioskId,
        kioskEpoch: golden.kiosk.kioskEpoch,
        batchSeq: i + 1,
        prevBatchHash,
        firstSeq: records[0]!.seq,
        lastSeq: records.at(-1)!.seq,
        createdAt,
        records,
      },
      sealed,
    });
    prevBatchHash = vector.batchHash;
    return { vector, envelope, signed: signBatch(key, envelope) };
  });

  test.each(batches)('are made, named and signed as they stand', ({ vector, envelope, signed }) => {
    expect(canonicalText(envelope.batch)).toBe(vector.canonicalBatch);
    expect({ ...signed, bytes: Buffer.from(signed.bytes).toString() }).toEqual({
      batchSeq: envelope.batch.batchSeq,
      batchHash: vector.batchHash,
      bytes: vector.body,
      signature: vector.batchSignature,
    });
  });

  test.each(batches)('travel in a request that is signed as it stands', ({ vector, signed }) => {
    const request = {
      method: 'POST' as const,
      url: new URL(vector.request.url),
      body: signed.bytes,
      idempotencyKey: vector.request.headers['Idempotency-Key'],
      createdS: vector.request.createdS,
    };

    expect(signatureBase(key.kid, request).base).toBe(vector.request.signatureBase);
    expect(signRequest(key, request)).toEqual(vector.request.headers);
  });

  test('carry the phone number sealed as it stands', () => {
    const { e164, sealingSeed, ephemeralSeed, nonce, blob, ref } = golden.phone;
    const sealingKey = sealingKeyFromSeed(hex(sealingSeed));
    const random = [hex(ephemeralSeed), hex(nonce)];

    const sealed = sealPhone(e164, sealingKey.publicKey, () => random.shift()!);

    expect(Buffer.from(sealed).toString('hex')).toBe(blob);
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(ref);
    expect(openPhone(sealed, sealingKey)).toBe(e164);
  });
});

describe('the outbox', () => {
  const next = (store: KioskStore, sentThrough = store.outbox().acceptedThrough) =>
    batchAfter(sentThrough, { store, key: kioskKey, enrolment: anEnrolment(), nowMs: AT_MS });
  const read = (bytes: Uint8Array) =>
    BatchEnvelope.parse(JSON.parse(Buffer.from(bytes).toString()));
  const enrolled = (): KioskStore => {
    const store = memoryKioskStore();
    store.enrol(anEnrolment());
    return store;
  };

  test('has nothing to send while the journal is empty', () => {
    expect(next(enrolled())).toBeUndefined();
  });

  test('makes a batch once: the same bytes until it is acknowledged, whatever happens meanwhile', () => {
    const store = enrolled();
    store.commit({ atMs: AT_MS, records: [aCoin(1)] });
    const first = next(store);
    store.commit({ atMs: AT_MS, records: [aCoin(2)] });

    expect(next(store)).toEqual(first);
    expect(read(first!.bytes).batch).toMatchObject({
      kioskId: KIOSK,
      batchSeq: 1,
      firstSeq: 1,
      lastSeq: 1,
    });
  });

  test('chains each batch to the one before, without a gap in its numbers', () => {
    const store = enrolled();
    const phone = aSealedPhone();
    const other = aSealedPhone('+821087654321', 'other');
    store.commit({ atMs: AT_MS, records: [anOpening({ phoneRef: phone.ref })], sealed: [phone] });
    const first = next(store, 0)!;
    store.commit({ atMs: AT_MS, records: [aClosing()] });
    store.commit({
      atMs: AT_MS,
      records: [anOpening({ sessionId: OTHER_SESSION, phoneRef: other.ref })],
      sealed: [other],
    });
    const second = next(store, 1)!;

    expect(read(second.bytes)).toMatchObject({
      batch: { batchSeq: 2, firstSeq: 2, lastSeq: 3, prevBatchHash: first.batchHash },
      sealed: { [other.ref]: Buffer.from(other.blob).toString('base64url') },
    });
    expect(Object.keys(read(first.bytes).sealed)).toEqual([phone.ref]);
    expect(verifyBytes(kioskKey.publicKey, hex(second.batchHash), second.signature)).toBe(true);
  });

  test('cuts a long journal at 1,000 records and at 256 KiB', () => {
    const many = enrolled();
    many.commit({
      atMs: AT_MS,
      records: Array.from({ length: 1001 }, () => ({ kind: 'note', body: {} })),
    });
    const long = enrolled();
    const note = 'x'.repeat(10_000);
    long.commit({
      atMs: AT_MS,
      records: Array.from({ length: 30 }, () => ({ kind: 'note', body: { note } })),
    });

    const byCount = next(many)!;
    const byBytes = next(long)!;

    expect(read(byCount.bytes).batch).toMatchObject({ firstSeq: 1, lastSeq: 1000 });
    expect(byBytes.bytes.length).toBeLessThanOrEqual(BATCH_BYTES_MAX);
    expect(byBytes.bytes.length).toBeGreaterThan(BATCH_BYTES_MAX - 12_000);
  });
});
