// A picture of every state of the gallery, and sheets of many at once, so that a change can be looked at.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { type Gallery, openGallery } from '../../test/support/gallery.ts';
import { serveScreens } from '../../test/support/static-screens.ts';
import { Misuse } from '../command.ts';
import { buildScreens } from '../build.ts';

export type Wanted = Readonly<{
  face?: string[] | undefined;
  lang?: string[] | undefined;
  theme?: string[] | undefined;
  zoom?: string[] | undefined;
  size?: string[] | undefined;
  state: string;
}>;

/** The usual window of each face. */
const WINDOWS: Readonly<Record<string, string>> = {
  kiosk: '1080x1920',
  wallet: '390x844',
  shop: '1180x820',
  operator: '1280x900',
  tray: '1180x820',
};
/** A sheet shows so many pictures side by side: six of a phone, three of a laptop. */
const SHEET = { width: 1_800, picture: { tall: 300, wide: 600 }, rows: 3 };

/** Takes every combination into `folder`, one folder for each, and a sheet beside it. */
export async function takeAllStates(folder: string, wanted: Wanted): Promise<void> {
  if (!(await buildScreens())) throw new Error('the screens could not be built');
  const screens = await serveScreens();
  const browser = await openBrowser();
  try {
    for (const face of wanted.face ?? Object.keys(WINDOWS)) {
      for (const size of wanted.size ?? [WINDOWS[face]!]) {
        const gallery = await openGallery(browser, screens.origin, face, windowOf(size));
        await takeFace(browser, gallery, join(resolve(folder), `${face}-${size}`), wanted);
        await gallery.page.close();
      }
    }
  } finally {
    await browser.close();
    await screens.close();
  }
}

async function takeFace(
  browser: Browser,
  gallery: Gallery,
  prefix: string,
  { lang: langs = ['ko'], theme: themes = ['day'], zoom: zooms = ['1'], state: part }: Wanted,
): Promise<void> {
  const states = gallery.states.filter((state) => state.includes(part));
  const combinations = langs.flatMap((lang) =>
    themes.flatMap((theme) => zooms.map((zoom) => ({ lang, theme, zoom: Number(zoom) }))),
  );
  for (const options of combinations) {
    const folder = `${prefix}-${options.lang}-${options.theme}${options.zoom > 1 ? '-large' : ''}`;
    mkdirSync(folder, { recursive: true });
    for (const state of states) {
      await gallery.show(state, options);
      const path = join(folder, `${state}.png`);
      await gallery.page.screenshot({ path, animations: 'disabled', fullPage: true });
    }
    const { width, height } = gallery.page.viewportSize()!;
    await takeSheets(browser, folder, states, width > height);
    process.stdout.write(`${folder}: ${states.length} pictures\n`);
  }
}

/** `FOLDER-1.png` and so on: the pictures of a folder with their names. */
async function takeSheets(
  browser: Browser,
  folder: string,
  states: readonly string[],
  isWide: boolean,
): Promise<void> {
  const columns = SHEET.width / SHEET.picture[isWide ? 'wide' : 'tall'];
  const perSheet = columns * SHEET.rows;
  const page = await browser.newPage({ viewport: { width: SHEET.width, height: 800 } });
  // A page of the file system may show pictures of the file system.
  await page.goto(pathToFileURL(folder).href);
  for (let first = 0; first < states.length; first += perSheet) {
    const shown = states.slice(first, first + perSheet);
    const figures = shown.map(
      (state) =>
        `<figure><figcaption>${state}</figcaption><img src="${pathToFileURL(join(folder, `${state}.png`)).href}"></figure>`,
    );
    await page.setContent(`<style>${sheetStyle(columns)}</style>${figures.join('')}`);
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    await page.screenshot({ path: `${folder}-${first / perSheet + 1}.png`, fullPage: true });
  }
  await page.close();
}

const sheetStyle = (columns: number): string => `
  body { display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 12px; margin: 12px; align-items: start; }
  figure { margin: 0; } figcaption { font: 15px sans-serif; } img { width: 100%; max-height: 900px; object-fit: cover; object-position: top; border: 1px solid #888; }`;

function windowOf(size: string) {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (!width || !height) throw new Misuse(`--size is WIDTHxHEIGHT, not ${size}.`);
  return { viewport: { width: Number(width), height: Number(height) } };
}
