// The first coin, in a real browser: typed on the kiosk, dropped through the pseudo-terminal, seen on the phone, spendable.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exactPoints, roundHalfEven } from '#ledger/contract/points.ts';
import { RateCard } from '#ledger/contract/rate-card.ts';
import { type DemoHouse, startDemoHouse } from '../../scripts/faults/demo-house.ts';
import { openBrowser } from '../support/browser.ts';
import { signInByHand, typeNumber } from '../support/people.ts';

const KIOSK = { width: 1080, height: 1920 };
const PHONE = { width: 390, height: 844 };
const COINS = ['KR500A', 'KR100A', 'KR100A', 'KR100A', 'US025A'];

let house: DemoHouse;
let browser: Browser;
let kiosk: Page;
let phone: Page;
const pageErrors: string[] = [];

beforeAll(async () => {
  house = await startDemoHouse({ env: { HOLD_PERIOD: 'PT5S' } });
  browser = await openBrowser();
  kiosk = await browser.newPage({ viewport: KIOSK });
  phone = await browser.newPage({ viewport: PHONE, locale: 'en-GB' });
  for (const page of [kiosk, phone])
    page.on('pageerror', (error) => pageErrors.push(error.message));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

const points = (text: string | null): number => Number((text ?? '').replaceAll(/\D/g, ''));

/** What the signed rate card gives for 25 US cents, after the spread. */
async function quarterInPoints(): Promise<number> {
  const answer = await fetch(new URL('/v1/rate-card', house.walletUrl));
  const card = RateCard.parse(await answer.json());
  const line = card.rates.find(({ currency }) => currency === 'USD')!;
  return Number(roundHalfEven(exactPoints(25n, line).net));
}

describe('the first coin', () => {
  let total = 0;

  test('a number is typed and the terms are agreed to', async () => {
    await kiosk.goto(`${house.kioskUrl}?lang=en`);
    await typeNumber(kiosk, '01048275163');

    expect(await kiosk.getByRole('button', { name: 'Finish' }).isVisible()).toBe(true);
  });

  test('coins dropped through the pseudo-terminal are counted on the kiosk', async () => {
    for (const coin of COINS) {
      expect(await house.emulate(`coin ${coin}`)).toMatchObject({ ok: true, outcome: 'accepted' });
    }

    const coins = kiosk.getByRole('list', { name: 'Coins' });
    await vi.waitFor(async () => {
      expect(await coins.innerText()).toMatch(/3[\s\S]*300/);
      total = points(await kiosk.getByRole('status', { name: 'Total' }).innerText());
      expect(total).toBe(800 + (await quarterInPoints()));
    }, 10_000);
  });

  test('the same deposit is live in the wallet before Finish is pressed', async () => {
    await phone.goto(house.walletUrl);
    await signInByHand(phone, house.messagesPath, '01048275163');

    await vi.waitFor(async () => {
      expect(points(await phone.getByLabel('Pending').first().innerText())).toBe(total);
    }, 10_000);
    expect(await kiosk.getByRole('button', { name: 'Finish' }).isVisible()).toBe(true);

    await house.emulate('coin KR100A');
    await vi.waitFor(async () => {
      expect(points(await phone.getByLabel('Pending').first().innerText())).toBe(total + 100);
    }, 10_000);
    total += 100;
  });

  test('Finish leads to a receipt, and the deposit waits for its maturity', async () => {
    // Looked for from now on, because the hold is short.
    const maturity = phone.getByText(/^Next: .* at \d\d:\d\d/).waitFor({ timeout: 20_000 });
    await kiosk.getByRole('button', { name: 'Finish' }).click();
    await kiosk.getByRole('heading', { name: 'Thank you' }).waitFor({ timeout: 10_000 });

    expect(points(await kiosk.getByRole('status', { name: 'Total' }).innerText())).toBe(total);
    expect(await kiosk.locator('body').innerText()).toMatch(
      /[0-9A-HJKMNP-TV-Z]{5}[ -][0-9A-HJKMNP-TV-Z]{5}/,
    );
    await maturity;
  });

  test('after the hold the wallet shows points, without a reload', async () => {
    await vi.waitFor(async () => {
      expect(points(await phone.getByLabel('Points').first().innerText())).toBe(total);
      expect(points(await phone.getByLabel('Pending').first().innerText())).toBe(0);
    }, 20_000);
  });

  test('no page threw an error', () => {
    expect(pageErrors).toEqual([]);
  });
});
