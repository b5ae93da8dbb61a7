// What Lighthouse says of the wallet: built, served by the real ledger, before and after signing in.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { noWords } from '../command.ts';
import { openProfile } from '../../test/support/browser.ts';
import { freePort } from '../../test/support/free-port.ts';
import { signInByHand } from '../../test/support/people.ts';
import { startDemoHouse } from '../faults/demo-house.ts';
import { loadSentence } from './cpu-time.ts';
import type { BenchResult } from './result.ts';

const FLOORS = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof FLOORS;
const CATEGORIES = Object.keys(FLOORS) as readonly Category[];
const RUN_TIMEOUT_MS = 180_000;
const HOW_TO_GET_IT =
  'Lighthouse is not part of this project: `npm install --global lighthouse`, or put it first in PATH.';

const Report = z.object({
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      displayValue: z.string().optional(),
    }),
  ),
});
type Report = z.infer<typeof Report>;

/** Runs the `lighthouse` of this machine; without one it says how to get it, and measures nothing. */
export async function benchLighthouse(args: readonly string[]): Promise<BenchResult> {
  noWords(args);
  const isThere = await run(['--version']).then(
    () => true,
    () => false,
  );
  if (!isThere) return { rows: [], notes: [HOW_TO_GET_IT], beyondFloor: [HOW_TO_GET_IT] };
  const house = await startDemoHouse();
  const profile = ownFolder('tikkeul-lighthouse-');
  const port = await freePort();
  const browser = await openProfile(profile, port);
  try {
    const reports: (readonly [string, Report])[] = [];
    reports.push(['wallet, sign-in', await look(port, house.walletUrl)]);
    const page = await browser.newPage();
    await page.goto(`${house.walletUrl}?lang=en`);
    await signInByHand(page, house.messagesPath, '01048270033');
    await page.getByRole('group', { name: 'Points', exact: true }).waitFor();
    await page.close();
    reports.push(['wallet, signed in', await look(port, house.walletUrl)]);
    return resultOf(reports);
  } finally {
    await browser.close();
    await house.stop();
    removeFolder(profile);
  }
}

/** One look, on Lighthouse's own slow phone; the browser keeps who is signed in. */
async function look(port: number, url: string): Promise<Report> {
  const { stdout } = await run([
    url,
    `--port=${port}`,
    '--output=json',
    '--quiet',
    '--disable-storage-reset',
    `--only-categories=${CATEGORIES.join(',')}`,
  ]);
  return Report.parse(JSON.parse(stdout));
}

const run = (args: readonly string[]) =>
  promisify(execFile)('lighthouse', args, { timeout: RUN_TIMEOUT_MS, maxBuffer: 2 ** 27 });

function resultOf(reports: readonly (readonly [string, Report])[]): BenchResult {
  const scored = reports.map(([figure, report]) => ({
    figure,
    ...Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(report, name)])),
  }));
  return {
    rows: scored,
    notes: [
      ...reports.flatMap(([figure, report]) => losses(report).map((loss) => `${figure}: ${loss}`)),
      loadSentence(),
    ],
    beyondFloor: reports.flatMap(([figure, report]) =>
      CATEGORIES.filter((name) => scoreOf(report, name) < FLOORS[name]).map(
        (name) => `${figure}: ${name} ${scoreOf(report, name)}, below ${FLOORS[name]}`,
      ),
    ),
  };
}

const scoreOf = ({ categories }: Report, name: Category): number =>
  Math.round((categories[name]?.score ?? 0) * 100);

/** What cost points, in Lighthouse's words. */
function losses({ categories, audits }: Report): readonly string[] {
  return CATEGORIES.flatMap((name) =>
    (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const { title = id, score = 1, displayValue = '' } = audits[id] ?? {};
      if (weight === 0 || score === null || score >= 0.9) return [];
      return [`${name}: ${title} ${displayValue}`.trimEnd()];
    }),
  );
}
