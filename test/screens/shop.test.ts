// The shop's till in a real browser, before a real ledger: a holder's code is taken, undone, and explained.
import type { Browser, Page } from 'playwright-core';
import { create } from 'qrcode';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import type { Wallet } from '#ledger/contract/wallet.ts';
import { openBrowser } from '../support/browser.ts';
import { BUILT_UI, listen } from '../support/listening-ledger.ts';
import { aTill } from '../support/till.ts';
import { aShop } from '../support/staff.ts';

const TABLET = {
  viewport: { width: 1_180, height: 820 },
  locale: 'en-GB',
  timezoneId: 'Asia/Seoul',
};

let browser: Browser;
const pageErrors: string[] = [];

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());
afterEach(() => expect(pageErrors.splice(0)).toEqual([]));

/** A till that is signed in, before a ledger on a free port of this machine. */
async function aTillPage(scopes?: Parameters<typeof aShop>[1]) {
  const till = await aTill({
    points: 50_000n,
    uiDir: BUILT_UI,
    // A browser forgets cookies by its own clock.
    startMs: systemClock.nowMs(),
  });
  const { key, shopId } = await aShop(till, scopes);
  const origin = await listen(till);
  const context = await browser.newContext(TABLET);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => pageErrors.push(message));
  await page.goto(`${origin}/shop`);
  await page.getByLabel('Shop key').fill(key);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Amount').waitFor();
  return { ...till, page, shopId, origin, key };
}

type TillPage = Awaited<ReturnType<typeof aTillPage>>;
const available = async ({ holder }: TillPage): Promise<number> =>
  Number((await holder.get<Wallet>('/v1/wallet')).points.available);
const press = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.getByRole('button', { name: key, exact: true }).click();
};

describe('the till', () => {
  test('takes what the holder’s code allows, and gives it back at Undo', async () => {
    const till = await aTillPage();
    const { page } = till;

    await press(page, ['8', '5', '00']);
    await page.getByLabel('Code', { exact: true }).fill((await till.holder.code()).code);
    await page.getByRole('button', { name: 'Take payment', exact: true }).click();
    await page.getByText('8,500 P taken').waitFor();
    const paid = await available(till);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('8,500 P went back to the customer.').waitFor();

    expect([paid, await available(till)]).toEqual([41_500, 50_000]);
  });

  test('takes at once what a scanner types, wherever the cursor stands', async () => {
    const till = await aTillPage();
    const { page } = till;
    await page.getByLabel('Amount').fill('1200');

    // A scanner is faster than the road from this test to a busy browser.
    await page.evaluate(() => Object.defineProperty(Event.prototype, 'timeStamp', { value: 1 }));
    await page.keyboard.type((await till.holder.code()).qr);
    await page.keyboard.press('Enter');

    await page.getByText('1,200 P taken').waitFor();
    expect(await available(till)).toBe(48_800);
    await page.getByRole('region', { name: 'Today' }).getByText('1,200 P').first().waitFor();
  });

  test('takes no fraction of a point, and none without it', async () => {
    const till = await aTillPage();
    const { page } = till;
    await page.getByLabel('Code', { exact: true }).fill((await till.holder.code()).code);
    await page.getByLabel('Amount').pressSequentially('12.50');

    await page.getByText('Points are whole numbers').waitFor();
    expect(await page.getByRole('button', { name: 'Take payment', exact: true }).isDisabled()).toBe(
      true,
    );
    expect(await available(till)).toBe(50_000);
  });

  test('waits for the holder above the ceiling, and shows the answer by itself', async () => {
    const till = await aTillPage();
    const { page } = till;
    await page.getByLabel('Amount').fill('30001');
    await page.getByLabel('Code', { exact: true }).fill((await till.holder.code()).code);

    await page.getByRole('button', { name: 'Take payment', exact: true }).click();
    await page.getByText('Waiting for the customer’s phone').waitFor();
    const { awaiting } = await till.holder.get<Wallet>('/v1/wallet');
    await till.holder.post(`/v1/wallet/redemptions/${awaiting![0]!.id}/decline`);

    await page.getByText('The customer said no. Nothing was taken.').waitFor();
    expect(await page.getByLabel('Amount').inputValue()).toBe('30,001');
    expect(await available(till)).toBe(50_000);
  });

  test('says in one line why a code is refused, and keeps the amount', async () => {
    const { page } = await aTillPage();
    await page.getByLabel('Amount').fill('500');
    await page.getByLabel('Code', { exact: true }).fill('00000000');

    await page.getByRole('button', { name: 'Take payment', exact: true }).click();

    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('not right or has run out');
    expect(await page.getByLabel('Amount').inputValue()).toBe('500');
  });

  test('without the network says so, takes nothing, and keeps the list', async () => {
    const till = await aTillPage();
    const { page } = till;
    await page.getByLabel('Amount').fill('700');
    await page.getByLabel('Code', { exact: true }).fill((await till.holder.code()).code);
    await page.getByRole('button', { name: 'Take payment', exact: true }).click();
    await page.getByText('700 P taken').waitFor();

    await page.context().setOffline(true);

    await page.getByText('Not connected. Payments need the network.').waitFor();
    expect(await page.getByRole('region', { name: 'Today' }).innerText()).toContain('700');
    await page.context().setOffline(false);
    await page.getByText('Not connected').waitFor({ state: 'detached' });
  });
});

test('a part of a payment is given back from today’s list', async () => {
  const till = await aTillPage();
  const { page } = till;
  await page.getByLabel('Amount').fill('3000');
  await page.getByLabel('Code', { exact: true }).fill((await till.holder.code()).code);
  await page.getByRole('button', { name: 'Take payment', exact: true }).click();
  await page.getByText('3,000 P taken').waitFor();
  await page.getByRole('link', { name: 'Today' }).click();

  await page.getByRole('button', { name: /^Refund/ }).click();
  await page.getByLabel('Points to give back').fill('1000');
  await page.getByRole('button', { name: 'Give back' }).click();

  await page.getByText('1,000 P given back').waitFor();
  expect(await available(till)).toBe(48_000);
});

test('a key that may only take payments has a till, and no office', async () => {
  const { page } = await aTillPage({ scopes: ['take'] });

  await page.getByRole('link', { name: 'More' }).click();
  await page.getByText('Sign in with a key that may manage').waitFor();
  expect(await page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByLabel('Shop key').waitFor();
});

test('the office changes keys and webhooks, and shows each secret once', async () => {
  const { page, origin, key } = await aTillPage();
  await page.getByRole('link', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Webhooks' }).click();

  await page.getByLabel('Address').fill('https://example.com/tikkeul');
  await page.getByRole('button', { name: 'Add' }).click();
  const webhookSecret = await page.locator('.secret').innerText();
  await page.getByRole('button', { name: 'It is in its place' }).click();
  await page.goto(`${origin}/shop#/keys`);
  await page.getByRole('button', { name: 'Rotate' }).click();
  const newKey = await page.locator('.secret').innerText();
  await page.getByText(/Ends/).waitFor();
  const old = page.getByRole('listitem').filter({ hasText: key.split('.')[1]! });
  await old.getByRole('button', { name: 'Revoke' }).click();
  await old.getByRole('button', { name: 'Really revoke' }).click();

  await page.getByLabel('Shop key').fill(newKey);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  expect(webhookSecret).toMatch(/^whsec_/);
  expect(await page.locator('.secret').count()).toBe(0);
});

test('the camera reads a QR by our own reader, and nothing is loaded from elsewhere', async () => {
  const till = await aTillPage();
  const { page, origin } = till;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const { modules } = create((await till.holder.code()).qr);
  await page.addInitScript(showToCamera, { size: modules.size, dark: [...modules.data] });
  await page.reload();
  await page.getByLabel('Amount').fill('900');

  await page.getByRole('button', { name: 'Turn camera on' }).click();

  await page.getByText('900 P taken').waitFor();
  expect(await available(till)).toBe(49_100);
  expect(asked.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
  expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
});

/** In the page: a browser with a camera before which a QR is held, and without a reader of its own. */
function showToCamera({ size, dark }: Readonly<{ size: number; dark: readonly number[] }>): void {
  delete (globalThis as { BarcodeDetector?: unknown }).BarcodeDetector;
  const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 480 });
  const paper = canvas.getContext('2d')!;
  const draw = (): void => {
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, 480, 480);
    paper.fillStyle = '#000';
    dark.forEach((isDark, i) => {
      if (isDark) paper.fillRect(40 + (i % size) * 12, 40 + Math.floor(i / size) * 12, 12, 12);
    });
  };
  setInterval(draw, 50);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20);
}
