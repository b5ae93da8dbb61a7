// How many looks the tests of the screens take: enough for every day, or all of them (`npm run screens`).
import type { GalleryOptions } from './gallery.ts';

/** One walk through the states of a face, in one window. */
export type Walk = GalleryOptions & Readonly<{ width: number; height: number; part?: Part }>;
/** Every `of`th state from `first` on. */
type Part = Readonly<{ first: number; of: number }>;

/** `npm run screens`. */
export const isEveryLook = process.env['SCREENS'] === 'all';

/** 27 inches upright and on its side, then 32, 24 and 21.5 inches, each by the millimetres of its pixel. */
const [UPRIGHT, ON_ITS_SIDE, ...OTHER_KIOSKS] = [0.3114, 0.369, 0.277, 0.248].flatMap((pitchMm) => [
  { width: 1_080, height: 1_920, pitchMm },
  { width: 1_920, height: 1_080, pitchMm },
]) as [Kiosk, Kiosk, ...Kiosk[]];
type Kiosk = Readonly<{ width: number; height: number; pitchMm: number }>;

/** A phone, and the same at 200 % zoom. */
const NARROW_WINDOWS = [
  { width: 360, height: 740 },
  { width: 195, height: 422 },
];
/** From a larger phone to a large desk. */
const WIDER_WINDOWS = [
  { width: 390, height: 844 },
  { width: 430, height: 932 },
  { width: 640, height: 900 },
  { width: 768, height: 900 },
  { width: 1_024, height: 900 },
  { width: 1_280, height: 800 },
  { width: 1_920, height: 900 },
];
/** So tall that nothing lies under a bar that stays: axe calls what is half hidden too small. */
const AXE_WINDOWS = [390, 1_280].map((width) => ({ width, height: 2_600 }));

const zooms = [{ zoom: 1 }, { zoom: 2 }];
const langs = ['ko', 'en', 'ja', 'zh'].map((lang) => ({ lang }));
const themes = ['day', 'night', 'hc'].map((theme) => ({ theme }));
/** High contrast has thicker lines; night changes colours alone. */
const lines = [{ theme: 'day' }, { theme: 'hc' }];

const each = <A, B>(all: readonly A[], others: readonly B[]): (A & B)[] =>
  all.flatMap((one) => others.map((other) => ({ ...one, ...other })));

/** The states are dealt out to the walks in turn: together they look once at every `apart`th state. */
const dealt = (walks: readonly Walk[], apart = 1): readonly Walk[] =>
  walks.map((walk, index) => ({
    ...walk,
    part: { first: index * apart, of: walks.length * apart },
  }));

/** Axe sees no difference between languages; it does between themes, sizes and layouts. */
const kioskAxe = each(each([UPRIGHT, ON_ITS_SIDE], zooms), themes);
/** Every day axe looks at each state once. */
export const kioskAxeWalks: readonly Walk[] = isEveryLook ? kioskAxe : dealt(kioskAxe);

const sizesAndLangs = each(zooms, langs);
/** Every day each state is looked at upright in one language and size, every second on its side, and some on other screens. */
export const kioskLayoutWalks: readonly Walk[] = isEveryLook
  ? each(each([UPRIGHT, ON_ITS_SIDE, ...OTHER_KIOSKS], sizesAndLangs), lines)
  : [
      ...dealt(each([UPRIGHT], sizesAndLangs)),
      ...dealt(each([ON_ITS_SIDE], sizesAndLangs.toReversed()), 2),
      ...dealt(each(OTHER_KIOSKS, [{ lang: 'en' }]), 4),
    ];

const webAxe = each(AXE_WINDOWS, themes);
/** Every day axe looks at each state once. */
export const webAxeWalks: readonly Walk[] = isEveryLook ? webAxe : dealt(webAxe);

/** Every day each state is looked at in one language on a phone, and every third in a wider window. */
export const webLayoutWalks: readonly Walk[] = isEveryLook
  ? each(each([...NARROW_WINDOWS, ...WIDER_WINDOWS], langs), lines)
  : [...dealt(each(NARROW_WINDOWS, langs)), ...dealt(each(WIDER_WINDOWS, [{ lang: 'en' }]), 3)];
