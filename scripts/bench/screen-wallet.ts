// How long a phone on a bad line waits for the wallet: the real ledger, a slow network and a slow processor.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { signInByHand } from '../../test/support/people.ts';
import { startDemoHouse } from '../faults/demo-house.ts';
import { percentile } from './result.ts';
import type { ScreenPart } from './screens.ts';

const FLOOR_MS = 2_000;
/** A phone in a basement: 1.6 Mbit/s, an answer after 150 ms at the earliest, a quarter of this processor. */
const LINE = { downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 };
const PROCESSOR_RATE = 4;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'ko-KR' } as const;
const NUMBER = '01048270044';

/** Opens the wallet `starts` times on a phone that has nothing of it, and as often with its holder signed in. */
export const measureWallet: ScreenPart = async ({ starts }) => {
  const house = await startDemoHouse();
  const browser = await openBrowser();
  try {
    const holder = await browser.newContext({ ...PHONE, locale: 'en-GB' });
    const home = await holder.newPage();
    await home.goto(house.walletUrl);
    await signInByHand(home, house.messagesPath, NUMBER);
    await home.getByRole('group', { name: 'Points', exact: true }).waitFor();
    const signedInState = await holder.storageState();

    const first: number[] = [];
    const signedIn: number[] = [];
    let bytes = 0;
    for (let n = 0; n < starts; n++) {
      const strange = await slowPhone(browser);
      first.push(await usableMs(strange, house.walletUrl, (page) => page.getByRole('textbox')));
      bytes = await loadedBytes(strange);
      await strange.context().close();
      const known = await slowPhone(browser, signedInState);
      signedIn.push(await usableMs(known, house.walletUrl, (page) => page.getByRole('group')));
      await known.context().close();
    }
    const rows = [
      rowOf('wallet: first opening → field, ms', first),
      rowOf('wallet: signed in → points, ms', signedIn),
    ];
    return {
      rows,
      notes: [
        `The wallet over 1.6 Mbit/s with 150 ms and a quarter of a processor, nothing in the cache: ${Math.round(bytes / 1000)} kB over the line until it is whole.`,
      ],
      beyondFloor: rows.flatMap(({ figure, most }) =>
        most > FLOOR_MS ? [`${figure}: ${most}`] : [],
      ),
    };
  } finally {
    await browser.close();
    await house.stop();
  }
};

type Remembered = Awaited<ReturnType<BrowserContext['storageState']>>;

async function slowPhone(browser: Browser, remembered?: Remembered): Promise<Page> {
  const context = await browser.newContext({
    ...PHONE,
    ...(remembered && { storageState: remembered }),
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR_RATE });
  return page;
}

/** From the touch on the mark to the frame that shows what a person came for, ready to be used. */
async function usableMs(
  page: Page,
  url: string,
  wanted: (page: Page) => ReturnType<Page['getByRole']>,
): Promise<number> {
  const startMs = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await wanted(page).first().waitFor();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  return performance.now() - startMs;
}

/** Everything that has come over the line, headers included. */
async function loadedBytes(page: Page): Promise<number> {
  await page.waitForLoadState('load');
  return page.evaluate(() =>
    performance
      .getEntries()
      .reduce((sum, entry) => sum + ((entry as PerformanceResourceTiming).transferSize ?? 0), 0),
  );
}

const rowOf = (figure: string, took: readonly number[]) => ({
  figure,
  p50: Math.round(percentile(took, 0.5)),
  p99: Math.round(percentile(took, 0.99)),
  most: Math.round(percentile(took, 1)),
  floor: FLOOR_MS,
});
