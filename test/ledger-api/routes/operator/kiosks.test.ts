// Kiosks in the hands of operators: created, commanded, quarantined, released by two, revoked.
import { describe, expect, test } from 'vitest';
import { anEnrolledKiosk } from '../../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf, type TestLedger } from '../../../support/ledger-app.ts';
import { anOperatorWhoCalls, type OperatorCalls } from '../../../support/operator-calls.ts';
import { kioskKey } from '../../../support/signed-kiosk.ts';

const PHONE = '+821012345678';
const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';
const NOTE = { note: 'looked at the machine' };
type Told = { id: string; enrolmentToken: string };

const enrol = ({ api }: TestLedger, token: string) =>
  api.inject({
    method: 'POST',
    url: '/v1/kiosks/enrol',
    payload: { token, publicKey: kioskKey().publicKey, softwareVersion: 'test' },
  });

/** A quarantined kiosk with one deposit of ₩500 that is held. */
async function aHeldDeposit() {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  const [first, second] = [await anOperatorWhoCalls(test), await anOperatorWhoCalls(test)];
  await first.post(`kiosks/${kiosk.id}/quarantine`);
  const records = kiosk.session(DEPOSIT, PHONE, 1, true);
  const held = await test.api.inject(kiosk.nextBatch(...records));
  const life = async () => (await first.get(`kiosks/${kiosk.id}`)).json<Record<string, unknown>>();
  return { test, kiosk, first, second, held, life };
}

const releaseOf = async (by: OperatorCalls, kioskId: string) =>
  (await by.post(`kiosks/${kioskId}/release`, NOTE)).json<{ approvalId: string }>().approvalId;

describe('a kiosk', () => {
  test('is created with a token that its machine enrols with', async () => {
    const test = await aLedger();
    const { post, get } = await anOperatorWhoCalls(test);

    const created = await post('kiosks', { name: 'Lobby' }, 'same');
    const again = await post('kiosks', { name: 'Lobby' }, 'same');
    const told = created.json<Told>();
    const enrolled = await enrol(test, told.enrolmentToken);
    const kept = await test.ledger.store.read(({ access }) => access.givenAnswer(told.id, 'same'));

    expect(created.statusCode).toBe(201);
    expect(again.body).toBe(created.body);
    expect(enrolled.json()).toMatchObject({ kioskId: told.id, kioskEpoch: 1 });
    expect(JSON.stringify(kept ?? '')).not.toContain(told.enrolmentToken);
    expect((await get('kiosks')).json()).toEqual({
      kiosks: [expect.objectContaining({ id: told.id, name: 'Lobby', state: 'active' })],
    });
  });

  test('gets another token for another disk, good for 15 minutes', async () => {
    const test = await aLedger();
    const { post } = await anOperatorWhoCalls(test);
    const { id } = (await post('kiosks', { name: 'Lobby' })).json<Told>();
    const { enrolmentToken } = (await post(`kiosks/${id}/enrolment-tokens`)).json<Told>();
    await test.clock.advance(15 * 60_000 + 1);

    const late = await enrol(test, enrolmentToken);

    expect(refusalOf(late).code).toBe('enrolment-refused');
  });

  test('hears a command with its next heartbeat', async () => {
    const test = await aLedger();
    const kiosk = await anEnrolledKiosk(test);
    const { post } = await anOperatorWhoCalls(test);

    await post(`kiosks/${kiosk.id}/commands`, { command: 'disable' });
    const given = await post(`kiosks/${kiosk.id}/commands`, { command: 'enable' });
    const heard = await test.api.inject(kiosk.heartbeat());

    expect(given.json()).toMatchObject({ number: 2, command: 'enable' });
    expect(heard.json<{ commands: unknown[] }>().commands).toEqual([given.json()]);
  });

  test('has a life that can be read: state, batches, cashbox by the books', async () => {
    const test = await aLedger();
    const kiosk = await anEnrolledKiosk(test);
    await test.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, PHONE, 3)));
    const { get } = await anOperatorWhoCalls(test, 'viewer');

    const life = await get(`kiosks/${kiosk.id}`);

    expect(life.json()).toMatchObject({
      name: 'Test kiosk',
      state: 'active',
      kioskEpoch: 1,
      lastBatchSeq: 1,
      lastSeq: 4,
      heldBatches: 0,
      certificate: { publicKey: kiosk.key.publicKey },
      cashbox: [{ currency: 'KRW', amountMinor: '1500' }],
    });
  });
});

describe('a quarantined kiosk', () => {
  test('is kept waiting, and released by two: its coins are in the books once', async () => {
    const { test, kiosk, first, second, held, life } = await aHeldDeposit();
    const before = await life();

    const approvalId = await releaseOf(first, kiosk.id);
    const alone = await first.post(`approvals/${approvalId}/approve`);
    const released = await second.post(`approvals/${approvalId}/approve`);
    const twice = await second.post(`approvals/${approvalId}/approve`);
    const after = await life();

    expect(held.statusCode).toBe(202);
    expect(before).toMatchObject({ state: 'quarantined', heldBatches: 1, cashbox: [] });
    expect(refusalOf(alone)).toEqual({ status: 403, code: 'approval-own' });
    expect(released.json()).toEqual({ applied: 1, left: 0, acceptedThrough: 1 });
    expect(refusalOf(twice)).toEqual({ status: 409, code: 'approval-decided' });
    expect(after).toMatchObject({
      state: 'active',
      heldBatches: 0,
      lastBatchSeq: 1,
      cashbox: [{ currency: 'KRW', amountMinor: '500' }],
    });
    const { walletId } = (await test.ledger.store.read(async ({ deposits }) => {
      const [deposit] = await deposits.find([DEPOSIT as never]);
      return deposit?.owner;
    })) as { walletId?: string };
    expect(walletId).toBeDefined();
  });

  test('is answered as known when it sends the released batch again', async () => {
    const { test, kiosk, first, second } = await aHeldDeposit();
    const next = kiosk.nextBatch(...kiosk.session(DEPOSIT.replace('d1', 'd2'), PHONE, 1, true));
    await test.api.inject(next);
    await second.post(`approvals/${await releaseOf(first, kiosk.id)}/approve`);

    const again = await test.api.inject(next);

    expect([again.statusCode, again.json()]).toEqual([200, { acceptedThrough: 2 }]);
  });

  test('needs a second admin, not just anybody', async () => {
    const { test, kiosk, first } = await aHeldDeposit();
    const finance = await anOperatorWhoCalls(test, 'finance');
    const approvalId = await releaseOf(first, kiosk.id);

    const answer = await finance.post(`approvals/${approvalId}/approve`);

    expect(refusalOf(answer)).toEqual({ status: 403, code: 'role-too-low' });
    expect(answer.json()).toMatchObject({ role: 'admin' });
  });

  test('is not quarantined twice, and an active one has nothing to release', async () => {
    const { test, kiosk, first } = await aHeldDeposit();
    const other = (await first.post('kiosks', { name: 'Lobby' })).json<Told>();

    const twice = await first.post(`kiosks/${kiosk.id}/quarantine`);
    const nothing = await first.post(`kiosks/${other.id}/release`, NOTE);

    expect([twice, nothing].map((answer) => refusalOf(answer).code)).toEqual([
      'kiosk-not-active',
      'nothing-held',
    ]);
    expect(test.messages).toEqual([]);
  });
});

describe('a revoked kiosk', () => {
  test('stays revoked; what it sends is held, and can be released all the same', async () => {
    const test = await aLedger();
    const kiosk = await anEnrolledKiosk(test);
    const [first, second] = [await anOperatorWhoCalls(test), await anOperatorWhoCalls(test)];
    await first.post(`kiosks/${kiosk.id}/revoke`);
    const held = await test.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, PHONE, 1)));

    const released = await second.post(`approvals/${await releaseOf(first, kiosk.id)}/approve`);
    const life = (await first.get(`kiosks/${kiosk.id}`)).json();

    expect(held.statusCode).toBe(202);
    expect(released.json()).toMatchObject({ applied: 1, left: 0 });
    expect(life).toMatchObject({ state: 'revoked', lastBatchSeq: 1 });
  });

  test('gets neither token nor command, and is not revoked twice', async () => {
    const test = await aLedger();
    const kiosk = await anEnrolledKiosk(test);
    const { post } = await anOperatorWhoCalls(test);
    await post(`kiosks/${kiosk.id}/revoke`);

    const answers = [
      await post(`kiosks/${kiosk.id}/enrolment-tokens`),
      await post(`kiosks/${kiosk.id}/commands`, { command: 'enable' }),
      await post(`kiosks/${kiosk.id}/revoke`),
    ];

    expect(answers.map((answer) => refusalOf(answer).code)).toEqual(
      Array.from({ length: 3 }, () => 'kiosk-revoked'),
    );
  });
});
