// The wallet in a real browser, over a stub of the ledger: what a holder does, and what is seen without a reload.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEPOSIT, FIXTURE_NOW_MS, HISTORY, WALLETS } from '#ui/wallet/fixtures.ts';
import { openBrowser } from '../support/browser.ts';
import { balanceShown, type BalanceName, pendingOf, pouring } from '../support/pouring.ts';
import { startStubLedger, type StubLedger } from '../support/stub-ledger.ts';

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', timezoneId: 'Asia/Seoul' };
const CODE = '482177';
const WAIT_MS = 5_000;

let browser: Browser;
let ledger: StubLedger;
let context: BrowserContext;
let page: Page;
const pageErrors: string[] = [];

beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser?.close());
beforeEach(async () => {
  ledger = await startStubLedger({
    code: CODE,
    wallet: WALLETS.waiting,
    history: { entries: [...HISTORY] },
    deposits: new Map([[DEPOSIT.id, DEPOSIT]]),
    pickups: new Map([['7F3Q00KDM4AB', DEPOSIT.id]]),
    isSample: true,
    keys: [],
    kiosks: [],
  });
  context = await browser.newContext(PHONE);
  page = await openPage();
});
afterEach(async () => {
  await context.close();
  await ledger.close();
  expect(pageErrors.splice(0)).toEqual([]);
});

async function openPage(): Promise<Page> {
  const opened = await context.newPage();
  await opened.clock.setFixedTime(FIXTURE_NOW_MS);
  opened.on('pageerror', ({ message }) => pageErrors.push(message));
  await opened.goto(ledger.origin);
  return opened;
}

async function signIn(): Promise<void> {
  await page.getByLabel('Phone number').fill('010-4827-5163');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByLabel('Code', { exact: true }).fill(CODE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Points', { exact: true }).waitFor();
}

const shown = (name: BalanceName, on = page): Promise<number> => balanceShown(on, name);
const untilShown = (name: BalanceName, points: number, on = page): Promise<void> =>
  vi.waitFor(async () => expect(await shown(name, on)).toBe(points), WAIT_MS);

describe('signing in', () => {
  test('takes a number, then the code that was sent to it', async () => {
    await signIn();

    expect(await shown('Points')).toBe(12_480);
    expect(ledger.calls).toContain('POST /auth/otp {"phone":"010-4827-5163"}');
    expect(ledger.calls).toContain(
      `POST /auth/sessions {"phone":"010-4827-5163","code":"${CODE}"}`,
    );
  });

  test('says in words that a code is wrong, and lets the holder try again', async () => {
    await page.getByLabel('Phone number').fill('01048275163');
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('not right or no longer good');
    await page.getByLabel('Code', { exact: true }).fill(CODE);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Points', { exact: true }).waitFor();
  });

  test('reads the code out of a pasted message, and offers itself to the phone for filling', async () => {
    await page.getByLabel('Phone number').fill('01048275163');
    await page.getByRole('button', { name: 'Send code' }).click();
    const field = page.getByLabel('Code', { exact: true });

    await field.fill('[티끌] 482 177');

    expect(await field.inputValue()).toBe(CODE);
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await field.getAttribute('inputmode')).toBe('numeric');
  });

  test('ends with Sign out', async () => {
    await signIn();

    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.getByLabel('Phone number').waitFor();
    await vi.waitFor(() => expect(ledger.streamCount()).toBe(0), WAIT_MS);
  });
});

describe('the live wallet', () => {
  test('counts a deposit coin by coin without a reload', async () => {
    await signIn();

    ledger.tell({ pending: pendingOf(pouring(1)) });
    await untilShown('Pending', 100);
    ledger.tell({ pending: pendingOf(pouring(42)) });
    await untilShown('Pending', 4_200);

    const card = page.getByRole('link', { name: 'Arriving now' });
    expect(await card.innerText()).toContain('42 coins');
  });

  test('moves points from Pending to Points when they mature', async () => {
    await signIn();
    const soon = new Date(FIXTURE_NOW_MS + 5_000).toISOString();
    ledger.tell({ pending: pendingOf({ ...pouring(8), state: 'closed', maturesAt: soon }) });
    await page.getByText('at 14:32:05').first().waitFor();

    ledger.tell({ points: { available: '13280', held: '0' }, pending: pendingOf() });

    await untilShown('Points', 13_280);
    expect(await shown('Pending')).toBe(0);
  });

  test('keeps the last known numbers with their time while the line is down, then goes on', async () => {
    await signIn();
    await vi.waitFor(() => expect(ledger.streamCount()).toBe(1), WAIT_MS);

    ledger.setDown(true);
    await page.getByText('Not connected. What you see is from 14:32:00.').waitFor();
    expect(await shown('Points')).toBe(12_480);
    ledger.setDown(false);
    ledger.tell({ points: { available: '12999', held: '0' } });

    await untilShown('Points', 12_999);
    await page.getByText('Not connected').waitFor({ state: 'detached' });
  });

  test('holds one stream for all tabs of a browser', async () => {
    await signIn();
    const second = await openPage();
    await second.getByLabel('Points', { exact: true }).waitFor();

    ledger.tell({ pending: pendingOf(pouring(3)) });

    await untilShown('Pending', 300);
    await untilShown('Pending', 300, second);
    expect(ledger.streamCount()).toBe(1);
  });

  test('says that rates are samples where they are', async () => {
    await signIn();

    await page.getByText('Rates are samples for a demonstration.').waitFor();
  });
});

describe('looking back', () => {
  test('shows the history page by page, and leads to every coin of a deposit', async () => {
    const old = Array.from({ length: 25 }, (_, i) => ({
      ...HISTORY[1]!,
      id: `old-${i}`,
      at: '2026-10-01T03:00:00.000Z',
    }));
    ledger.books.history = { entries: [...HISTORY, ...old] };
    await signIn();

    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Show more' }).click();
    await vi.waitFor(
      async () => expect(await page.locator('.rows li').count()).toBe(HISTORY.length + 25),
      WAIT_MS,
    );
    await page.getByRole('link', { name: 'Coins poured in' }).first().click();

    const firstRow = page.getByRole('row').nth(1);
    await firstRow.waitFor();
    expect((await firstRow.innerText()).split('\t')).toEqual([
      '4,117',
      '₩100',
      '14:29:10',
      '9,002',
    ]);
    expect(await page.getByRole('listitem').filter({ hasText: '₩500' }).innerText()).toMatch(
      /× 38\s+₩19,000/,
    );
  });

  test('adds the coins of a deposit that is being poured', async () => {
    ledger.books.deposits.set(DEPOSIT.id, { ...DEPOSIT, coins: DEPOSIT.coins.slice(0, 2) });
    ledger.books.wallet = { ...WALLETS.waiting, pending: pendingOf(pouring(2)) };
    await signIn();
    await page.getByRole('link', { name: 'Arriving now' }).click();
    await vi.waitFor(async () => expect(await page.getByRole('row').count()).toBe(3), WAIT_MS);

    ledger.books.deposits.set(DEPOSIT.id, { ...DEPOSIT, coins: DEPOSIT.coins.slice(0, 3) });
    ledger.tell({ pending: pendingOf(pouring(3)) });

    await vi.waitFor(async () => expect(await page.getByRole('row').count()).toBe(4), WAIT_MS);
  });
});

describe('picking up coins', () => {
  test('reads the code as a person types it, and shows what became theirs', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Pick up coins' }).click();
    const field = page.getByLabel('Pickup code');

    await field.pressSequentially('7f3qo0kdm4a');
    expect(await page.getByRole('button', { name: 'Pick up coins' }).isDisabled()).toBe(true);
    await field.pressSequentially('b');
    expect(await field.inputValue()).toBe('7F3Q-00KD-M4AB');
    await page.getByRole('button', { name: 'Pick up coins' }).click();

    await page.getByRole('heading', { name: 'Demo kiosk' }).waitFor();
    expect(ledger.calls).toContain('POST /wallet/pickups {"code":"7F3Q00KDM4AB"}');
  });

  test('says in words that a code is wrong', async () => {
    await signIn();
    await page.getByRole('button', { name: 'Pick up coins' }).click();
    await page.getByLabel('Pickup code').fill('0000 0000 0000');

    await page.getByRole('button', { name: 'Pick up coins' }).click();

    expect(await page.getByRole('alert').innerText()).toContain('not right, or it was used');
  });
});

test('the chosen language is remembered', async () => {
  await page.getByLabel('Language').selectOption('한국어');
  await page.getByRole('button', { name: '인증번호 받기' }).waitFor();

  await page.reload();

  await page.getByRole('button', { name: '인증번호 받기' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
});
