// Numbers that change hands: a change with two codes, one that waits, and a number that somebody else got.
import { describe, expect, test } from 'vitest';
import { applyPhoneChanges } from '#ledger/use-cases/holder/change-phone.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aRichHolder, asker } from '../../support/rich-holder.ts';

const OLD = '+821012345678';
const NEW = '+821099990000';
const URL = '/v1/wallet/phone-change';
const HOUR_MS = 3_600_000;
const PERSON = { name: '김티끌', birthDate: '1990-12-31' };

async function aHolderWhoMoves({ isChecked = false } = {}) {
  const test = await aLedger();
  const holder = await aRichHolder(test, OLD, 500n);
  if (isChecked) await holder.ask('POST', '/v1/wallet/identity', PERSON);
  await test.clock.advance(31_000);
  await holder.ask('POST', URL, { phone: NEW });
  const codes = { newCode: test.codeFor(NEW), oldCode: test.codeFor(OLD) };
  const confirm = (said: object) => holder.ask('POST', `${URL}/confirm`, { phone: NEW, ...said });
  const phoneOf = async () =>
    (await holder.ask('GET', '/v1/wallet')).json<{ phone: string }>().phone;
  return { test, holder, codes, confirm, phoneOf };
}

describe('another number', () => {
  test('is asked for with a text that says what its code is for', async () => {
    const { test: ledger } = await aHolderWhoMoves();

    const texts = ledger.messages.slice(-2);

    expect(texts.map(({ to }) => to)).toEqual([OLD, NEW]);
    for (const { text } of texts) expect(text).toMatch(/another number/);
    for (const { text } of texts) expect(text).not.toMatch(/sign-in/);
  });

  test('cannot be used to flood a stranger’s phone: a number has its texts a day, whatever they are for', async () => {
    const { test: ledger, holder } = await aHolderWhoMoves();
    const other = await aRichHolder(ledger, '+821055556666', 0n);
    for (let i = 0; i < 12; i++) {
      await ledger.clock.advance(90 * 60_000);
      await holder.ask('POST', URL, { phone: NEW });
      await other.ask('POST', URL, { phone: NEW });
    }
    await ledger.api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: NEW } });

    expect(ledger.messages.filter(({ to }) => to === NEW)).toHaveLength(8);
  });

  test('is there at once with the codes of both, and ends every other sign-in', async () => {
    const { test: ledger, holder, codes, confirm, phoneOf } = await aHolderWhoMoves();
    await ledger.clock.advance(31_000);
    const elsewhere = asker(ledger, await ledger.signIn(OLD));

    const changed = await confirm(codes);

    expect(changed.json()).toEqual({ state: 'changed' });
    expect(await phoneOf()).toBe('010-••••-0000');
    expect((await elsewhere('GET', '/v1/wallet')).statusCode).toBe(401);
    const again = await aRichHolder(ledger, NEW, 0n);
    expect(again.walletId).toBe(holder.walletId);
  });

  test('needs a yes of the old number to just this one', async () => {
    const { test: ledger, holder, codes, phoneOf } = await aHolderWhoMoves();
    const other = '+821055556666';
    await ledger.clock.advance(31_000);
    await holder.ask('POST', URL, { phone: other });

    const said = { phone: other, newCode: ledger.codeFor(other), oldCode: codes.oldCode };
    const answer = await holder.ask('POST', `${URL}/confirm`, said);

    expect(refusalOf(answer)).toMatchObject({ code: 'code-wrong' });
    expect(await phoneOf()).toBe('010-••••-5678');
  });

  test('needs the old number, or a checked identity', async () => {
    const { codes, confirm, phoneOf } = await aHolderWhoMoves();

    const answer = await confirm({ newCode: codes.newCode });

    expect(refusalOf(answer)).toEqual({ status: 403, code: 'old-code-needed' });
    expect(await phoneOf()).toBe('010-••••-5678');
  });

  test('waits 72 hours for a checked identity, with a text to the old number', async () => {
    const { test: ledger, codes, confirm, phoneOf } = await aHolderWhoMoves({ isChecked: true });
    const { store, clock } = ledger.ledger;

    const waiting = await confirm({ newCode: codes.newCode });
    await ledger.clock.advance(72 * HOUR_MS - 1);
    await applyPhoneChanges(store, clock.nowMs());
    const before = await phoneOf();
    await ledger.clock.advance(1);
    await applyPhoneChanges(store, clock.nowMs());

    const after = await aRichHolder(ledger, NEW, 0n);
    expect(waiting.json()).toMatchObject({ state: 'waiting' });
    expect(ledger.messages.findLast(({ kind }) => kind === 'notice')).toMatchObject({ to: OLD });
    expect(before).toBe('010-••••-5678');
    expect((await after.ask('GET', '/v1/wallet')).json()).toMatchObject({
      points: { available: '500' },
    });
  });

  test('can be stopped while it waits', async () => {
    const {
      test: ledger,
      holder,
      codes,
      confirm,
      phoneOf,
    } = await aHolderWhoMoves({
      isChecked: true,
    });
    await confirm({ newCode: codes.newCode });

    await holder.ask('DELETE', URL);
    await ledger.clock.advance(73 * HOUR_MS);
    await applyPhoneChanges(ledger.ledger.store, ledger.ledger.clock.nowMs());

    expect(await phoneOf()).toBe('010-••••-5678');
  });

  test.each([
    ['a wrong code', { newCode: '000000' }, { status: 401, code: 'code-wrong' }],
    ['the codes exchanged', undefined, { status: 401, code: 'code-wrong' }],
  ])('is refused with %s', async (_, wrong, refusal) => {
    const { codes, confirm, phoneOf } = await aHolderWhoMoves();
    const said = wrong ?? { newCode: codes.oldCode, oldCode: codes.newCode };

    const answer = await confirm({ ...codes, ...said });

    expect(refusalOf(answer)).toEqual(refusal);
    expect(await phoneOf()).toBe('010-••••-5678');
  });

  test('is refused when it has a wallet already', async () => {
    const { test: ledger, codes, confirm, phoneOf } = await aHolderWhoMoves();
    await ledger.clock.advance(31_000);
    await ledger.signIn(NEW);

    const answer = await confirm(codes);

    expect(refusalOf(answer)).toEqual({ status: 409, code: 'phone-taken' });
    expect(await phoneOf()).toBe('010-••••-5678');
  });
});

describe('a number that nobody signed in with for a year', () => {
  test('opens a new wallet, and the old one keeps what it holds', async () => {
    const ledger = await aLedger();
    const before = await aRichHolder(ledger, OLD, 500n);

    await ledger.clock.advance(364 * 24 * HOUR_MS);
    const inTime = await aRichHolder(ledger, OLD, 0n);
    await ledger.clock.advance(365 * 24 * HOUR_MS);
    const late = await aRichHolder(ledger, OLD, 0n);

    expect(inTime.walletId).toBe(before.walletId);
    expect(late.walletId).not.toBe(before.walletId);
    expect((await late.ask('GET', '/v1/wallet')).json()).toMatchObject({
      points: { available: '0' },
    });
  });

  test('leads back to the old wallet when the same person is checked', async () => {
    const ledger = await aLedger();
    const before = await aRichHolder(ledger, OLD, 500n);
    await before.ask('POST', '/v1/wallet/identity', PERSON);
    await ledger.clock.advance(366 * 24 * HOUR_MS);
    const back = await aRichHolder(ledger, OLD, 0n);

    const stranger = await back.ask('GET', '/v1/wallet');
    await back.ask('POST', '/v1/wallet/identity', PERSON);
    const home = await back.ask('GET', '/v1/wallet');

    expect(stranger.json()).toMatchObject({ points: { available: '0' } });
    expect(home.json()).toMatchObject({ phone: '010-••••-5678', points: { available: '500' } });
  });

  test('stays with another person', async () => {
    const ledger = await aLedger();
    const before = await aRichHolder(ledger, OLD, 500n);
    await before.ask('POST', '/v1/wallet/identity', PERSON);
    await ledger.clock.advance(366 * 24 * HOUR_MS);
    const other = await aRichHolder(ledger, OLD, 0n);

    await other.ask('POST', '/v1/wallet/identity', { ...PERSON, name: '박티끌' });

    expect((await other.ask('GET', '/v1/wallet')).json()).toMatchObject({
      points: { available: '0' },
    });
  });
});
