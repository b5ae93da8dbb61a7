// Where a sorter sends the coins: read for a person to see, and changed only for positions whose path the approved table names.
import type { AcceptorHost } from '../coin-acceptor.ts';
import type { Approval } from './approval.ts';
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

/**
 * Sends the coins of each position where the approved table wants them, and reads it back; positions that go another way are
 * noted in `approval.unsorted` and stay closed. `between` is called after each; false ends it, and so does the answer.
 */
export async function sortAsApproved(
  conversation: Pick<Conversation, 'ask'>,
  approval: Approval,
  { acceptorId, log }: Readonly<{ acceptorId: string; log: AcceptorHost['log'] }>,
  between: () => Promise<boolean>,
): Promise<boolean> {
  const { table } = approval;
  const unsorted: number[] = [];
  for (const { position, path } of table?.acceptorId === acceptorId ? table.entries : []) {
    if (path === undefined) continue;
    if (!(await sendTo(conversation, position, path))) unsorted.push(position);
    if (!(await between())) return false;
  }
  approval.unsorted = unsorted;
  if (unsorted.length > 0) log('warn', NOT_SORTED, { acceptorId, positions: unsorted });
  return true;
}

const NOT_SORTED =
  'the acceptor does not send these coins where the approved coin table wants them, so they stay closed: connect its sorter, or approve a table without paths';

async function sendTo(
  conversation: Pick<Conversation, 'ask'>,
  position: number,
  path: number,
): Promise<boolean> {
  const pathsNow = async (): Promise<readonly number[] | undefined> => {
    const told = await conversation.ask(COMMANDS.requestSorterPaths, [position]);
    return told.ok ? [...told.data] : undefined;
  };
  const before = await pathsNow();
  if (before === undefined) return false;
  if (before[0] === path) return true;
  // The paths that stand in for a full one are the business of whoever set up the sorter.
  await conversation.ask(COMMANDS.modifySorterPaths, [position, path, ...before.slice(1)]);
  return (await pathsNow())?.[0] === path;
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
