// Whether something grows: samples at each fifth of a long time, and what came after the first of them.
import type { BenchResult } from './result.ts';

const FIFTHS = 5;

/** Calls `once` so often, and `look` after each fifth. */
export async function inFifths<T>(
  count: number,
  once: (n: number) => Promise<void>,
  look: () => Promise<T>,
): Promise<T[]> {
  const seen: T[] = [];
  for (let n = 1; n <= count; n++) {
    await once(n);
    if (n < (count * (seen.length + 1)) / FIFTHS) continue;
    seen.push(await look());
    process.stderr.write(`${n} of ${count} deposits\n`);
  }
  return seen;
}

export type Grown = Readonly<{ figure: string; samples: readonly number[]; floor: number }>;

/** Rows from the first fifth, when everything is warm, to the end; `long` says what happened meanwhile. */
export function growthOf(grown: readonly Grown[], long: string): BenchResult {
  const rows = grown.map(({ figure, samples, floor }) => {
    const [first = 0, last = 0] = [samples[0], samples.at(-1)];
    return { figure, first, last, growth: last - first, floor };
  });
  return {
    rows,
    notes: [
      `Memory after a collection, at each fifth of ${long}: ${grown.map(({ figure, samples }) => `${figure} ${samples.join(' ')}`).join('; ')}.`,
    ],
    beyondFloor: rows
      .filter(({ growth, floor }) => growth > floor)
      .map(({ figure, growth }) => `${figure} grew by ${growth}`),
  };
}
