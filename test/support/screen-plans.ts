// How many looks the tests of the screens take: enough for every day, or all of them (`npm run screens`).
import type { GalleryOptions } from './gallery.ts';

/** One walk through the states of a face, in one window. */
export type Walk = GalleryOptions & Readonly<{ width: number; height: number; part?: Part }>;
/** Every `of`th state from `first` on. */
export type Part = Readonly<{ first: number; of: number }>;

/** `npm run screens`. */
export const isEveryLook = process.env['SCREENS'] === 'all';

const LANGUAGES = ['ko', 'en', 'ja', 'zh'];
/** 27 inches upright and on its side, then 32, 24 and 21.5 inches, each by the millimetres of its pixel. */
const KIOSKS = [0.3114, 0.369, 0.277, 0.248].flatMap((pitchMm) => [
  { width: 1_080, height: 1_920, pitchMm },
  { width: 1_920, height: 1_080, pitchMm },
]);
/** From a small phone at 200 % to a large desk. */
const WEB_WIDTHS = [195, 360, 390, 430, 640, 768, 1_024, 1_280, 1_920];
/** So tall that nothing lies under a bar that stays: axe calls what is half hidden too small. */
const AXE_HEIGHT = 2_600;

const zooms = [{ zoom: 1 }, { zoom: 2 }];
const langs = LANGUAGES.map((lang) => ({ lang }));
const themes = ['day', 'night', 'hc'].map((theme) => ({ theme }));
/** High contrast has thicker lines; night changes colours alone. */
const lines = [{ theme: 'day' }, { theme: 'hc' }];

const each = <A, B>(all: readonly A[], others: readonly B[]): (A & B)[] =>
  all.flatMap((one) => others.map((other) => ({ ...one, ...other })));

/** Axe sees no difference between languages; it does between themes, sizes and layouts. Every day each state has had
 * its look by day (`kiosk.test.ts`), and some have one in another theme. */
export const kioskAxeWalks: readonly Walk[] = isEveryLook
  ? each(each(KIOSKS.slice(0, 2), zooms), themes)
  : [
      { ...KIOSKS[0]!, theme: 'night', part: { first: 0, of: 6 } },
      { ...KIOSKS[0]!, theme: 'hc', part: { first: 3, of: 6 } },
    ];

/** Every day the smallest screens, which lie farthest from the picture of 27 inches. */
export const kioskLayoutWalks: readonly Walk[] = isEveryLook
  ? each(each(each(KIOSKS, zooms), langs), lines)
  : each(KIOSKS.slice(-2), [{ lang: 'en', part: { first: 0, of: 6 } }]);

/** Every day `web-gallery.test.ts` looks at each state once. */
export const webAxeWalks: readonly Walk[] = isEveryLook
  ? each(
      [390, 1_280].map((width) => ({ width, height: AXE_HEIGHT })),
      themes,
    )
  : [{ width: 1_280, height: AXE_HEIGHT, part: { first: 0, of: 10 } }];

/** Every day `web-gallery.test.ts` looks at each state in four languages on phones. */
export const webLayoutWalks: readonly Walk[] = isEveryLook
  ? each(each(WEB_WIDTHS.map(tall), langs), lines)
  : [{ width: 768, height: 900, part: { first: 0, of: 10 } }];

function tall(width: number) {
  return { width, height: 900 };
}
