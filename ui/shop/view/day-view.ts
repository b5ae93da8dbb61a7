// A day of the shop as it is shown: newest first, its sum, and its hours.
import type { Redemption } from '../data/shop-client.ts';

export type DaySum = Readonly<{ points: bigint; sales: number }>;

/** What the shop keeps of a redemption. */
export const keptPoints = ({ captured, refunded }: Redemption): bigint =>
  BigInt(captured) - BigInt(refunded);

/** The furthest word about each redemption, in whatever order they came; newest first. Ids rise with time. */
export function mergeDay(
  known: readonly Redemption[],
  told: readonly Redemption[],
): readonly Redemption[] {
  const byId = new Map<string, Redemption>();
  for (const one of [...known, ...told]) {
    const other = byId.get(one.id);
    if (!other || progress(one) >= progress(other)) byId.set(one.id, one);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
}

/** A redemption only ever goes on: it is decided, and then it is refunded. */
const progress = ({ status, refunded }: Redemption): bigint =>
  status === 'awaiting-holder' ? -2n : status === 'authorised' ? -1n : BigInt(refunded);

/** Points kept, and how many sales are behind them. What went back whole is no sale. */
export function daySum(day: readonly Redemption[]): DaySum {
  const kept = day.map(keptPoints).filter((points) => points > 0n);
  return { points: kept.reduce((sum, points) => sum + points, 0n), sales: kept.length };
}

/** Points kept hour by hour, from the first sale to the last, as shares of the best hour; [] with nothing to draw. */
export function hourShares(day: readonly Redemption[]): readonly number[] {
  const hours = new Map<number, bigint>();
  for (const one of day) {
    const hour = Math.floor(Date.parse(one.at) / HOUR_MS);
    hours.set(hour, (hours.get(hour) ?? 0n) + keptPoints(one));
  }
  const [first, last] = [Math.min(...hours.keys()), Math.max(...hours.keys())];
  const best = [...hours.values()].reduce((most, sum) => (sum > most ? sum : most), 0n);
  if (best === 0n) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const sum = hours.get(first + i) ?? 0n;
    return Number((sum * 1_000n) / best) / 1_000;
  });
}

const HOUR_MS = 3_600_000;

/** What a customer is called here: short, the same for the same person in this shop. */
export const memberName = ({ memberRef }: Redemption): string =>
  `M-${memberRef.slice(0, 4).toUpperCase()}`;

export type UndoWay = Readonly<{ way: 'void' | 'refund'; points: string; commandKey: string }>;

/**
 * How a redemption is undone: let go when it is only set aside, given back whole when it is taken; undefined when there is
 * nothing left. The key says what it undoes, so that asking twice is one undo, even after the page was loaded again.
 */
export function undoOf(one: Redemption): UndoWay | undefined {
  if (one.status === 'awaiting-holder' || one.status === 'authorised') {
    return { way: 'void', points: one.points, commandKey: `undo-${one.id}` };
  }
  const left = keptPoints(one);
  if (left <= 0n) return undefined;
  return { way: 'refund', points: String(left), commandKey: `undo-${one.id}-${one.refunded}` };
}
