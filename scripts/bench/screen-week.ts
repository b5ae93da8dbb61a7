// Does anything pile up behind the glass? A week of deposits before one page that is never loaded again.
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { coins, thanks } from '#ui/kiosk/fixture-parts.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { openBrowser } from '../../test/support/browser.ts';
import { StubController } from '../../test/support/stub-controller.ts';
import { growthOf, inFifths } from './growth.ts';
import { keptByPage, type PageKept } from './heap-of.ts';
import type { ScreenPart } from './screens.ts';

const FLOORS = { heapKiB: 1024, nodes: 200, listeners: 50 };
const VIEW_PAUSE_MS = 4;

/** `deposits` of them, the views of each as fast as the page can draw them. */
export const measureWeek: ScreenPart = async ({ deposits }) => {
  const kept = await weekBeforePage(deposits);
  const series = (name: keyof PageKept) => kept.map((sample) => sample[name]);
  return growthOf(
    [
      { figure: 'kiosk page: heap, KiB', samples: series('heapKiB'), floor: FLOORS.heapKiB },
      { figure: 'kiosk page: nodes', samples: series('nodes'), floor: FLOORS.nodes },
      { figure: 'kiosk page: listeners', samples: series('listeners'), floor: FLOORS.listeners },
    ],
    `${deposits} deposits before one page`,
  );
};

async function weekBeforePage(deposits: number): Promise<readonly PageKept[]> {
  const controller = new StubController();
  const origin = await controller.start();
  const browser = await openBrowser();
  try {
    controller.show(fixtures['attract']!.view!);
    const page = await browser.newPage({ viewport: { width: 1_080, height: 1_920 } });
    await page.goto(`${origin}/?lang=en`);
    await untilAttract(page);
    const visit = async (n: number): Promise<void> => {
      for (const view of viewsOf(n)) {
        controller.show(view);
        await delay(VIEW_PAUSE_MS);
      }
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      controller.show(fixtures['attract']!.view!);
      await untilAttract(page);
      controller.heard.length = 0;
    };
    return await inFifths(deposits, visit, () => keptByPage(page));
  } finally {
    await browser.close();
    await controller.kill();
  }
}

const untilAttract = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Start', exact: true }).waitFor();

/** What a controller sends in the `n`-th deposit: no two are the same, some need the picture to pull back. */
function viewsOf(n: number): readonly KioskView[] {
  const poured = (share: number) => ({
    KRW500: 1 + Math.round(share * (n % 13)),
    KRW100: 1 + Math.round(share * (n % 71)),
    USD25: 1 + Math.round(share * (n % 5)),
  });
  const steps = ['number-empty', 'number-typing', 'number-full', 'consent', 'coins-opening'];
  return [
    ...steps.map((state) => fixtures[state]!.view!),
    ...[0, 0.3, 0.6, 1].map((share) => coins(poured(share))),
    coins(poured(1), { phase: 'closing' }),
    thanks(poured(1)),
  ];
}
