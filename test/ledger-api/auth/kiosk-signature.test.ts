import { describe, expect, test } from 'vitest';
import {
  BATCH_COVERED,
  HEARTBEAT_COVERED,
  type KioskDoor,
  verifyKioskRequest,
} from '#ledger/auth/kiosk-signature.ts';
import { kioskKey, type SignedRequest, signedRequest } from '../../support/signed-kiosk.ts';

const KIOSK_ID = '018f0000-0000-7000-8000-000000000001';
const AUTHORITY = '127.0.0.1:8080';
const nowMs = Date.UTC(2026, 10, 22);
const key = kioskKey();
const signing = { key, authority: AUTHORITY, nowMs };
const BODY = { batch: { kioskId: KIOSK_ID, records: [] }, sealed: {} };
const IDEMPOTENCY_KEY = `${KIOSK_ID}:1:1`;

const door = (more: Partial<KioskDoor> = {}): KioskDoor => ({
  authorities: [AUTHORITY],
  publicKeyOf: async (kioskId) => (kioskId === KIOSK_ID ? key.publicKey : undefined),
  nowMs,
  ...more,
});

const verify = (
  request: SignedRequest,
  at: KioskDoor = door(),
  covered: readonly string[] = BATCH_COVERED,
) =>
  verifyKioskRequest(
    {
      method: request.method,
      authority: request.headers.host!,
      path: request.url,
      header: (name) => request.headers[name],
      body: Buffer.from(request.payload),
      parsed: JSON.parse(request.payload),
    },
    at,
    covered,
  );

const aRequest = (changed: Partial<SignedRequest> = {}, headers: Record<string, string> = {}) => {
  const request = signedRequest('/v1/batches', BODY, signing, IDEMPOTENCY_KEY);
  return { ...request, ...changed, headers: { ...request.headers, ...headers } };
};

describe('a signed request of a kiosk', () => {
  test('is let in with the key of that kiosk', async () => {
    expect(await verify(aRequest())).toEqual({
      ok: true,
      kioskId: KIOSK_ID,
      publicKey: key.publicKey,
    });
  });

  test('may name its components and parameters in any order', async () => {
    const reversed = { ...signing, isReversed: true };

    const verdict = await verify(signedRequest('/v1/batches', BODY, reversed, IDEMPOTENCY_KEY));

    expect(verdict).toMatchObject({ ok: true });
  });

  test.each([
    ['another body', aRequest({ payload: '{"batch":{"kioskId":"' + KIOSK_ID + '"}}' })],
    ['another path', aRequest({ url: '/v1/kiosks/heartbeat' })],
    ['another host', aRequest({}, { host: 'ledger.example.com' })],
    ['another idempotency key', aRequest({}, { 'idempotency-key': 'other' })],
    ['another digest', aRequest({}, { 'content-digest': 'sha-256=:AAAA:' })],
    ['no digest', aRequest({}, { 'content-digest': '' })],
    ['no signature', aRequest({}, { signature: '' })],
    ['no signature input', aRequest({}, { 'signature-input': '' })],
  ])('is refused with %s', async (_, request) => {
    expect(await verify(request)).toEqual({ ok: false, error: 'signature-invalid' });
  });

  test('is refused when it leaves a component unsigned', async () => {
    const request = signedRequest('/v1/batches', BODY, signing);

    expect(await verify(request)).toEqual({ ok: false, error: 'signature-invalid' });
    expect(await verify(request, door(), HEARTBEAT_COVERED)).toMatchObject({ ok: true });
  });

  test('is refused at a host that is not ours, even when that host was signed', async () => {
    const elsewhere = signedRequest(
      '/v1/batches',
      BODY,
      { ...signing, authority: 'another-ledger.example.com' },
      IDEMPOTENCY_KEY,
    );

    expect(await verify(elsewhere)).toEqual({ ok: false, error: 'signature-invalid' });
  });

  test('is unknown without an enrolled key, and with a key that is no longer in force', async () => {
    const unknown = await verify(aRequest(), door({ publicKeyOf: async () => undefined }));
    const replaced = await verify(
      aRequest(),
      door({ publicKeyOf: async () => kioskKey(2).publicKey }),
    );

    expect([unknown, replaced]).toEqual([
      { ok: false, error: 'unknown-kiosk' },
      { ok: false, error: 'unknown-kiosk' },
    ]);
  });

  test.each([
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ])('that is %i s off the clock is let in: %s', async (offS, isLetIn) => {
    const verdict = await verify(aRequest(), door({ nowMs: nowMs + offS * 1000 }));

    expect(verdict).toEqual(
      isLetIn
        ? { ok: true, kioskId: KIOSK_ID, publicKey: key.publicKey }
        : { ok: false, error: 'clock-skew', kioskId: KIOSK_ID, createdS: nowMs / 1000 },
    );
  });

  test('with a wrong clock learns our time only when its signature holds', async () => {
    const late = door({ nowMs: nowMs + 3_600_000 });

    expect(await verify(aRequest({}, { 'idempotency-key': 'other' }), late)).toEqual({
      ok: false,
      error: 'signature-invalid',
    });
  });

  test('must be the canonical bytes of what it says', async () => {
    const spaced = JSON.stringify(BODY, null, 1);

    const verdict = await verify(signedRequest('/v1/batches', spaced, signing, IDEMPOTENCY_KEY));

    expect(verdict).toEqual({ ok: false, error: 'not-canonical' });
  });
});
