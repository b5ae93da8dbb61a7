// Giving and withdrawing in a real browser over a real ledger.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { aServedWallet } from '../support/served-wallet.ts';

const FRIEND = '+821077123456';

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());

describe('a gift', () => {
  test('goes to a number without a wallet, and can be taken back until it is accepted', async () => {
    const { page, test: house, faults } = await aServedWallet(browser);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByLabel('Phone number').fill('010-7712-3456');
    await page.getByLabel('Points').fill('3000');
    await page.getByLabel('Your name').fill('지민');

    await page.getByRole('button', { name: 'Give', exact: true }).click();

    const row = page.getByRole('listitem').filter({ hasText: 'To 010-••••-3456' });
    await row.waitFor();
    expect(house.messages.filter(({ to }) => to === FRIEND)).toHaveLength(1);
    await row.getByRole('button', { name: 'Take back' }).click();
    await row.getByText('Taken back.').waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByLabel('Points', { exact: true }).getByText('50,000').waitFor();
    expect(faults).toEqual([]);
  });

  test('says which field cannot be sent, and sends nothing', async () => {
    const { page, test: house } = await aServedWallet(browser);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const give = page.getByRole('button', { name: 'Give', exact: true });
    await page.getByLabel('Points').fill('1000');
    await page.getByLabel('Your name').fill('Maximilian-Alexander von Hohenstaufen');
    await page.getByText('Letters, spaces and emoji only').waitFor();
    expect(await give.isDisabled()).toBe(true);
    await page.getByLabel('Your name').fill('Max');
    await page.getByLabel('Phone number').fill('010');

    await give.click();

    await page.getByText('This is not a whole mobile number.').waitFor();
    expect(house.messages.filter(({ to }) => to === FRIEND)).toEqual([]);
  });

  test('is accepted with one touch', async () => {
    const {
      page,
      test: house,
      faults,
    } = await aServedWallet(browser, { phone: FRIEND, points: 0n });
    const giver = await aServedWallet(browser, { ledger: house });
    await giver.page.getByRole('button', { name: 'Send', exact: true }).click();
    await giver.page.getByLabel('Phone number').fill(FRIEND);
    await giver.page.getByLabel('Points').fill('3000');
    await giver.page.getByLabel('Your name').fill('지민');
    await giver.page.getByRole('button', { name: 'Give', exact: true }).click();
    await giver.page.getByText('3,000 P given.').waitFor();

    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Waiting for you' }).waitFor();
    await page.getByText('From 지민').waitFor();
    await page.getByRole('button', { name: 'Accept' }).click();

    await page.getByText('Accepted.').waitFor();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByLabel('Points', { exact: true }).getByText('3,000').waitFor();
    expect(faults).toEqual([]);
  });
});

test('a withdrawal needs an identity once and an account of one’s own, then says how it stands', async () => {
  const { page, faults } = await aServedWallet(browser);
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
  await page.getByRole('heading', { name: 'First we check who you are' }).waitFor();
  await page.getByLabel('Name').fill('Kim Minji');
  await page.getByLabel('Birth date').fill('1990-01-31');
  await page.getByRole('button', { name: 'Check my identity' }).click();
  await page.getByLabel('Bank', { exact: true }).selectOption('004');
  await page.getByLabel('Account number').fill('123456-78-901234');
  await page.getByRole('button', { name: 'Add account' }).click();
  const form = page.getByRole('button', { name: 'Withdraw', exact: true });
  await page.getByLabel('Points').fill('1999');
  expect(await form.isDisabled()).toBe(true);
  await page.getByLabel('Points').fill('10000');
  await page.getByText('₩9,700 will reach your account.').waitFor();

  await form.click();

  const row = page.getByRole('listitem').filter({ hasText: 'Requested.' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/KB Kookmin Bank ••••••1234[\s\S]*10,000/);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByLabel('Points', { exact: true }).getByText('40,000').waitFor();
  expect(faults).toEqual([]);
});
