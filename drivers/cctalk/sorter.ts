// Where a sorter sends the coins, for a person to see: read, never changed by us.
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';

export type SorterPaths = Readonly<{
  /** Path of every coin without one of its own; undefined where the device does not tell. */
  defaultPath: number | undefined;
  /** A bit for each path, 0 where its override holds (header 221). */
  overrides: number | undefined;
  /** First the path of the position, then those that stand in for it when it is full. */
  byPosition: readonly Readonly<{ position: number; paths: readonly number[] }>[];
}>;

/** Reads the paths of `positions`; undefined for a device without a sorter, which is asked no more than once. */
export async function readSorter(
  conversation: Conversation,
  positions: readonly number[],
): Promise<SorterPaths | undefined> {
  const defaultPath = await conversation.ask(COMMANDS.requestDefaultSorterPath, [], 1);
  const overrides = await conversation.ask(COMMANDS.requestSorterOverrides, [], 1);
  const byPosition: { position: number; paths: number[] }[] = [];
  for (const position of positions) {
    const told = await conversation.ask(COMMANDS.requestSorterPaths, [position], 1);
    if (told.ok) byPosition.push({ position, paths: [...told.data] });
    else if (byPosition.length === 0) break;
  }
  if (!defaultPath.ok && !overrides.ok && byPosition.length === 0) return undefined;
  return {
    defaultPath: defaultPath.ok ? defaultPath.data[0] : undefined,
    overrides: overrides.ok ? overrides.data[0] : undefined,
    byPosition,
  };
}

/** One sentence: what `--capture` says beside the coins. */
export function sorterInWords({ defaultPath, overrides, byPosition }: SorterPaths): string {
  const own = byPosition.map(({ position, paths: [first, ...others] }) => {
    const instead = others.filter((path) => path !== first);
    return `${position} to ${first}${instead.length > 0 ? ` (or ${instead.join(', ')})` : ''}`;
  });
  const parts = [
    ...(own.length > 0 ? [`positions ${own.join('; ')}`] : []),
    ...(defaultPath === undefined ? [] : [`other coins to ${defaultPath}`]),
    ...(overrides === undefined ? [] : [`overrides ${overrides.toString(2).padStart(8, '0')}`]),
  ];
  return `Sorter paths: ${parts.join(', ')}.`;
}
