// What people wait for at the glass: the built pages in a real browser, in front of the real programs.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Misuse, wholeNumber } from '../command.ts';
import { loadSentence } from './cpu-time.ts';
import type { BenchResult, BenchRow } from './result.ts';
import { measureController } from './screen-controller.ts';
import { measurePour } from './screen-pour.ts';
import { measureStart } from './screen-start.ts';
import { measureWallet } from './screen-wallet.ts';
import { measureWeek } from './screen-week.ts';

/** One thing that is measured: its rows, what they mean, and which of them are beyond their floor. */
export type ScreenPart = (counts: ScreenCounts) => Promise<BenchResult>;

export type ScreenCounts = Readonly<{
  coins: number;
  starts: number;
  deposits: number;
  visits: number;
}>;

const PARTS: Readonly<Record<string, ScreenPart>> = {
  pour: measurePour,
  start: measureStart,
  wallet: measureWallet,
  week: measureWeek,
  controller: measureController,
};

/** Measures every part, or those of `--part`. */
export async function benchScreens(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      part: { type: 'string', multiple: true },
      coins: { type: 'string', default: '1000' },
      starts: { type: 'string', default: '5' },
      deposits: { type: 'string', default: '2000' },
      visits: { type: 'string', default: '400' },
    },
  });
  const counts = {
    coins: wholeNumber('coins', values.coins),
    starts: wholeNumber('starts', values.starts),
    deposits: wholeNumber('deposits', values.deposits),
    visits: wholeNumber('visits', values.visits),
  };
  const rows: BenchRow[] = [];
  const notes: string[] = [];
  const beyondFloor: string[] = [];
  const parts = (values.part ?? Object.keys(PARTS)).map((name) => [name, partOf(name)] as const);
  for (const [name, part] of parts) {
    process.stderr.write(`${name} …\n`);
    const result = await part(counts);
    rows.push(...result.rows);
    notes.push(...result.notes);
    beyondFloor.push(...result.beyondFloor);
  }
  return { rows, notes: [...notes, `${loadSentence()} ${cpus().length} processors.`], beyondFloor };
}

function partOf(name: string): ScreenPart {
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (part) return part;
  throw new Misuse(`--part ${name} is not known: ${Object.keys(PARTS).join(', ')}.`);
}
