// What every benchmark answers: rows with their ratios, what was measured how, and which figures are beyond their floor.

export type BenchRow = Readonly<{ figure: string } & Record<string, string | number>>;

export type BenchResult = Readonly<{
  rows: readonly BenchRow[];
  /** What the figures mean and what they were divided by, in sentences. */
  notes: readonly string[];
  beyondFloor: readonly string[];
}>;

/** The value below which the share `p` (0…1) of `values` lies; NaN for none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN;
}
