import { describe, expect, test } from 'vitest';
import { sha256Hex } from '#ledger/contract/signature.ts';
import { anEnrolledKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';

const CODE = 'ABCD1234EFGH';
const SESSION = '018f0000-0000-7000-8000-0000000000d1';
const PICKUP = '018f0000-0000-7000-8000-0000000000b1';

/** A ledger where two ₩500 coins lie for whoever has the code. */
async function aLedgerWithUnclaimedCoins() {
  const ledger = await aLedger();
  const kiosk = await anEnrolledKiosk(ledger);
  const [opened, ...rest] = kiosk.session(SESSION, '+821000000000', 2, true);
  const { phoneRef: _, ...body } = opened!.body as Record<string, unknown>;
  const pickup = { pickupId: PICKUP, codeHash: sha256Hex(CODE), sessionId: SESSION };
  await ledger.api.inject(
    kiosk.nextBatch(
      { kind: 'session-opened', body },
      { kind: 'pickup-code', body: pickup },
      ...rest,
    ),
  );
  const pickUp = (token: string, code: string, key: string | undefined) =>
    ledger.api.inject({
      method: 'POST',
      url: '/v1/wallet/pickups',
      headers: {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      payload: { code },
    });
  return { ...ledger, pickUp, token: await ledger.signIn('+821012345678') };
}

describe('picking up coins', () => {
  test('makes them mine, however the code was typed', async () => {
    const { api, pickUp, token } = await aLedgerWithUnclaimedCoins();

    const answer = await pickUp(token, 'abcd-1234-efgh', 'first');
    const wallet = await api.inject({
      url: '/v1/wallet',
      headers: { authorization: `Bearer ${token}` },
    });

    expect([answer.statusCode, answer.json()]).toEqual([200, { depositId: SESSION }]);
    expect(wallet.json()).toMatchObject({ pending: { points: '1000' } });
  });

  test('twice with the same key is answered as the first time', async () => {
    const { pickUp, token } = await aLedgerWithUnclaimedCoins();

    const [first, again] = [await pickUp(token, CODE, 'k'), await pickUp(token, CODE, 'k')];

    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  test('with a key that was used for something else is refused', async () => {
    const { pickUp, token } = await aLedgerWithUnclaimedCoins();
    await pickUp(token, CODE, 'k');

    const answer = await pickUp(token, 'ANOTHERC0DE1', 'k');

    expect(refusalOf(answer)).toEqual({ status: 422, code: 'idempotency-key-reused' });
  });

  test('needs a key', async () => {
    const { pickUp, token } = await aLedgerWithUnclaimedCoins();

    expect(refusalOf(await pickUp(token, CODE, undefined))).toEqual({
      status: 400,
      code: 'idempotency-key-missing',
    });
  });

  test('with a wrong code and with a used one is refused alike', async () => {
    const { pickUp, signIn, token } = await aLedgerWithUnclaimedCoins();
    await pickUp(token, CODE, 'k');
    const other = await signIn('+821099990000');

    const [wrong, used] = [
      await pickUp(other, 'WR0NGWR0NGWR', 'a'),
      await pickUp(other, CODE, 'b'),
    ];

    expect(refusalOf(wrong)).toEqual({ status: 404, code: 'pickup-code-wrong' });
    expect([used.statusCode, used.body]).toEqual([wrong.statusCode, wrong.body]);
  });

  test('cannot be guessed: after ten wrong codes a wallet waits an hour', async () => {
    const { pickUp, token, clock } = await aLedgerWithUnclaimedCoins();
    const wrong = await Promise.all(
      Array.from({ length: 11 }, (_, i) => pickUp(token, `WR0NGC0DE${i}`, `wrong-${i}`)),
    );

    const locked = await pickUp(token, CODE, 'right');
    await clock.advance(3_600_000);
    const later = await pickUp(token, CODE, 'right');

    expect(wrong.map((answer) => answer.statusCode)).toEqual([...Array(10).fill(404), 429]);
    expect(refusalOf(locked)).toEqual({ status: 429, code: 'too-many-requests' });
    expect(locked.headers['retry-after']).toBe('3600');
    expect(later.statusCode).toBe(200);
  });
});
