// Paying at a shop in a real browser over a real ledger: the till takes the code by its API, the phone shows it at once.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aServedWallet, type ServedWallet } from '../support/served-wallet.ts';
import { aShop } from '../support/staff.ts';

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

/** What the till sends; what it is told, and how it gives it back. */
async function take({ test: house }: ServedWallet, code: string, points: number, capture = true) {
  const { headers } = await aShop(house, { name: 'Hanbit Snacks' });
  const answer = await house.api.inject({
    method: 'POST',
    url: '/v1/redemptions',
    headers: { ...headers, 'idempotency-key': `sale-${points}` },
    payload: { code, points: String(points), orderId: `order ${points}`, capture },
  });
  const { id, status } = answer.json<{ status: string; id: string }>();
  const giveBack = () =>
    house.api.inject({
      method: 'POST',
      url: `/v1/redemptions/${id}/refunds`,
      headers: { ...headers, 'idempotency-key': `back-${id}` },
      payload: { points: String(points) },
    });
  const letGo = () =>
    house.api.inject({
      method: 'POST',
      url: `/v1/redemptions/${id}/void`,
      headers: { ...headers, 'idempotency-key': `void-${id}` },
      payload: {},
    });
  return { status, giveBack, letGo };
}

async function codeShown(page: Page): Promise<string> {
  const group = page.getByRole('group', { name: 'Payment code' });
  await group.waitFor();
  return (await group.innerText()).replaceAll(/\D/g, '');
}

describe('paying', () => {
  test('shows a code, and the result the moment the shop takes it', async () => {
    const house = await aServedWallet(browser);
    const { page } = house;
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    const code = await codeShown(page);
    expect(await page.getByRole('img', { name: 'Payment QR' }).isVisible()).toBe(true);
    expect(await page.getByRole('timer', { name: 'Time left' }).innerText()).toMatch(/^[12]:\d\d$/);

    await page.setViewportSize({ width: 320, height: 640 });
    const [figures, sun] = await Promise.all(
      ['.time-left b', '.dusk circle'].map((part) => page.locator(part).boundingBox()),
    );
    expect(figures!.x + figures!.width).toBeLessThan(sun!.x);

    const taken = await take(house, code, 8_500);
    expect(taken).toMatchObject({ status: 'captured' });

    await page.getByRole('heading', { name: 'Paid' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('at Hanbit Snacks');

    expect(await taken.giveBack()).toMatchObject({ statusCode: 200 });
    await page.getByRole('heading', { name: 'The shop gave' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('8,500');
    await page.getByRole('button', { name: 'Back home' }).click();
    await page.getByLabel('Points', { exact: true }).getByText('50,000').waitFor();
    expect(house.faults).toEqual([]);
  });

  test('asks above the ceiling, takes nothing without a yes, and frees what the shop lets go of', async () => {
    const house = await aServedWallet(browser);
    const { page } = house;
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await take(house, await codeShown(page), 42_000);

    await page.getByRole('heading', { name: 'Pay Hanbit Snacks?' }).waitFor();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('heading', { name: 'You declined' }).waitFor();
    await page.getByRole('button', { name: 'New code' }).click();
    const held = await take(house, await codeShown(page), 8_500, false);
    await page.getByRole('heading', { name: 'Set aside by the shop' }).waitFor();
    expect(await held.letGo()).toMatchObject({ statusCode: 200 });
    await page.getByRole('heading', { name: 'Yours again' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('8,500');
    await page.getByRole('button', { name: 'New code' }).click();
    await take(house, await codeShown(page), 42_001);
    await page.getByRole('button', { name: 'Confirm' }).click();

    await page.getByRole('heading', { name: 'Paid' }).waitFor();
    await page.goto(house.origin);
    await page.getByLabel('Points', { exact: true }).getByText('7,999').waitFor();
    expect(house.faults).toEqual([]);
  });
});
