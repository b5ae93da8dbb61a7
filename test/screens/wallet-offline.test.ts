// The wallet without a line: it opens from this phone, shows what was last known with its time, and lets nobody pay.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aServedWallet } from '../support/served-wallet.ts';

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

const goTo = (page: Page, where: string): Promise<void> =>
  page.evaluate((hash) => void (location.hash = hash), `#/${where}`);

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

test('a page says that nothing of it is kept, sends nothing, and is there by itself when the line is back', async () => {
  const { page, faults } = await aServedWallet(browser);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('No gifts yet.').waitFor();
  await page.getByLabel('Phone number').fill('010-7712-3456');
  await page.getByLabel('Points').fill('3000');
  await page.getByLabel('Your name').fill('지민');
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));

  await page.context().setOffline(true);
  await page.getByText(/^Not connected\. What you see is from /).waitFor();
  await page.getByRole('button', { name: 'Give', exact: true }).click();
  await page.getByText('Not connected: nothing was sent.').waitFor();
  await goTo(page, 'settings');
  await page.getByText('Not connected, and nothing of this is kept on this phone.').waitFor();
  await page.getByRole('link', { name: 'Download statement' }).click();
  await page.getByText('Not connected: nothing was sent.').waitFor();
  expect(sent).toEqual([]);
  await page.context().setOffline(false);

  await page.getByRole('switch', { name: 'News' }).waitFor();
  await page.getByText('Not connected, and').waitFor({ state: 'detached' });
  await goTo(page, 'gifts');
  await page.getByText('No gifts yet.').waitFor();
  expect(faults).toEqual([]);
});

test('a wallet that was closed elsewhere says so on the page it was open on, and leads to the sign-in', async () => {
  const { page, faults } = await aServedWallet(browser, { points: 0n });
  await goTo(page, 'settings');
  await page.getByRole('switch', { name: 'News' }).waitFor();

  // Another device of the same holder: its answer never comes to this page.
  const status = await page.evaluate(async () => {
    const headers = { 'X-Client': 'web', 'Content-Type': 'application/json' };
    const body = JSON.stringify({ remaining: 'donate' });
    const key = { 'Idempotency-Key': 'closed-elsewhere' };
    const init = { method: 'DELETE', headers: { ...headers, ...key }, body };
    return (await fetch('/v1/wallet', init)).status;
  });

  expect(status).toBe(200);
  await page.getByText(/^Your sign-in has ended: .* the wallet was closed\./).waitFor();
  await page.getByLabel('Phone number').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
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
  await page.getByRole('button', { name: 'Settings and my data' }).click();
  await page.getByRole('switch', { name: 'News' }).waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toContain('tikkeul.last.consents');
  await page.getByRole('link', { name: 'Back' }).click();

  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByLabel('Phone number').waitFor();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});
