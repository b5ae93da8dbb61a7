// Proofs of a number that race on PostgreSQL: a code is used by one, and guesses at once are counted one by one.
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../support/open-ledger.ts';
import { temporaryPostgresDatabase } from '../../support/postgres-database.ts';
import { postgresStoreAt } from '../../support/postgres-store-at.ts';
import { asker } from '../../support/rich-holder.ts';

const PHONE = '+821012345678';

/** A holder with a code on the way; `sendAll` tries codes at once and tells how each was answered. */
async function aHolderWithACode() {
  const ledger = await openLedger(await postgresStoreAt(await temporaryPostgresDatabase()));
  onTestFinished(() => ledger.close());
  const ask = asker(ledger, await ledger.signIn(PHONE));
  await ask('POST', '/v1/wallet/proof-codes');
  const code = ledger.codeFor(PHONE);
  const sendAll = async (codes: readonly string[]) => {
    const answers = await Promise.all(
      codes.map((one) => ask('POST', '/v1/wallet/proofs', { code: one })),
    );
    return answers.map(({ statusCode }) => statusCode).toSorted();
  };
  return { code, wrong: code === '000000' ? '000001' : '000000', sendAll };
}

test('one code proves the number once, however many send it at once', async () => {
  const { code, sendAll } = await aHolderWithACode();

  expect(await sendAll(Array(6).fill(code))).toEqual([200, 401, 401, 401, 401, 401]);
});

test('guesses at once have five tries between them', async () => {
  const { code, wrong, sendAll } = await aHolderWithACode();

  const guessed = await sendAll(Array(6).fill(wrong));

  expect([guessed, await sendAll([code])]).toEqual([Array(6).fill(401), [401]]);
});
