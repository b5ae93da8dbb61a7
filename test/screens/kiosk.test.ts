// Every state of the kiosk in a real browser: readable, reachable, accessible, in every language (`every-state.test.ts` has the themes).
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { openBrowser } from '../support/browser.ts';
import { axeFaults } from '../support/axe.ts';
import { layoutFaults } from '../support/screen-checks.ts';
import { serveScreens } from '../support/static-screens.ts';

const STATES = Object.keys(fixtures);
/** 12 mm of Hangul is 13.8 mm of em; 20 mm for a finger; both at 0.3114 mm a pixel. */
const TEXT_PX_MIN = 44.3;
const TARGET_PX_MIN = 64.2;

let browser: Browser;
let context: BrowserContext;
let screens: Awaited<ReturnType<typeof serveScreens>>;
let page: Page;
const problems: string[] = [];
let shown = 0;

beforeAll(async () => {
  [browser, screens] = await Promise.all([openBrowser(), serveScreens()]);
  context = await browser.newContext({
    viewport: { width: 1_080, height: 1_920 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
});

afterAll(async () => {
  await browser?.close();
  await screens?.close();
});

/** Shows one state on the page that is already there: only the first one loads anything. */
async function show(state: string, options = ''): Promise<void> {
  const gallery = `${screens.origin}/gallery?face=kiosk&state=attract`;
  if (!page.url().startsWith(gallery)) await page.goto(gallery);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `shown=${++shown}&state=${state}${options}`);
  await page.locator(`[data-shown="${shown}"] main.kiosk`).waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

describe.each(['ko', 'en', 'ja', 'zh'])('the kiosk in %s', (lang) => {
  test.each(STATES)('%s is readable and reachable, and axe finds nothing', async (state) => {
    await show(state, `&lang=${lang}`);

    const faults = await layoutFaults(page, {
      root: 'main.kiosk',
      textPxMin: TEXT_PX_MIN,
      targetPxMin: TARGET_PX_MIN,
    });

    // What axe looks at is the same in each language.
    const axe = lang === 'en' ? await axeFaults(page) : [];
    expect([...faults, ...axe, ...problems.splice(0)]).toEqual([]);
  });

  test.each(STATES)('%s at 200 % has words twice as large, and all of them fit', async (state) => {
    await show(state, `&lang=${lang}&zoom=2`);

    const faults = await layoutFaults(page, {
      root: 'main.kiosk',
      textPxMin: TEXT_PX_MIN * 2,
      targetPxMin: TARGET_PX_MIN,
    });

    expect([...faults, ...problems.splice(0)]).toEqual([]);
  });
});

describe('names that people and programs rely on', () => {
  test.each([
    ['attract', ['Start', 'Language', 'Larger text', 'Sound', 'Call for help']],
    [
      'number-full',
      [
        'Country',
        ...'1234567890',
        'Delete',
        'Confirm number',
        'Deposit without a number',
        'Sound',
        'Cancel',
      ],
    ],
    ['number-timeout', ['More time', 'Call for help']],
    ['consent', ['I agree', 'I am under 14', 'Cancel']],
    ['coins-pouring', ['Finish', 'Sound', 'Call for help']],
    ['coins-empty', ['Finish', 'Sound', 'Cancel']],
    ['coins-language', ['Back', 'Sound', 'Call for help']],
    ['service-cashbox', ['Cashbox removed', 'Leave', 'Larger text', 'Call for help']],
    ['coins-more', ['More time', 'Finish']],
    ['coins-jam', ['Keep these 42', 'Call for help']],
    ['coins-cap', ['See the receipt', 'Call for help']],
  ])('%s has its buttons, each once', async (state, names) => {
    await show(state, '&lang=en');

    for (const name of names) {
      expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([
        name,
        1,
      ]);
    }
  });

  test('the total is a live region and the coins are a list', async () => {
    await show('coins-pouring', '&lang=en');

    expect(await page.getByRole('status', { name: 'Total' }).textContent()).toMatch(/39,885\sP/);
    expect(await page.getByRole('list', { name: 'Coins' }).getByRole('listitem').count()).toBe(5);
  });

  test('the end says thank you and shows the receipt code', async () => {
    await show('thanks', '&lang=en');

    expect(await page.getByRole('heading', { name: 'Thank you' }).count()).toBe(1);
    expect(await page.getByText('7F3Q9 2KDM4').count()).toBe(1);
    expect(await page.getByRole('img', { name: 'Receipt QR' }).locator('path').count()).toBe(1);
  });
});

describe('what a finger does on the page itself', () => {
  test('the language changes on any screen, and the coins stay', async () => {
    await show('coins-pouring', '&lang=en');

    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('button', { name: '한국어' }).click();

    expect(await page.getByRole('status', { name: '합계' }).textContent()).toContain('39,885');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
  });

  test('larger text goes round: twice as large, high contrast, as it was', async () => {
    await show('attract', '&lang=en');
    const seen: string[] = [];

    for (let i = 0; i < 3; i++) {
      await page.getByRole('button', { name: 'Larger text' }).click();
      seen.push(
        await page.evaluate(() => {
          const root = document.documentElement;
          return `${root.style.getPropertyValue('--zoom')} ${root.dataset['theme'] ?? ''}`;
        }),
      );
    }

    expect(seen).toEqual(['2 day', '2 hc', '1 day']);
  });

  test('a list longer than the screen turns pages until every coin was seen', async () => {
    await show('coins-trip', '&lang=en');
    const seen = new Set<string>();

    for (let i = 0; i < 2; i++) {
      for (const row of await page.getByRole('listitem').allTextContents()) seen.add(row);
      await page.getByRole('button', { name: /^More/ }).click();
    }

    expect([...seen].filter((row) => row.includes('×')).length).toBe(8);
  });

  test('a laptop sees the whole portrait picture', async () => {
    await page.setViewportSize({ width: 1_280, height: 800 });
    await show('coins-pouring', '&lang=en');

    const box = await page.locator('main.kiosk').boundingBox();
    await page.setViewportSize({ width: 1_080, height: 1_920 });

    expect(box).toEqual({ x: 415, y: 0, width: 450, height: 800 });
  });
});

test('the words are drawn in our own font', async () => {
  await show('attract', '&lang=ko');

  expect(await page.evaluate(() => document.fonts.check('500 20px Pretendard', '티끌'))).toBe(true);
});
