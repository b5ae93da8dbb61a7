// Who speaks next on a line with several users: by rank, and in one rank in the order in which they asked.

/** `urgent`: coins may be falling. `doubtful`: to a device that did not answer last time. */
export type Rank = 'urgent' | 'usual' | 'doubtful';

export interface Turns {
  /** Runs `work` when it is its turn; its end, good or bad, gives the turn to the next. */
  take<T>(work: () => Promise<T>, rank?: Rank): Promise<T>;
}

/**
 * So many turns of a better rank one lets pass; then it comes between two of those, and never two such in a row: a slot must
 * close also while everybody pours, and whoever pours must not wait for everybody.
 */
const PASSED_OVER_MAX = 4;
const RANKS: readonly Rank[] = ['urgent', 'usual', 'doubtful'];

type Waiting = { begin: () => void; rank: Rank; passedOver: number };

/** A line on which nobody speaks. Each of its users waits for one turn at most. */
export function createTurns(): Turns {
  const waiting: Waiting[] = [];
  let isTaken = false;
  let wasLetIn = false;

  function choose(): Waiting | undefined {
    const patient = waiting.find(({ passedOver }) => passedOver >= PASSED_OVER_MAX);
    const byRank = RANKS.map((one) => waiting.find(({ rank }) => rank === one));
    const best = byRank.find((candidate) => candidate !== undefined);
    wasLetIn = patient !== undefined && patient !== best && !wasLetIn;
    return wasLetIn ? patient : best;
  }

  function next(): void {
    const chosen = choose();
    isTaken = chosen !== undefined;
    if (!chosen) return;
    const at = waiting.indexOf(chosen);
    for (const passed of waiting.slice(0, at)) passed.passedOver += 1;
    waiting.splice(at, 1);
    chosen.begin();
  }

  return {
    take: async (work, rank = 'usual') => {
      if (isTaken) {
        await new Promise<void>((begin) => waiting.push({ begin, rank, passedOver: 0 }));
      }
      isTaken = true;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
