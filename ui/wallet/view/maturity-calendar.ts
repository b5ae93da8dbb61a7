// When pending points become points: one small peak a day.
import type { PendingDeposit } from '#ledger/contract/wallet.ts';

export type MaturityDay = Readonly<{
  /** Local midnight at which the day begins. */
  startMs: number;
  points: bigint;
  /** Nothing of it will come by itself: a person looks first, or the balance is full. */
  isHeld: boolean;
  /** The last column when more lies beyond it: everything from this day on. */
  isAndLater: boolean;
}>;

/**
 * The days from the first one that matters to the last, at least a week. It begins today when something is due
 * today, else tomorrow; what lies beyond the last column is counted in it.
 */
export function maturityCalendar(
  deposits: readonly PendingDeposit[],
  nowMs: number,
): readonly MaturityDay[] {
  const due = deposits.flatMap((deposit) =>
    comingOf(deposit).map(({ atMs, points }) => ({
      day: Math.max(0, daysBetween(nowMs, atMs)),
      points,
      isHeld: isHeld(deposit),
    })),
  );
  const firstDay = due.some(({ day }) => day === 0) ? 0 : 1;
  const lastDay = Math.max(firstDay + DAYS_MIN - 1, ...due.map(({ day }) => day));
  const length = Math.min(lastDay - firstDay + 1, DAYS_MAX);
  return Array.from({ length }, (_, i) => {
    const isLast = i === DAYS_MAX - 1;
    const here = due.filter(({ day }) => day === firstDay + i || (isLast && day > firstDay + i));
    return {
      startMs: dayStart(nowMs, firstDay + i),
      points: here.reduce((sum, { points }) => sum + points, 0n),
      isHeld: here.length > 0 && here.every((one) => one.isHeld),
      isAndLater: isLast && lastDay > firstDay + i,
    };
  });
}

/** The next points to come by themselves, with everything due at that very moment; undefined when nothing is. */
export function nextMaturity(
  deposits: readonly PendingDeposit[],
): Readonly<{ atMs: number; points: bigint }> | undefined {
  const coming = deposits
    .filter((deposit) => deposit.state === 'closed' && !isHeld(deposit))
    .flatMap(comingOf);
  if (coming.length === 0) return undefined;
  const atMs = Math.min(...coming.map((one) => one.atMs));
  const points = coming
    .filter((one) => one.atMs === atMs)
    .reduce((sum, one) => sum + one.points, 0n);
  return { atMs, points };
}

/** Height of a day's peak, 0 to 1; the square root keeps a small day visible beside a large one. */
export function peakHeight(points: bigint, days: readonly MaturityDay[]): number {
  const most = days.reduce((most, day) => (day.points > most ? day.points : most), 0n);
  return points === 0n ? 0 : Math.max(PEAK_MIN, Math.sqrt(Number(points) / Number(most)));
}

/** What a deposit will become, at one moment or at that of each currency. */
const comingOf = (deposit: PendingDeposit) =>
  (deposit.maturing ?? [deposit]).map(({ maturesAt, points }) => ({
    atMs: Date.parse(maturesAt),
    points: BigInt(points),
  }));

const isHeld = (deposit: PendingDeposit): boolean =>
  deposit.state === 'review' || deposit.blocked !== undefined;

/** Local midnight `days` after the day of `atMs`. */
function dayStart(atMs: number, days: number): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** Whole local days from the day of `fromMs` to the day of `toMs`; rounds, as a day may have 23 or 25 hours. */
const daysBetween = (fromMs: number, toMs: number): number =>
  Math.round((dayStart(toMs, 0) - dayStart(fromMs, 0)) / DAY_MS);

const DAY_MS = 86_400_000;
const DAYS_MIN = 7;
const DAYS_MAX = 8;
const PEAK_MIN = 0.2;
