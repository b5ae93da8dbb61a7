// The store of a fault run, as a database would be: whole reports or nothing. It fails, answers late, and dies with its process.
import type { AcceptorPosition, AcceptorReport } from '#drivers/coin-acceptor.ts';
import type { Dice } from './subject.ts';

export interface FaultyStore {
  isBroken: boolean;
  /** The next commit kills the process: before it has stored anything, or after that and before it could say so. */
  deadlyMoment: 'before' | 'after' | undefined;
  last(acceptorId: string): AcceptorPosition | undefined;
  /** For the process that `isAlive` belongs to; never resolves for a dead one. */
  commit(report: AcceptorReport, isAlive: () => boolean, die: () => void): Promise<void>;
}

const COMMIT_MS_MAX = 40;

/** An empty store; `stored` is told of every report that has become durable. */
export function createFaultyStore(
  { chance, upTo }: Dice,
  sleep: (ms: number) => Promise<void>,
  stored: (report: AcceptorReport) => void,
): FaultyStore {
  const positions = new Map<string, AcceptorPosition>();
  const never = (): Promise<void> => new Promise(() => {});

  const store: FaultyStore = {
    isBroken: false,
    deadlyMoment: undefined,
    last: (acceptorId) => {
      if (store.isBroken) throw new Error('the store is closed');
      return positions.get(acceptorId);
    },
    commit: async (report, isAlive, die) => {
      const moment = store.deadlyMoment;
      if (moment === 'before' && isAlive()) return dying(die);
      await sleep(upTo(COMMIT_MS_MAX));
      // A process that has died stores nothing any more.
      if (!isAlive()) return never();
      const isInDoubt = store.isBroken && chance(0.5);
      if (store.isBroken && !isInDoubt) throw new Error('the disk is full');
      positions.set(report.position.acceptorId, report.position);
      stored(report);
      if (moment === 'after') return dying(die);
      if (isInDoubt) throw new Error('stored, but the answer was lost');
    },
  };

  function dying(die: () => void): Promise<void> {
    store.deadlyMoment = undefined;
    die();
    return never();
  }
  return store;
}
