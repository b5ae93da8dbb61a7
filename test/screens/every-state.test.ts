// Every state of every face: accessible, readable, touchable, never wider than its window. Every day each state has some of
// its looks (`screen-plans.ts`), with `npm run screens` all of them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { axeFaults } from '../support/axe.ts';
import { type Gallery, openGallery } from '../support/gallery.ts';
import { type OpenedScreens, openScreens } from '../support/opened-screens.ts';
import { overlapFaults } from '../support/overlaps.ts';
import { pageFaults } from '../support/page-faults.ts';
import { layoutFaults } from '../support/screen-checks.ts';
import {
  kioskAxeWalks,
  kioskLayoutWalks,
  type Walk,
  webAxeWalks,
  webLayoutWalks,
} from '../support/screen-plans.ts';

/** 12 mm of Hangul is 13.8 mm of em; 20 mm for a finger. */
const [TEXT_MM, TARGET_MM] = [13.8, 20];
/** From 27 inches on there is room for words twice as large; a smaller screen enlarges as far as it can. */
const ROOMY_PITCH_MM = 0.3114;
const WEB_LEAST = { textPx: 13, targetPx: 44 };
/** Far fewer than there are: a face that lists no states has none that could fail. */
const STATES_MIN = 4;
/** A walk in full takes up to a minute, more beside other work. */
const WALK_LIMIT_MS = 600_000;

let screens: OpenedScreens;
beforeAll(async () => {
  screens = await openScreens();
});
afterAll(() => screens?.close());

/** One face on its page, on which one state follows the other. */
type Face = Readonly<{
  gallery: Gallery;
  /** The states that the walks have met. */
  seen: Readonly<Record<'axe' | 'layout', Set<string>>>;
}>;

async function openFace(name: string): Promise<Face> {
  const gallery = await openGallery(screens.browser, screens.origin, name, {});
  return { gallery, seen: { axe: new Set(), layout: new Set() } };
}

/** The faults of one walk, each with its state. */
async function walk(
  { gallery, seen }: Face,
  kind: keyof Face['seen'],
  { width, height, part, ...options }: Walk,
  look: (page: Page) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  await gallery.page.setViewportSize({ width, height });
  const lookAndNote = (page: Page, state: string): Promise<readonly string[]> => {
    seen[kind].add(state);
    return look(page);
  };
  return gallery.faultsOf(options, lookAndNote, part);
}

const named = (walks: readonly Walk[]) => walks.map((one) => [nameOf(one), one] as const);
const nameOf = ({ width, height, pitchMm, lang = 'en', theme = 'day', zoom = 1 }: Walk): string =>
  `${width} × ${height} px${pitchMm ? ` of ${pitchMm} mm` : ''}, ${lang}, ${theme}, ${zoom * 100} %`;

describe('every state of the kiosk', () => {
  let kiosk: Face;
  beforeAll(async () => {
    kiosk = await openFace('kiosk');
  });
  afterAll(() => kiosk?.gallery.page.close());

  test.each(named(kioskAxeWalks))(
    'is accessible at %s',
    async (_name, one) => {
      expect(await walk(kiosk, 'axe', one, axeFaults)).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test.each(named(kioskLayoutWalks))(
    'is readable and reachable at %s',
    async (_name, one) => {
      const { zoom = 1 } = one;
      const pitchMm = one.pitchMm!;
      const textMm = TEXT_MM * (pitchMm < ROOMY_PITCH_MM ? 1 : zoom);
      const rules = {
        root: 'main.kiosk',
        textPxMin: textMm / pitchMm,
        targetPxMin: TARGET_MM / pitchMm,
      };

      const faults = await walk(kiosk, 'layout', one, async (page) => [
        ...(await layoutFaults(page, rules)),
        ...(await overlapFaults(page)),
      ]);

      expect(faults).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test('was looked at', () => {
    const states = new Set(Object.keys(fixtures));

    expect(kiosk.seen).toEqual({ axe: states, layout: states });
  });
});

describe.each(['wallet', 'shop', 'operator', 'tray'])('every state of the %s', (name) => {
  let face: Face;
  beforeAll(async () => {
    face = await openFace(name);
  });
  afterAll(() => face?.gallery.page.close());

  test.each(named(webAxeWalks))(
    'is accessible at %s',
    async (_name, one) => {
      expect(await walk(face, 'axe', one, axeFaults)).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test.each(named(webLayoutWalks))(
    'fits at %s',
    async (_name, one) => {
      const faults = await walk(face, 'layout', one, async (page) => [
        ...(await pageFaults(page, WEB_LEAST)),
        ...(await overlapFaults(page)),
      ]);

      expect(faults).toEqual([]);
    },
    WALK_LIMIT_MS,
  );

  test('was looked at', () => {
    const states = new Set(face.gallery.states);

    expect(states.size).toBeGreaterThanOrEqual(STATES_MIN);
    expect(face.seen).toEqual({ axe: states, layout: states });
  });
});
