import { describe, expect, test } from 'vitest';
import { ClockSkewProblem, SequenceGapProblem } from '#ledger/contract/problem.ts';
import { verifyDocument } from '#ledger/contract/signature.ts';
import { anEnrolledKiosk, KIOSK_ID } from '../../support/enrolled-kiosk.ts';
import { aLedger, AUTHORITY, refusalOf } from '../../support/ledger-app.ts';
import { batchRequest, signedRequest } from '../../support/signed-kiosk.ts';

const PHONE = '+821012345678';
const SESSION = '018f0000-0000-7000-8000-0000000000d1';
const aStart = { kind: 'started', body: { softwareVersion: 'test' } };

describe('sending a batch', () => {
  test('makes its coins show in the wallet of the number that was sealed', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);

    const sent = await ledger.api.inject(kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 3)));
    const authorization = `Bearer ${await ledger.signIn(PHONE)}`;
    const wallet = await ledger.api.inject({ url: '/v1/wallet', headers: { authorization } });

    expect([sent.statusCode, sent.json()]).toEqual([200, { acceptedThrough: 1 }]);
    expect(wallet.json()).toMatchObject({
      phone: '010-••••-5678',
      points: { available: '0', held: '0' },
      pending: {
        points: '1500',
        deposits: [{ id: SESSION, kioskName: 'Test kiosk', state: 'open', points: '1500' }],
      },
    });
  });

  test('twice is answered the same and posts once', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const batch = kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 1));

    const [first, again] = [await ledger.api.inject(batch), await ledger.api.inject(batch)];
    const authorization = `Bearer ${await ledger.signIn(PHONE)}`;
    const wallet = await ledger.api.inject({ url: '/v1/wallet', headers: { authorization } });

    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    expect(wallet.json()).toMatchObject({ pending: { points: '500' } });
  });

  test('too early names the batch that is waited for', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    kiosk.nextBatch(aStart);

    const answer = await ledger.api.inject(kiosk.nextBatch(aStart));

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'sequence-gap' });
    expect(SequenceGapProblem.parse(answer.json()).expected).toBe(1);
  });

  test('with a number that was used for another one is a conflict, and later ones are held', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const first = kiosk.nextBatch(aStart);
    await ledger.api.inject(first);
    const { batch } = JSON.parse(first.payload) as { batch: { kioskId: string } };
    const twin = { ...batch, createdAt: '2000-01-01T00:00:00.000Z' } as never;
    const signing = { key: kiosk.key, authority: AUTHORITY, nowMs: ledger.clock.nowMs() };

    const conflict = await ledger.api.inject(batchRequest(twin, {}, signing));
    const next = await ledger.api.inject(kiosk.nextBatch(aStart));

    expect(refusalOf(conflict)).toEqual({ status: 409, code: 'sequence-conflict' });
    expect([next.statusCode, next.json()]).toEqual([202, { acceptedThrough: 1, held: true }]);
  });

  test('under another name or with a batch signature of another key is refused', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const batch = kiosk.nextBatch(aStart);

    const unsigned = await ledger.api.inject({
      ...batch,
      headers: { ...batch.headers, 'batch-signature': 'A'.repeat(86) },
    });
    const named = await ledger.api.inject(
      signedRequest(
        '/v1/batches',
        batch.payload,
        { key: kiosk.key, authority: AUTHORITY, nowMs: ledger.clock.nowMs() },
        'another-name',
      ),
    );

    expect(refusalOf(unsigned)).toEqual({ status: 401, code: 'signature-invalid' });
    expect(refusalOf(named)).toEqual({ status: 400, code: 'idempotency-key-mismatch' });
  });

  test('by an unknown kiosk, or by nobody, changes nothing', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const batch = kiosk.nextBatch(aStart);
    const stranger = signedRequest(
      '/v1/batches',
      batch.payload.replaceAll(KIOSK_ID, SESSION),
      { key: kiosk.key, authority: AUTHORITY, nowMs: ledger.clock.nowMs() },
      'x',
    );
    const { signature: _, ...unsigned } = batch.headers;

    const answers = [
      refusalOf(await ledger.api.inject(stranger)),
      refusalOf(await ledger.api.inject({ ...batch, headers: unsigned })),
    ];
    const sent = await ledger.api.inject(batch);

    expect(answers).toEqual([
      { status: 401, code: 'unknown-kiosk' },
      { status: 401, code: 'signature-invalid' },
    ]);
    expect(sent.json()).toEqual({ acceptedThrough: 1 });
  });

  test('that is no batch is refused, even when it is signed', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const signing = { key: kiosk.key, authority: AUTHORITY, nowMs: ledger.clock.nowMs() };
    const body = { batch: { kioskId: KIOSK_ID, records: [] }, sealed: {} };

    const answer = await ledger.api.inject(signedRequest('/v1/batches', body, signing, 'x'));

    expect(refusalOf(answer)).toEqual({ status: 400, code: 'malformed' });
  });

  test('with a wrong clock is answered with signed server time', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const batch = kiosk.nextBatch(aStart);
    const createdS = Math.floor(ledger.clock.nowMs() / 1000);
    await ledger.clock.advance(301_000);

    const answer = await ledger.api.inject(batch);

    const { serverTime } = ClockSkewProblem.parse(answer.json());
    expect(refusalOf(answer)).toEqual({ status: 401, code: 'clock-skew' });
    expect(serverTime).toMatchObject({
      kioskId: KIOSK_ID,
      created: createdS,
      serverTime: new Date(ledger.clock.nowMs()).toISOString(),
    });
    expect(verifyDocument(ledger.ledger.keys.signing.publicKey, serverTime)).toBe(true);
  });

  test('of 300 kB is taken, and one beyond all limits is not read', async () => {
    const ledger = await aLedger();
    const kiosk = await anEnrolledKiosk(ledger);
    const long = (chars: number) => ({ kind: 'started', body: { note: 'x'.repeat(chars) } });

    const large = await ledger.api.inject(kiosk.nextBatch(long(300_000)));
    const huge = await ledger.api.inject(kiosk.nextBatch(long(600_000)));

    expect(large.statusCode).toBe(200);
    expect(refusalOf(huge)).toEqual({ status: 413, code: 'too-large' });
  });
});
