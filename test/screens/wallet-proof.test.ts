// A holder presses Verify, and the browser itself finds the coins in the signed log, or says that it does not.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DepositDetail } from '#ledger/contract/wallet.ts';
import { DEPOSIT, WALLETS } from '#ui/wallet/fixtures.ts';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { startStubLedger, type StubLedger } from '../support/stub-ledger.ts';
import vector from '../vectors/deposit-proof.json' with { type: 'json' };

const deposit = DepositDetail.parse({
  ...DEPOSIT,
  id: vector.proof.depositId,
  totals: Object.entries(vector.booked).map(([currency, amountMinor]) => ({
    currency,
    amountMinor,
    count: 2,
  })),
});

let browser: Browser;
let ledger: StubLedger;
let page: Page;
/** What the ledger answers when it is asked for a proof. */
let answer: Readonly<{ status: number; body: object }>;

beforeAll(async () => {
  browser = await openBrowser();
  ledger = await startStubLedger({
    code: '482177',
    wallet: WALLETS.waiting,
    history: { entries: [] },
    deposits: new Map([[deposit.id, deposit]]),
    pickups: new Map(),
    isSample: false,
    keys: vector.keys,
    kiosks: [],
  });
  page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
  await page.route('**/v1/wallet/proof/**', (route) =>
    route.fulfill({ status: answer.status, json: answer.body }),
  );
  await page.goto(ledger.origin);
  await page.getByLabel('Phone number').fill('010-4827-5163');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByLabel('Code', { exact: true }).fill('482177');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Points', { exact: true }).waitFor();
  await page.goto(`${ledger.origin}/#/deposit/${deposit.id}`);
});
afterAll(async () => {
  await browser?.close();
  await ledger?.close();
});

const [first, ...others] = vector.proof.leaves;
const forged = {
  ...vector.proof,
  leaves: [
    { ...first, document: { ...first!.document, at: '2026-11-22T00:00:00.001Z' } },
    ...others,
  ],
};

test.each([
  ['a proof', { status: 200, body: vector.proof }, /Proven.*7 entries/],
  ['a forged proof', { status: 200, body: forged }, /Not proven/],
  [
    'coins on their way',
    { status: 409, body: { code: 'proof-not-ready' } },
    /Not checked yet.*in a few seconds/,
  ],
])('Verify says what it found: %s', async (_, told, words) => {
  answer = told;

  await page.getByRole('button', { name: 'Verify', exact: true }).click();

  const notice = page.locator('.proof .notice').filter({ hasText: words });
  await notice.waitFor();
  expect(await notice.count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
});
