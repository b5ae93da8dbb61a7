// Every state of the wallet, the shop, the console and the tray: accessible, readable, touchable, never wider than its window.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults, contrastFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type Gallery, openGallery } from '../support/gallery.ts';
import { pageFaults } from '../support/page-faults.ts';
import { serveScreens } from '../support/static-screens.ts';

const LANGUAGES = ['ko', 'en', 'ja', 'zh'];
/** A phone, the same at 200 % zoom; in one language larger phones and a laptop: words differ, the layout does not. */
const NARROW_WINDOWS = [
  { width: 360, height: 740 },
  { width: 195, height: 422 },
];
const WIDER_WINDOWS = [
  { width: 390, height: 844 },
  { width: 430, height: 932 },
  { width: 1280, height: 800 },
];
/** So tall that nothing lies under a bar that stays: axe calls what is half hidden too small. */
const AXE_WINDOW = { width: 390, height: 2_600 };
const LEAST = { textPx: 13, targetPx: 44 };
/** Far fewer than there are: a face that lists no states has none that could fail. */
const STATES_MIN = 4;

let screens: Awaited<ReturnType<typeof serveScreens>>;
let browser: Browser;

beforeAll(async () => {
  screens = await serveScreens();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await screens?.close();
});

describe.each(['wallet', 'shop', 'operator', 'tray'])('every state of the %s', (face) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(browser, screens.origin, face, { viewport: WIDER_WINDOWS[0]! });
  });
  afterAll(() => gallery?.page.close());

  test('is accessible', async () => {
    await gallery.page.setViewportSize(AXE_WINDOW);

    expect(gallery.states.length).toBeGreaterThanOrEqual(STATES_MIN);
    expect(await gallery.faultsOf({}, axeFaults)).toEqual([]);
  });

  test.each(['night', 'hc'])('keeps its contrast in the theme %s', async (theme) => {
    expect(await gallery.faultsOf({ theme }, contrastFaults)).toEqual([]);
  });

  test.each([
    ...LANGUAGES.flatMap((lang) => NARROW_WINDOWS.map((size) => [lang, size.width, size] as const)),
    ...WIDER_WINDOWS.map((size) => ['en', size.width, size] as const),
  ])('fits, in %s, a window of %i px', async (lang, _width, size) => {
    await gallery.page.setViewportSize(size);

    expect(await gallery.faultsOf({ lang }, (page) => pageFaults(page, LEAST))).toEqual([]);
  });
});
