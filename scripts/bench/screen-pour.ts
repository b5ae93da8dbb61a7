// A bag of coins, twenty a second, before the kiosk's real page: from the journal to the pixel, and how even its frames are.
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { typeNumber } from '../../test/support/people.ts';
import { type DemoHouse, startDemoHouse } from '../faults/demo-house.ts';
import { type BenchResult, percentile } from './result.ts';
import type { ScreenPart } from './screens.ts';

const COIN_PAUSE_MS = 50;
const FLOORS_MS = { pixel: 100, frame: 50 };
const ARRIVAL_TIMEOUT_MS = 30_000;
/** A busy machine takes its time with the last coins. */
const QUIET_MS = 3_000;
/** As people pour: every kind that the emulated slot takes, the common ones more often. */
const KINDS = 'KR100A KR500A KR100A KR010A KR050A KR100A KR500A KR010A US025A EU100A'.split(' ');

type Watched = Readonly<{
  /** By the clock of the machine: when the frame that showed the n-th coin was over. */
  seenAtMs: readonly number[];
  /** Milliseconds from each frame to the next. */
  frames: readonly number[];
}>;

/** Pours `coins` coins and watches every frame of the page. */
export const measurePour: ScreenPart = async ({ coins }) => {
  const house = await startDemoHouse();
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1_080, height: 1_920 } });
    await page.goto(`${house.kioskUrl}?lang=en`);
    await typeNumber(page, '01048270055');
    await page.evaluate(watchFrames);
    const poured = await pour(house, coins);
    const stored = await storedAtMs(house.dataDir);
    return report(poured, coins, stored, await arrived(page, stored.length));
  } finally {
    await browser.close();
    await house.stop();
  }
};

/** A coin each 50 ms by the clock, whatever the answers take. Answers the coins a second. */
async function pour(house: DemoHouse, coins: number): Promise<number> {
  const startMs = performance.now();
  const answers: Promise<Record<string, unknown>>[] = [];
  for (let n = 0; n < coins; n++) {
    await delay(Math.max(0, startMs + n * COIN_PAUSE_MS - performance.now()));
    answers.push(house.emulate(`coin ${KINDS[n % KINDS.length]}`));
    if (n % 200 === 199) process.stderr.write(`${n + 1} of ${coins} coins\n`);
  }
  const tookMs = performance.now() - startMs;
  const returned = (await Promise.all(answers)).filter(({ outcome }) => outcome !== 'accepted');
  if (returned.length > 0) throw new Error(`${returned.length} coins came back`);
  return (1000 * coins) / tookMs;
}

/** In the page. The count that stands there when a frame begins is what the frame shows; it is over when the next begins. */
function watchFrames(): void {
  const seenAtMs: number[] = [];
  const frames: number[] = [];
  let lastMs = performance.now();
  let shown = 0;
  const look = (): void => {
    const nowMs = performance.now();
    frames.push(nowMs - lastMs);
    lastMs = nowMs;
    while (seenAtMs.length < shown) seenAtMs.push(Date.now());
    const caption = document.querySelector('.total p')?.textContent ?? '';
    shown = Number(/([\d,]+) coins?/.exec(caption)?.[1]?.replaceAll(',', '') ?? 0);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  Object.assign(globalThis, { watched: { seenAtMs, frames } });
}

async function arrived(page: Page, coins: number): Promise<Watched> {
  let seen = 0;
  for (let waitedMs = 0; waitedMs < ARRIVAL_TIMEOUT_MS; waitedMs += 500) {
    const watched = await page.evaluate(
      () => (globalThis as unknown as { watched: Watched }).watched,
    );
    seen = watched.seenAtMs.length;
    if (seen >= coins) return watched;
    await delay(500);
  }
  throw new Error(`the page shows ${seen} of ${coins} coins`);
}

/** When the kiosk wrote each coin down, in order, once no more come. */
async function storedAtMs(dataDir: string): Promise<number[]> {
  await delay(QUIET_MS);
  const journal = new Database(join(dataDir, 'kiosk.db'), { readonly: true });
  try {
    return journal
      .prepare<[], string>("select at from journal where kind = 'coin' order by seq")
      .pluck()
      .all()
      .map((at) => Date.parse(at));
  } finally {
    journal.close();
  }
}

function report(
  coinsPerS: number,
  poured: number,
  storedAt: readonly number[],
  { seenAtMs, frames }: Watched,
): BenchResult {
  const took = storedAt.map((atMs, n) => seenAtMs[n]! - atMs);
  const late = frames.filter((ms) => ms > FLOORS_MS.frame).length;
  const p99 = percentile(took, 0.99);
  return {
    rows: [
      row('kiosk: coin → pixel, ms', took, FLOORS_MS.pixel),
      row('kiosk: frame → next frame, ms', frames, FLOORS_MS.frame),
    ],
    notes: [
      `${poured} coins, ${coinsPerS.toFixed(1)} a second: from the time in the journal to the end of the first frame that shows the coin; ${late} of ${frames.length} frames took longer than ${FLOORS_MS.frame} ms.`,
      ...(took.length < poured
        ? [
            `${poured - took.length} coins were overwritten in the acceptor, which keeps five, before this machine came to ask; the journal has them as a gap.`,
          ]
        : []),
    ],
    beyondFloor: [
      ...(p99 > FLOORS_MS.pixel ? [`kiosk: coin → pixel p99 ${p99.toFixed(0)} ms`] : []),
      ...(late > 0
        ? [`kiosk: ${late} frames longer than 50 ms, ${Math.max(...frames).toFixed(0)} ms at most`]
        : []),
    ],
  };
}

const row = (figure: string, values: readonly number[], floor: number) => ({
  figure,
  p50: Number(percentile(values, 0.5).toFixed(1)),
  p99: Number(percentile(values, 0.99).toFixed(1)),
  most: Number(percentile(values, 1).toFixed(1)),
  floor,
});
