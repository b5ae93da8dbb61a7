// An address from which many wrong codes or tokens come has to wait, whatever the numbers.
import { expect, test } from 'vitest';
import { aLedger, refusalOf, type TestLedger } from '../../support/ledger-app.ts';
import { kioskKey } from '../../support/signed-kiosk.ts';

const MINUTE_MS = 60_000;
const post =
  ({ api }: TestLedger, url: string, remoteAddress: string) =>
  (payload: object) =>
    api.inject({ method: 'POST', url, payload, remoteAddress });
const phoneOf = (n: number) => `+8210${String(10_000_000 + n)}`;

test('sixty wrong sign-in codes of an address in ten minutes are enough; others sign in', async () => {
  const ledger = await aLedger();
  const guess = post(ledger, '/v1/auth/sessions', '203.0.113.7');
  for (let n = 0; n < 60; n++) await guess({ phone: phoneOf(n), code: '000000' });

  const next = await guess({ phone: phoneOf(99), code: '000000' });
  const elsewhere = await ledger.signIn(phoneOf(1));
  await ledger.clock.advance(10 * MINUTE_MS);
  const later = await guess({ phone: phoneOf(99), code: '000000' });

  expect(refusalOf(next)).toEqual({ status: 429, code: 'too-many-requests' });
  expect(next.headers['retry-after']).toBe('600');
  expect(elsewhere).toMatch(/^[\w-]{43}$/);
  expect(refusalOf(later).code).toBe('code-wrong');
});

test('thirty wrong enrolment tokens of an address in ten minutes are enough', async () => {
  const ledger = await aLedger();
  const enrol = post(ledger, '/v1/kiosks/enrol', '203.0.113.7');
  const { publicKey } = kioskKey(3);
  const token = `tk1.018f0000-0000-7000-8000-000000000001.${'A'.repeat(43)}.${'0'.repeat(64)}`;
  const wrong = { token, publicKey, softwareVersion: 'test' };
  for (let n = 0; n < 30; n++) await enrol(wrong);

  const next = await enrol(wrong);
  const elsewhere = await post(ledger, '/v1/kiosks/enrol', '203.0.113.8')(wrong);

  expect(refusalOf(next)).toEqual({ status: 429, code: 'too-many-requests' });
  expect(refusalOf(elsewhere).code).toBe('enrolment-refused');
});
