import { describe, expect, test } from 'vitest';
import { DepositProof } from '#ledger/contract/proof.ts';
import { LedgerKey } from '#ledger/contract/kiosk-documents.ts';
import { verifyDepositProof } from '#ledger/contract/verify-proof.ts';
import { sealLog, signTreeHead } from '#ledger/use-cases/seal-log.ts';
import { anEnrolledKiosk } from '../../support/enrolled-kiosk.ts';
import { aLedger, refusalOf } from '../../support/ledger-app.ts';

const PHONE = '+821012345678';
const SESSION = '018f0000-0000-7000-8000-0000000000d1';

/** A ledger with a deposit of two ₩500 coins, and its holder at the door. */
async function aDeposit() {
  const test = await aLedger();
  const kiosk = await anEnrolledKiosk(test);
  await test.api.inject(kiosk.nextBatch(...kiosk.session(SESSION, PHONE, 2, true)));
  const ask = (token: string, url = `/v1/wallet/proof/${SESSION}`) =>
    test.api.inject({ url, headers: { authorization: `Bearer ${token}` } });
  const sign = async () => {
    await sealLog(test.ledger.store);
    await signTreeHead(test.ledger.store, test.ledger.keys.signing, test.clock.nowMs());
  };
  return { ...test, ask, sign, token: await test.signIn(PHONE) };
}

describe('the proof of a deposit', () => {
  test('is checked by its holder with the published keys', async () => {
    const { api, ask, sign, token } = await aDeposit();
    await sign();

    const answer = await ask(token);
    const keys = (await api.inject('/v1/keys')).json<{ keys: unknown[] }>().keys;

    expect(answer.statusCode).toBe(200);
    const proof = DepositProof.parse(answer.json());
    expect(
      await verifyDepositProof(
        proof,
        SESSION,
        keys.map((key) => LedgerKey.parse(key)),
      ),
    ).toMatchObject({ verdict: 'proven', transfers: 1, booked: new Map([['KRW', 1_000n]]) });
  });

  test('waits until the log is signed with it', async () => {
    const { ask, sign, token } = await aDeposit();

    const early = await ask(token);
    await sign();

    expect(refusalOf(early)).toEqual({ status: 409, code: 'proof-not-ready' });
    expect((await ask(token)).statusCode).toBe(200);
  });

  test('is nobody else’s, and says so as of a deposit that never was', async () => {
    const { ask, sign, signIn, token } = await aDeposit();
    await sign();
    const stranger = await signIn('+821099998888');

    const answers = [
      await ask(stranger),
      await ask(token, '/v1/wallet/proof/018f0000-0000-7000-8000-0000000000d9'),
    ];

    expect(answers.map(refusalOf)).toEqual(answers.map(() => ({ status: 404, code: 'not-found' })));
  });

  test.each([
    '/v1/wallet/proof/x',
    `/v1/wallet/proof/${SESSION}?cursor=-1`,
    `/v1/wallet/proof/${SESSION}?a=b`,
  ])('is not asked for by %s', async (url) => {
    const { ask, token } = await aDeposit();

    expect(refusalOf(await ask(token, url))).toEqual({ status: 400, code: 'malformed' });
  });
});
