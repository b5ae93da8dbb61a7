// Complaining, settings and leaving in a real browser over a real ledger.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { anEnrolledKiosk } from '../support/enrolled-kiosk.ts';
import { aServedWallet } from '../support/served-wallet.ts';
import { aShop } from '../support/staff.ts';

const PHONE = '+821048275163';
const DEPOSIT = '018f0000-0000-7000-8000-0000000000d1';

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

test('a claim starts at the coins, sets them aside, and stands in the list with its due date', async () => {
  const { page, test: house, faults } = await aServedWallet(browser, { phone: PHONE });
  const kiosk = await anEnrolledKiosk(house);
  await house.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, PHONE, 5, true)));
  await page.getByRole('link', { name: 'Test kiosk' }).click();
  await page.getByRole('link', { name: 'Is something wrong?' }).click();
  await page.getByLabel('Not mine').check();
  await page.getByLabel('What happened?').fill('I poured nothing today.');

  await page.getByRole('button', { name: 'Send claim' }).click();

  await page.getByText('You get an answer by').waitFor();
  await page.getByRole('link', { name: 'Your claims' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Not mine' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/A person is looking\. Answer by .*\n.*poured nothing/);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText('A person looks at them first.').waitFor();
  expect(faults).toEqual([]);
});

test('the bell leads to what is new, and looking at it is enough', async () => {
  const { page, test: house, faults } = await aServedWallet(browser, { phone: PHONE });
  const kiosk = await anEnrolledKiosk(house);
  await house.api.inject(kiosk.nextBatch(...kiosk.session(DEPOSIT, PHONE, 1, true)));
  await page.reload();
  await page.getByRole('link', { name: 'New notices' }).click();
  await page.getByText('Your coins are counted.').waitFor();

  await page.getByRole('link', { name: 'Back' }).click();

  await page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
  expect(faults).toEqual([]);
});

test('settings: a consent is given, another device is signed out, a statement is downloaded', async () => {
  const { page, test: house, faults } = await aServedWallet(browser, { phone: PHONE });
  const other = await aServedWallet(browser, { phone: PHONE, points: 0n, ledger: house });
  await page.getByRole('button', { name: 'Settings and my data' }).click();
  const news = page.getByRole('switch', { name: 'News' });
  await news.waitFor();
  expect(await page.getByRole('switch', { checked: true }).count()).toBe(0);
  await news.click();
  await page.getByText('You agreed on').waitFor();
  const otherRow = page.getByRole('listitem').filter({ hasText: 'Another device' });
  await otherRow.getByRole('button', { name: 'Sign out' }).click();
  await otherRow.waitFor({ state: 'detached' });
  await other.page.getByLabel('Phone number').waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download statement' }).click(),
  ]);

  expect(file.suggestedFilename()).toMatch(/^tikkeul-\d{4}-\d\d\.csv$/);
  expect(faults).toEqual([]);
});

test('a wallet is closed after it has said what that costs', async () => {
  const { page, faults } = await aServedWallet(browser, { phone: PHONE });
  await page.getByRole('button', { name: 'Settings and my data' }).click();
  await page.getByRole('button', { name: 'Close my wallet' }).click();
  await page.getByText('50,000 P are donated, without a fee.').waitFor();
  const close = page.getByRole('button', { name: 'Close wallet' });
  await page.getByLabel('Give them all away').check();
  expect(await close.isDisabled()).toBe(true);
  await page.getByLabel('I know that my wallet is closed for good').check();

  await close.click();

  await page.getByText('50,000 P were donated.').waitFor();
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await page.getByLabel('Phone number').waitFor();
  expect(faults).toEqual([]);
});

test('places are told with their state', async () => {
  const { page, test: house, faults } = await aServedWallet(browser, { phone: PHONE, points: 0n });
  const position = { latitudeE6: 37_566_300, longitudeE6: 126_977_900 };
  await aShop(house, { name: 'Hanbit Snacks', position });
  await anEnrolledKiosk(house);

  await page.getByRole('button', { name: 'Find a kiosk' }).click();

  await page.getByRole('img', { name: 'Dots on the map: 1.' }).waitFor();
  const shop = page.getByRole('listitem').filter({ hasText: 'Hanbit Snacks' });
  expect(await shop.innerText()).toContain('Takes points');
  const kiosk = page.getByRole('listitem').filter({ hasText: 'Test kiosk' });
  expect(await kiosk.innerText()).toContain('Takes coins now');
  expect(faults).toEqual([]);
});
