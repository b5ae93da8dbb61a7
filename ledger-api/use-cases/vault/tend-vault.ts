// What the sweeper does for the coins after they were taken: bags, positions, months, and what lies too long.
import type { LedgerStore } from '../../store/ledger-store.ts';
import { writeChapter } from '../reports/write-chapter.ts';
import { noPause, type Pause } from '../upkeep/repeat.ts';
import { closeLastMonth } from './close-month.ts';
import { foldMatured } from './fold-positions.ts';
import { sealWaitingBags } from './open-bag.ts';
import { watchVault } from './watch-vault.ts';

export type TendDeps = Readonly<{ store: LedgerStore; zone: string }>;

/** One turn, each second. Whatever was done already is not done again. */
export async function tendVault(
  { store, zone }: TendDeps,
  nowMs: number,
  pause: Pause = noPause,
): Promise<void> {
  await sealWaitingBags(store, nowMs);
  for (let pages = 0; pages < PAGES_PER_TURN_MAX; pages++) {
    if ((await foldMatured(store, nowMs)) === 0) break;
    await pause();
  }
  await closeLastMonth(store, zone, nowMs);
  for (let chapters = 0; chapters < CHAPTERS_PER_TURN_MAX; chapters++) {
    if (!(await writeChapter(store, zone))) break;
    await pause();
  }
}

/** One look at what lies too long, each hour. */
export const lookAtVault = ({ store, zone }: TendDeps, nowMs: number): Promise<void> =>
  watchVault(store, zone, nowMs);

const PAGES_PER_TURN_MAX = 50;
/** Of a ledger that posts faster than this the reports catch up when it is quieter. */
const CHAPTERS_PER_TURN_MAX = 20;
