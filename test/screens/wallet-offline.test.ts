// The wallet without a line: it opens from this phone, shows what was last known with its time, and lets nobody pay.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aServedWallet } from '../support/served-wallet.ts';

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

test('opens without the ledger, and shows the last known numbers and history', async () => {
  const { page, test: house, faults } = await aServedWallet(browser);
  await page.getByLabel('Points', { exact: true }).getByText('50,000').waitFor();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByLabel('Phone number').fill('010-7712-3456');
  await page.getByLabel('Points').fill('3000');
  await page.getByLabel('Your name').fill('지민');
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await page.getByText('3,000 P given.').waitFor();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('Given to a friend').waitFor();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  house.stop();
  await house.api.close();

  await page.reload();

  await page.getByText('Given to a friend').waitFor();
  await page.getByText(/^Not connected\. What you see is from /).waitFor();
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByLabel('Points', { exact: true }).getByText('47,000').waitFor();
  expect(await page.getByRole('button', { name: 'Pay', exact: true }).isDisabled()).toBe(true);
  await page.getByText('A code can be made once you are online.').waitFor();
  expect(faults).toEqual([]);
});

test('can be installed: a manifest with a mark, under the strict policy of the ledger', async () => {
  const { page, origin } = await aServedWallet(browser, { points: 0n });

  const manifest = await page.evaluate(async () => {
    const { href } = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!;
    return (await (await fetch(href)).json()) as { start_url: string; icons: { src: string }[] };
  });

  expect(manifest.start_url).toBe('/');
  const mark = await page.request.get(`${origin}${manifest.icons[0]!.src}`);
  expect([mark.status(), mark.headers()['content-type']]).toEqual([200, 'image/svg+xml']);
});

test('nothing of the holder stays on the phone after Sign out', async () => {
  const { page } = await aServedWallet(browser);
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('heading', { name: 'History' }).waitFor();
  await page.getByRole('link', { name: 'Back' }).click();

  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByLabel('Phone number').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
