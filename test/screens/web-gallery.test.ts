// Every state of the wallet, the shop, the console and the tray: accessible, readable, touchable, never wider than its window.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { pageFaults } from '../support/page-faults.ts';
import { serveScreens } from '../support/static-screens.ts';

// The states live in modules with style sheets, which only the build can read; those that differ by a word are left out.
const STATES = {
  wallet: [
    'sign-in code home soon empty rich offline history deposit pick-up unreachable',
    'pay pay-last pay-asked pay-taken pay-offline gifts withdraw withdraw-unchecked',
    'claims claim notices settings close closed places',
  ].flatMap((states) => states.split(' ')),
  shop: `sign-in take typing empty refused awaiting taken unanswered offline today more settlements settlement keys
    webhooks pos unreachable`.split(/\s+/),
  operator:
    `sign-in sign-in-wrong fleet fleet-map kiosk enrol table bags bag-count bag-waiting bag-counted bank shipment
    rates decisions claim payouts payouts-answer run books statement audit fleet-empty unreachable
    shops shop operators operator operator-new promotions promotion wallets wallet mistake`.split(
      /\s+/,
    ),
  tray: 'open faulty'.split(' '),
};
const LANGUAGES = ['ko', 'en', 'ja', 'zh'];
/** Phones from 360 to 430 px, the same phone at 200 % zoom, a laptop. */
const WINDOWS = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 430, height: 932 },
  { width: 195, height: 422 },
  { width: 1280, height: 800 },
];
const NARROW_WINDOWS = WINDOWS.filter(({ width }) => width < 380);
const LEAST = { textPx: 13, targetPx: 44 };

let screens: Awaited<ReturnType<typeof serveScreens>>;
let browser: Browser;
let page: Page;
let shown = 0;

beforeAll(async () => {
  screens = await serveScreens();
  browser = await openBrowser();
  page = await browser.newPage({
    timezoneId: 'Asia/Seoul',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
});
afterAll(async () => {
  await browser?.close();
  await screens?.close();
});

/** Shows a state on the page of its face that is already there: only the first one loads anything. */
async function show(face: string, state: string, lang: string, theme = 'day'): Promise<void> {
  await page.setViewportSize(WINDOWS[1]!);
  const gallery = `${screens.origin}/gallery?face=${face}&state=${state}`;
  if (new URL(page.url(), screens.origin).searchParams.get('face') !== face) {
    await page.goto(gallery);
  }
  await page.evaluate(
    ([hash, wanted]) => {
      location.hash = hash!;
      document.documentElement.lang = wanted!;
    },
    [`shown=${++shown}&state=${state}&lang=${lang}&theme=${theme}`, lang],
  );
  await page.locator(`[data-shown="${shown}"] main`).waitFor();
  await page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted;
    return document.fonts.ready.then(() => undefined);
  }, theme);
}

const CASES = Object.entries(STATES).flatMap(([face, states]) =>
  states.flatMap((state) => LANGUAGES.map((lang) => [face, state, lang] as const)),
);

describe.each(CASES)('%s, %s, %s', (face, state, lang) => {
  test('is accessible, and fits every window', async () => {
    await show(face, state, lang);

    // What axe looks at is the same in each language.
    if (lang === 'en') expect(await axeFaults(page)).toEqual([]);
    // Words differ by language, the layout does not: the narrowest windows show what does not fit.
    for (const size of lang === 'en' ? WINDOWS : NARROW_WINDOWS) {
      await page.setViewportSize(size);
      expect([size.width, ...(await pageFaults(page, LEAST))]).toEqual([size.width]);
    }
  });
});

test.each([
  ['wallet', 'home', 'night'],
  ['wallet', 'home', 'hc'],
  ['shop', 'taken', 'night'],
  ['shop', 'refused', 'hc'],
  ['operator', 'fleet', 'night'],
  ['operator', 'decisions', 'hc'],
])('%s, %s is accessible in the theme %s, too', async (face, state, theme) => {
  await show(face, state, 'en', theme);

  expect(await axeFaults(page)).toEqual([]);
});
