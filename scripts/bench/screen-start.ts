// How long the glass stays empty: from the controller's word `ready` to the first whole screen of a page that knew nothing.
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { offlineKiosk, startController } from '../../test/support/controller-process.ts';
import { percentile } from './result.ts';
import type { ScreenPart } from './screens.ts';

const FLOOR_MS = 1_000;

/** Starts the controller `starts` times, each with a browser window that has nothing in its cache. */
export const measureStart: ScreenPart = async ({ starts }) => {
  const browser = await openBrowser();
  const took: number[] = [];
  try {
    for (let n = 0; n < starts; n++) took.push(await firstScreenMs(browser));
  } finally {
    await browser.close();
  }
  const most = percentile(took, 1);
  return {
    rows: [
      {
        figure: 'kiosk: ready → first screen, ms',
        p50: Math.round(percentile(took, 0.5)),
        p99: Math.round(percentile(took, 0.99)),
        most: Math.round(most),
        floor: FLOOR_MS,
      },
    ],
    notes: [
      `First screen: the attract loop with its own font, in ${starts} windows without a cache, one for each start of the controller.`,
    ],
    beyondFloor: most > FLOOR_MS ? [`kiosk: ready → first screen ${Math.round(most)} ms`] : [],
  };
};

async function firstScreenMs(browser: Browser): Promise<number> {
  const dataDir = offlineKiosk();
  const context = await browser.newContext({ viewport: { width: 1_080, height: 1_920 } });
  const page = await context.newPage();
  const controller = startController(dataDir, { LOG_LEVEL: 'error' });
  try {
    const url = await controller.ready();
    const startMs = performance.now();
    await page.goto(`${url}?lang=en`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    await page.evaluate(drawn);
    return performance.now() - startMs;
  } finally {
    await context.close();
    controller.child.kill('SIGTERM');
    await controller.ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** In the page. Resolves when a frame with the words in their font is over. */
async function drawn(): Promise<void> {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}
