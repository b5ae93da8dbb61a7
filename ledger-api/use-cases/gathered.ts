// Work of one kind that comes while other work of its kind is under way is done together, in one call.
import { StoreUnavailable } from '../store/ledger-store.ts';

type Job<Item, Answer> = Readonly<{
  item: Item;
  names: readonly string[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}>;

/**
 * Does `work` for as many items as wait, in the order in which they came, and answers each. Two items that share a name
 * are never under way at once: the second waits for the first. When a group fails, each of it is done alone, so that
 * one does not spoil the others. While a group is under way a second one begins when `besideMin` items wait: each
 * group has its price, however small it is.
 */
export function gathered<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  namesOf: (item: Item) => readonly string[],
  { besideMin = 1 }: Readonly<{ besideMin?: number }> = {},
): (item: Item) => Promise<Answer> {
  let waiting: Job<Item, Answer>[] = [];
  const underWay = new Set<string>();
  let groups = 0;

  const nextGroup = (): Job<Item, Answer>[] => {
    const group: Job<Item, Answer>[] = [];
    const left: Job<Item, Answer>[] = [];
    for (const job of waiting) {
      const isFree = group.length < GROUP_MAX && !job.names.some((name) => underWay.has(name));
      if (isFree) job.names.forEach((name) => underWay.add(name));
      (isFree ? group : left).push(job);
    }
    waiting = left;
    return group;
  };
  const run = async (group: readonly Job<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await work(group.map((job) => job.item));
      group.forEach((job, i) => job.resolve(answers[i]!));
    } catch (error) {
      const isForAll = error instanceof StoreUnavailable;
      if (group.length === 1 || isForAll) return group.forEach((job) => job.reject(error));
      for (const job of group) await run([job]);
    }
  };
  /** `others` groups are under way: the last of them takes what is left. */
  const isWorthAGroup = (others: number): boolean => others === 0 || waiting.length >= besideMin;
  const runWaiting = async (): Promise<void> => {
    groups += 1;
    // The turn of the event loop that brought this item may bring more.
    await new Promise((resolve) => setImmediate(resolve));
    while (isWorthAGroup(groups - 1)) {
      const group = nextGroup();
      if (group.length === 0) break;
      await run(group);
      for (const { names } of group) names.forEach((name) => underWay.delete(name));
    }
    groups -= 1;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= WAITING_MAX) {
        return reject(new StoreUnavailable('too much is waiting'));
      }
      waiting.push({ item, names: namesOf(item), resolve, reject });
      if (groups < GROUPS_AT_ONCE_MAX && isWorthAGroup(groups)) void runWaiting();
    });
}

const GROUP_MAX = 64;
/** One is written while the next is read. */
const GROUPS_AT_ONCE_MAX = 2;
const WAITING_MAX = 2_000;
