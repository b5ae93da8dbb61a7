// The console in a real browser over a real ledger: a shop gets its key, a colleague a second factor, and two people a budget.
import * as OTPAuth from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aReadyLedger, temporaryFolder } from '../support/ledger-process.ts';

const LINE = /^operator (\S+) name (\S+) password (\S+) totp-secret (\S+)$/gm;
type Entry = Readonly<{ name: string; password: string; secret: string }>;

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

/** A page of their own on which somebody has signed in. */
async function aDeskOf(url: string, { name, password, secret }: Entry): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Seoul' });
  const page = await context.newPage();
  await page.goto(`${url}/operator`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  await page.getByLabel('One-time code').fill(totp.generate());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Kiosks' }).waitFor();
  return page;
}

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name });

test('a shop gets its key, a colleague a second factor, and two people fund a promotion', async () => {
  const ledger = await aReadyLedger({ DATA_DIR: temporaryFolder(), HOUSE: 'demo' });
  const entries = [...ledger.out().matchAll(LINE)].map(([, , name, password, secret]) => ({
    name: name!,
    password: password!,
    secret: secret!,
  }));
  const first = await aDeskOf(ledger.url, entries[0]!);

  await menu(first, 'Shops').click();
  await first.getByLabel('Shop name').fill('Corner bakery');
  await first.getByRole('button', { name: 'Create shop' }).click();
  await first.getByRole('heading', { name: 'Corner bakery' }).waitFor();
  await first.getByRole('button', { name: 'Make a key' }).click();
  const key = await first.getByRole('group', { name: /^sk1\./ }).innerText();
  expect(await shopOf(ledger.url, key)).toMatchObject({
    shop: { name: 'Corner bakery', scopes: ['take', 'refund', 'read'] },
  });

  await menu(first, 'Operators').click();
  await first.getByLabel('Name', { exact: true }).fill('jung.y');
  await first.getByLabel('Role', { exact: true }).selectOption('finance');
  await first.getByRole('button', { name: 'Create operator' }).click();
  const colleague = await aDeskOf(ledger.url, {
    name: 'jung.y',
    password: await first.getByRole('group', { name: 'Password' }).innerText(),
    secret: await first.getByRole('group', { name: 'Seed of the one-time codes' }).innerText(),
  });
  expect(await menu(colleague, 'Operators').count()).toBe(0);

  await menu(colleague, 'Promotions').click();
  await colleague.getByLabel('Name', { exact: true }).fill('Winter welcome');
  await colleague.getByLabel('Budget').fill('50,000');
  await colleague.getByLabel('Share of one wallet').fill('1000');
  await colleague.getByLabel('Last day').fill('2099-12-31');
  await colleague.getByRole('button', { name: 'Propose a budget' }).click();
  await colleague.getByText('Waits for a second operator').waitFor();
  // Whoever made an account may not be the second person beside it: somebody else is.
  const second = await aDeskOf(ledger.url, entries[1]!);
  await menu(second, 'Decisions').click();
  await second.getByRole('button', { name: 'Approve' }).click();
  await second.getByRole('cell', { name: 'Approved' }).waitFor();

  await menu(second, 'Promotions').click();
  await second.getByRole('heading', { name: 'Promotions' }).waitFor();
  await second.getByRole('row', { name: /Winter welcome.*Running.*50,000/s }).waitFor();
});

/** Who a shop key signs in. */
async function shopOf(url: string, key: string): Promise<unknown> {
  const signedIn = await fetch(`${url}/v1/auth/shop-sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  return signedIn.json();
}
