// The kiosk on a screen that lies on its side: sky left, ground right, every state in every language and both sizes.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { openBrowser } from '../support/browser.ts';
import { layoutFaults } from '../support/screen-checks.ts';
import { serveScreens } from '../support/static-screens.ts';

/** As on the upright screen (kiosk.test.ts). */
const TEXT_PX_MIN = 44.3;
const TARGET_PX_MIN = 64.2;

let browser: Browser;
let screens: Awaited<ReturnType<typeof serveScreens>>;
let page: Page;
let shown = 0;

beforeAll(async () => {
  [browser, screens] = await Promise.all([openBrowser(), serveScreens()]);
  page = await browser.newPage({
    viewport: { width: 1_920, height: 1_080 },
    reducedMotion: 'reduce',
  });
  await page.goto(`${screens.origin}/gallery?face=kiosk&state=attract`);
});

afterAll(async () => {
  await browser?.close();
  await screens?.close();
});

async function show(state: string, options: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `shown=${++shown}&state=${state}${options}`);
  await page.locator(`[data-shown="${shown}"] main.kiosk`).waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

describe.each(['ko', 'en', 'ja', 'zh'])('the kiosk on its side in %s', (lang) => {
  test.each([1, 2])('fits in every state, its words %i times as large', async (zoom) => {
    const faults: string[] = [];

    for (const state of Object.keys(fixtures)) {
      await show(state, `&lang=${lang}&zoom=${zoom}`);
      const found = await layoutFaults(page, {
        root: 'main.kiosk',
        textPxMin: TEXT_PX_MIN * zoom,
        targetPxMin: TARGET_PX_MIN,
      });
      faults.push(...found.map((fault) => `${state}: ${fault}`));
    }

    expect(faults).toEqual([]);
  });
});

test('sky and ground stand side by side, and the horizon does not move in a session', async () => {
  const horizons = new Set<number>();

  for (const state of [
    'number-typing',
    'consent',
    'coins-empty',
    'coins-pouring',
    'coins-jam',
    'thanks',
  ]) {
    await show(state, '&lang=ko&zoom=1');
    const sky = await page.locator('main.kiosk > .sky').boundingBox();
    const ground = await page.locator('main.kiosk > .ground').boundingBox();
    expect([sky?.height, ground?.height, ground?.width]).toEqual([
      1_080,
      1_080,
      1_920 - sky!.width,
    ]);
    horizons.add(Math.round(ground!.x));
  }

  expect([...horizons]).toEqual([1_120]);
});
