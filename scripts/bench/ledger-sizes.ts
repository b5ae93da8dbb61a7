// `npm run bench -- sizes`: balances, payments and the start of a ledger from ten thousand entries to ten million.
import { parseArgs } from 'node:util';
import { wholeNumber } from '../command.ts';
import { loadSentence } from './cpu-time.ts';
import { type Cost, measureSizes, type SizeFigure } from './ledger-flat.ts';
import { databasesOf, type Place, places } from './place.ts';
import type { BenchResult, BenchRow } from './result.ts';

/** Between the smallest and the largest size, of processor time. */
const DIFFERENCE_MAX = 0.2;
const START_MAX_MS = 5_000;

/** One row for each size; what is flat is judged by processor time, which other work on the machine disturbs least. */
export async function benchSizes(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string', default: 'both' },
      entries: { type: 'string', default: '10000,100000' },
      folder: { type: 'string' },
    },
  });
  const sizes = values.entries.split(',').map((size) => wholeNumber('entries', size));
  const databases = databasesOf(values.database);
  const found = places(values.folder);
  const rows: BenchRow[] = [];
  const beyondFloor: string[] = [];
  const loadBefore = loadSentence();
  try {
    for (const kind of databases) {
      const made: Place[] = [];
      for (const _ of sizes) made.push(await found.make(kind));
      const figures = await measureSizes(made, sizes);
      const mebibytes = (await made.at(-1)!.bytes()) / 2 ** 20;
      rows.push(...figures.map((figure) => rowOf(kind, figure)));
      beyondFloor.push(...notFlat(kind, figures));
      process.stderr.write(`${kind}: ${mebibytes.toFixed(0)} MiB at the largest size\n`);
      made.forEach((place) => place.remove());
    }
    return {
      rows,
      notes: [
        ...(await found.notes()),
        'Microseconds of one operation, 32 at a time, in the quickest of five rounds: wall clock / processor time of the thread that asks.',
        `Before: ${loadBefore} After: ${loadSentence()}`,
      ],
      beyondFloor,
    };
  } finally {
    await found.end();
  }
}

const rowOf = (kind: string, figure: SizeFigure): BenchRow => ({
  figure: `${kind}: ${figure.entries} entries`,
  'wallet balance': costText(figure.walletBalance),
  'shared balance': costText(figure.sharedBalance),
  payment: costText(figure.payment),
  'start ms': Math.round(figure.startMs),
});

const costText = ({ us, cpuUs }: Cost): string => `${us.toFixed(1)} / ${cpuUs.toFixed(1)}`;

function notFlat(kind: string, figures: readonly SizeFigure[]): string[] {
  const [first, last] = [figures[0]!, figures.at(-1)!];
  const risen = (['walletBalance', 'sharedBalance', 'payment'] as const).filter(
    (name) => last[name].cpuUs > first[name].cpuUs * (1 + DIFFERENCE_MAX),
  );
  return [
    ...risen.map((name) => `${kind}: ${name} takes longer at ${last.entries} entries`),
    ...(last.startMs > START_MAX_MS ? [`${kind}: starts in ${last.startMs.toFixed(0)} ms`] : []),
  ];
}
