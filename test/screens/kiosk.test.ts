// The kiosk's page in a real browser: the names that people and programs rely on, and what a finger does on the page itself.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Gallery, openGallery } from '../support/gallery.ts';
import { type OpenedScreens, openScreens } from '../support/opened-screens.ts';

const UPRIGHT = { width: 1_080, height: 1_920 };

let screens: OpenedScreens;
let page: Page;
let show: Gallery['show'];

beforeAll(async () => {
  screens = await openScreens();
  ({ page, show } = await openGallery(screens.browser, screens.origin, 'kiosk', {
    viewport: UPRIGHT,
  }));
});
afterAll(() => screens?.close());

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
    await show(state);

    for (const name of names) {
      expect([name, await page.getByRole('button', { name, exact: true }).count()]).toEqual([
        name,
        1,
      ]);
    }
  });

  test('the total is a live region and the coins are a list', async () => {
    await show('coins-pouring');

    expect(await page.getByRole('status', { name: 'Total' }).textContent()).toMatch(/39,885\sP/);
    expect(await page.getByRole('list', { name: 'Coins' }).getByRole('listitem').count()).toBe(5);
  });

  test('the end says thank you and shows the receipt code', async () => {
    await show('thanks');

    expect(await page.getByRole('heading', { name: 'Thank you' }).count()).toBe(1);
    expect(await page.getByText('7F3Q9 2KDM4').count()).toBe(1);
    // What draws it is loaded with the first receipt.
    const drawn = page.getByRole('img', { name: 'Receipt QR' }).locator('path');
    await drawn.waitFor({ state: 'attached' });
  });
});

describe('what a finger does on the page itself', () => {
  test('the language changes on any screen, and the coins stay', async () => {
    await show('coins-pouring');

    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('button', { name: '한국어' }).click();

    expect(await page.getByRole('status', { name: '합계' }).textContent()).toContain('39,885');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko');
  });

  test('larger text goes round: twice as large, high contrast, as it was', async () => {
    await show('attract');
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
    await show('coins-trip');
    const seen = new Set<string>();

    for (let i = 0; i < 2; i++) {
      for (const row of await page.getByRole('listitem').allTextContents()) seen.add(row);
      await page.getByRole('button', { name: /^More/ }).click();
    }

    expect([...seen].filter((row) => row.includes('×')).length).toBe(8);
  });

  test('a laptop sees the whole portrait picture', async () => {
    await page.setViewportSize({ width: 1_280, height: 800 });
    await show('coins-pouring');

    const box = await page.locator('main.kiosk').boundingBox();
    await page.setViewportSize(UPRIGHT);

    expect(box).toEqual({ x: 415, y: 0, width: 450, height: 800 });
  });
});

test('the words are drawn in our own font', async () => {
  await show('attract', { lang: 'ko' });

  expect(await page.evaluate(() => document.fonts.check('500 20px Pretendard', '티끌'))).toBe(true);
});

test('on its side, sky and ground stand side by side, and the horizon does not move in a session', async () => {
  await page.setViewportSize({ width: 1_920, height: 1_080 });
  const horizons = new Set<number>();

  for (const state of [
    'number-typing',
    'consent',
    'coins-empty',
    'coins-pouring',
    'coins-jam',
    'thanks',
  ]) {
    await show(state, { lang: 'ko' });
    const sky = await page.locator('main.kiosk > .sky').boundingBox();
    const ground = await page.locator('main.kiosk > .ground').boundingBox();
    expect([sky?.height, ground?.height, ground?.width]).toEqual([
      1_080,
      1_080,
      1_920 - sky!.width,
    ]);
    horizons.add(Math.round(ground!.x));
  }

  await page.setViewportSize(UPRIGHT);
  expect([...horizons]).toEqual([1_120]);
});
