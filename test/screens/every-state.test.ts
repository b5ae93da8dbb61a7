// The states of every face in the windows, sizes and themes that other tests leave out; `npm run screens` leaves out none.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFaults } from '../support/axe.ts';
import { openBrowser } from '../support/browser.ts';
import { type Gallery, openGallery } from '../support/gallery.ts';
import { pageFaults } from '../support/page-faults.ts';
import { layoutFaults } from '../support/screen-checks.ts';
import {
  kioskAxeWalks,
  kioskLayoutWalks,
  type Walk,
  webAxeWalks,
  webLayoutWalks,
} from '../support/screen-plans.ts';
import { serveScreens } from '../support/static-screens.ts';

/** 12 mm of Hangul is 13.8 mm of em; 20 mm for a finger. */
const [TEXT_MM, TARGET_MM] = [13.8, 20];
const WEB_LEAST = { textPx: 13, targetPx: 44 };
/** A walk in full takes up to a minute, more beside other work. */
const WALK_LIMIT_MS = 600_000;

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

/** The faults of one walk, each with its state. */
async function walk(
  gallery: Gallery,
  { width, height, part, ...options }: Walk,
  look: Parameters<Gallery['faultsOf']>[1],
): Promise<readonly string[]> {
  await gallery.page.setViewportSize({ width, height });
  return gallery.faultsOf(options, look, part);
}

const named = (walks: readonly Walk[]) => walks.map((one) => [nameOf(one), one] as const);
const nameOf = ({ width, height, pitchMm, lang = 'en', theme = 'day', zoom = 1 }: Walk): string =>
  `${width} × ${height} px${pitchMm ? ` of ${pitchMm} mm` : ''}, ${lang}, ${theme}, ${zoom * 100} %`;

describe('every state of the kiosk', () => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(browser, screens.origin, 'kiosk', {});
  });

  test.each(named(kioskAxeWalks))(
    'is accessible at %s',
    async (_name, one) => {
      expect(await walk(gallery, one, axeFaults)).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test.each(named(kioskLayoutWalks))(
    'is readable and reachable at %s',
    async (_name, one) => {
      const rules = {
        root: 'main.kiosk',
        textPxMin: TEXT_MM / one.pitchMm!,
        targetPxMin: TARGET_MM / one.pitchMm!,
      };

      expect(await walk(gallery, one, (page) => layoutFaults(page, rules))).toEqual([]);
    },
    WALK_LIMIT_MS,
  );
});

describe.each(['wallet', 'shop', 'operator', 'tray'])('every state of the %s', (face) => {
  let gallery: Gallery;
  beforeAll(async () => {
    gallery = await openGallery(browser, screens.origin, face, {});
  });

  test.each(named(webAxeWalks))(
    'is accessible at %s',
    async (_name, one) => {
      expect(await walk(gallery, one, axeFaults)).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test.each(named(webLayoutWalks))(
    'fits at %s',
    async (_name, one) => {
      expect(await walk(gallery, one, (page) => pageFaults(page, WEB_LEAST))).toEqual([]);
    },
    WALK_LIMIT_MS,
  );
});
