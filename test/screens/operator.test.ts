// The console in a real browser over a real ledger: in by the line it prints, a rate card published, a kiosk enrolled.
import * as OTPAuth from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { RateCard } from '#ledger/contract/rate-card.ts';
import { openBrowser } from '../support/browser.ts';
import { aReadyLedger, temporaryFolder } from '../support/ledger-process.ts';
import { kioskKey } from '../support/signed-kiosk.ts';

const LINE = /^operator (\S+) name (\S+) password (\S+) totp-secret (\S+)$/m;
const WAIT_MS = 10_000;

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

/** A demo ledger and a page on which its first operator is signed in. */
async function aSignedInDesk(): Promise<Readonly<{ page: Page; url: string; errors: string[] }>> {
  const ledger = await aReadyLedger({ DATA_DIR: temporaryFolder(), HOUSE: 'demo' });
  const [, address = '', name = '', password = '', secret = ''] = LINE.exec(ledger.out()) ?? [];
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Seoul' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  const totp = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret) });
  await page.getByLabel('One-time code').fill(totp.generate());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Kiosks' }).waitFor();
  return { page, url: ledger.url, errors };
}

test('a rate card is published, and is in force at once', async () => {
  const { page, url, errors } = await aSignedInDesk();
  await page.getByRole('link', { name: 'Rates' }).click();

  await page.getByLabel('Points for $1.00').fill('1,401.5');
  await page.getByLabel('Spread % of USD').fill('3');
  await page.getByRole('button', { name: /^Publish card/ }).click();
  await page.getByText(/^Card \d+ is published\.$/).waitFor();

  const card = RateCard.parse(await (await fetch(`${url}/v1/rate-card`)).json());
  expect(card.sample).toBeUndefined();
  expect(card.rates.find(({ currency }) => currency === 'USD')).toEqual({
    currency: 'USD',
    mid: { num: '14015', den: '1000' },
    spread: { num: '3', den: '100' },
  });
  const newest = page.getByRole('row').nth(1);
  await vi.waitFor(
    async () => expect(await newest.innerText()).toMatch(/In force[\s\S]*USD 1,359\.4/),
    WAIT_MS,
  );
  // What others may not know about whoever did it stands in the audit trail.
  await page.getByRole('link', { name: 'Audit' }).click();
  await page.getByRole('cell', { name: 'post /v1/operator/rate-cards' }).first().waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('One-time code').waitFor();
  expect(errors).toEqual([]);
});

test('a kiosk is created, and its machine enrols with the token that was shown once', async () => {
  const { page, url, errors } = await aSignedInDesk();
  await page.getByRole('link', { name: 'New kiosk' }).click();
  await page.getByLabel('Kiosk name').fill('City hall 1F');
  await page.getByLabel('Latitude').fill('37.5665');
  await page.getByLabel('Longitude').fill('126.978');
  await page.getByRole('button', { name: 'Create and get token' }).click();

  const token = await page.getByRole('group', { name: 'Enrolment token' }).innerText();
  const enrolled = await fetch(`${url}/v1/kiosks/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, publicKey: kioskKey().publicKey, softwareVersion: 'test' }),
  });
  await page.getByRole('link', { name: 'Show the kiosk' }).click();
  await page.getByRole('heading', { name: 'City hall 1F' }).waitFor();

  expect(enrolled.status).toBe(200);
  await page.goBack();
  expect(await page.getByRole('group', { name: 'Enrolment token' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Kiosks' }).click();
  await page.getByLabel('Search').fill('city');
  await vi.waitFor(
    async () => expect(await page.getByRole('row').nth(1).innerText()).toContain('City hall 1F'),
    WAIT_MS,
  );
  expect(errors).toEqual([]);
});
