// Codes that prove the number on one sign-in: what they are good for, how often one may guess, and whom they are sent to.
import { describe, expect, test } from 'vitest';
import { askForProof, proveNumber } from '#ledger/auth/step-up.ts';
import { hashToken } from '#ledger/auth/secrets.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';
import { aRichHolder, asker } from '../../support/rich-holder.ts';

const PHONE = '+821012345678';
const MINUTE_MS = 60_000;
const WRONG = { status: 401, code: 'code-wrong' };

/** A holder whose sign-in is past its own ten minutes; `isProven` asks what a proof is for. */
async function aHolder() {
  const test = await aLedger();
  const holder = await aRichHolder(test, PHONE, 100_000n);
  await test.clock.advance(10 * MINUTE_MS);
  const at = (ask: ReturnType<typeof asker>) => ({
    askForCode: () => ask('POST', '/v1/wallet/proof-codes'),
    prove: (code: string, key?: string) => ask('POST', '/v1/wallet/proofs', { code }, key),
    isProven: async () =>
      (await ask('POST', '/v1/wallet/redemption-codes', { ceiling: '30001' })).statusCode === 201,
  });
  const texts = () => test.messages.filter(({ to }) => to === PHONE);
  return { ...test, holder, at, ...at(holder.ask), texts };
}

/** Another code than this one. */
const not = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('a code to prove the number', () => {
  test('goes to the holder’s own number, in a text that says what it is for', async () => {
    const { askForCode, texts } = await aHolder();

    const asked = await askForCode();

    expect([asked.statusCode, asked.json()]).toEqual([202, {}]);
    expect(texts()).toHaveLength(2);
    expect(texts().at(-1)!.text).toMatch(/large amounts/);
    expect(texts().at(-1)!.text).not.toMatch(/sign-in code/);
    expect(
      texts()
        .at(-1)!
        .text.match(/(?<!\d)\d{6}(?!\d)/g),
    ).toHaveLength(1);
  });

  test('is good once, for ten minutes of large spending', async () => {
    const { askForCode, prove, isProven, codeFor, clock } = await aHolder();
    await askForCode();
    const goodUntil = new Date(clock.nowMs() + 10 * MINUTE_MS).toISOString();

    const proven = await prove(codeFor(PHONE), 'first');
    await clock.advance(2 * MINUTE_MS);
    const again = await prove(codeFor(PHONE), 'second');
    const replayed = await prove(codeFor(PHONE), 'first');
    await clock.advance(8 * MINUTE_MS - 1);
    const isGood = await isProven();
    await clock.advance(1);

    expect([proven.statusCode, proven.json()]).toEqual([200, { goodUntil }]);
    expect(refusalOf(again)).toEqual(WRONG);
    expect([replayed.json(), replayed.headers['idempotency-replayed']]).toEqual([
      { goodUntil },
      'true',
    ]);
    // The repeat has not made it last longer.
    expect([isGood, await isProven()]).toEqual([true, false]);
  });

  test('is refused when it is wrong or three minutes old, and nothing is proven', async () => {
    const { askForCode, prove, isProven, codeFor, clock } = await aHolder();
    await askForCode();

    const wrong = await prove(not(codeFor(PHONE)));
    await clock.advance(3 * MINUTE_MS);
    const late = await prove(codeFor(PHONE));

    expect([refusalOf(wrong), refusalOf(late)]).toEqual([WRONG, WRONG]);
    expect(await isProven()).toBe(false);
  });

  test('can be guessed at five times, however many guess at once', async () => {
    const { askForCode, prove, isProven, codeFor } = await aHolder();
    await askForCode();
    const wrong = not(codeFor(PHONE));

    const guesses = await Promise.all(Array.from({ length: 5 }, () => prove(wrong)));
    const right = await Promise.all(Array.from({ length: 5 }, () => prove(codeFor(PHONE))));

    expect([...guesses, ...right].map(refusalOf)).toEqual(Array.from({ length: 10 }, () => WRONG));
    expect(await isProven()).toBe(false);
  });

  test('is guessed wrong twenty times a day on all sign-ins together, and signing in stays possible', async () => {
    const house = await aHolder();
    const other = house.at(asker(house, await house.signIn(PHONE)));
    for (const one of [house, other, house, other]) {
      await house.clock.advance(10 * MINUTE_MS);
      await one.askForCode();
      for (let i = 0; i < 5; i++)
        await one.prove(not(house.codeFor(PHONE)), `${i}-${house.clock.nowMs()}`);
    }
    await house.clock.advance(10 * MINUTE_MS);
    await house.askForCode();

    const right = await house.prove(house.codeFor(PHONE), 'right');
    await house.clock.advance(31_000);

    expect(refusalOf(right)).toEqual(WRONG);
    expect(await house.signIn(PHONE)).toMatch(/./);
  });

  test('is used by one of many who send it at once', async () => {
    const { askForCode, prove, isProven, codeFor } = await aHolder();
    await askForCode();

    const sent = await Promise.all(Array.from({ length: 5 }, () => prove(codeFor(PHONE))));

    expect(sent.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401, 401, 401]);
    expect(await isProven()).toBe(true);
  });

  test('shares the texts of its number with sign-in codes', async () => {
    const { askForCode, texts, api, clock } = await aHolder();
    const otp = () =>
      api.inject({ method: 'POST', url: '/v1/auth/otp', payload: { phone: PHONE } });
    for (const ask of [otp, askForCode, otp]) {
      await ask();
      await clock.advance(31_000);
    }
    const before = texts().length;

    const asked = await askForCode();

    expect(asked.statusCode).toBe(202);
    expect(texts()).toHaveLength(before);
  });

  test('is asked for twenty times an hour from one address at most', async () => {
    const { askForCode, clock } = await aHolder();
    await clock.advance(60 * MINUTE_MS);
    for (let i = 0; i < 20; i++) await askForCode();

    const asked = await askForCode();

    expect(refusalOf(asked)).toEqual({ status: 429, code: 'too-many-requests' });
    expect(asked.headers['retry-after']).toBe('3600');
  });
});

describe('proves nothing:', () => {
  test('a code that another sign-in of the same wallet asked for', async () => {
    const house = await aHolder();
    const other = house.at(asker(house, await house.signIn(PHONE)));
    await house.clock.advance(10 * MINUTE_MS);
    await house.askForCode();

    const tried = await other.prove(house.codeFor(PHONE));

    expect(refusalOf(tried)).toEqual(WRONG);
    expect([await other.isProven(), await house.isProven()]).toEqual([false, false]);
  });

  test('a code of another wallet', async () => {
    const house = await aHolder();
    const friend = await aRichHolder(house, '+821099990000', 0n);
    await house.askForCode();
    await house.at(friend.ask).askForCode();

    const tried = await house.prove(house.codeFor('+821099990000'));

    expect(refusalOf(tried)).toEqual(WRONG);
    expect(await house.isProven()).toBe(false);
  });

  test('a sign-in code; and a code of these signs nobody in', async () => {
    const { api, prove, askForCode, codeFor, clock } = await aHolder();
    const post = (url: string, payload: object) => api.inject({ method: 'POST', url, payload });
    await post('/v1/auth/otp', { phone: PHONE });
    const signInCode = codeFor(PHONE);
    await clock.advance(31_000);

    const proven = await prove(signInCode);
    await askForCode();
    const signedIn = await post('/v1/auth/sessions', { phone: PHONE, code: codeFor(PHONE) });

    expect([refusalOf(proven), refusalOf(signedIn)]).toEqual([WRONG, WRONG]);
  });

  test('a code that went to the number of before', async () => {
    const { holder, ledger, clock, codeFor, askForCode, prove } = await aHolder();
    await askForCode();
    const code = codeFor(PHONE);
    await ledger.store.transact(({ wallets }) =>
      wallets.renumber(
        holder.walletId,
        ledger.phones.index('+821077778888'),
        ledger.phones.encrypt('+821077778888', holder.walletId),
      ),
    );
    await clock.advance(1);

    expect(refusalOf(await prove(code))).toEqual(WRONG);
  });

  test('anything on a closed wallet, also for a request that was let in just before', async () => {
    const { holder, ledger, askForCode, prove, codeFor, clock, texts } = await aHolder();
    await askForCode();
    const code = codeFor(PHONE);
    await prove(code);
    await clock.advance(31_000);
    await askForCode();
    await holder.ask('DELETE', '/v1/wallet', { remaining: 'donate' });
    const before = texts().length;
    const nowMs = clock.nowMs();
    const caller = { walletId: holder.walletId, tokenHash: hashToken(holder.token) };

    const inside = await ledger.store.transact(async (books) => [
      await askForProof(books, ledger, caller, '192.0.2.1', nowMs),
      await proveNumber(books, ledger, caller, codeFor(PHONE), nowMs),
    ]);
    const outside = [await askForCode(), await prove(codeFor(PHONE))];

    const refused = { status: 401, code: 'not-signed-in' };
    expect(inside).toEqual([
      { ok: false, error: 'not-signed-in' },
      { ok: false, error: 'not-signed-in' },
    ]);
    expect(outside.map(refusalOf)).toEqual([refused, refused]);
    expect(texts()).toHaveLength(before);
  });
});
