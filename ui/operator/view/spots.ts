// Kiosks on the map: those that stand too close to be told apart share one spot.
import { onMap } from '../../kit/outline-map.ts';
import type { FleetRow, Standing } from './fleet.ts';

export type Spot = Readonly<{
  x: number;
  y: number;
  /** Of the worst of them. */
  standing: Standing;
  /** Their places in the list, from 1. */
  numbers: readonly number[];
}>;

/** `rows` come worst first, and so do the spots; whoever stands nowhere on the map has none. */
export function spotsOf(rows: readonly FleetRow[]): readonly Spot[] {
  const spots: Spot[] = [];
  rows.forEach(({ kiosk, standing }, i) => {
    const place = kiosk.position && onMap(kiosk.position);
    if (!place) return;
    const near = spots.findIndex(({ x, y }) => Math.hypot(x - place.x, y - place.y) < TOO_CLOSE);
    const known = spots[near];
    if (known) spots[near] = { ...known, numbers: [...known.numbers, i + 1] };
    else spots.push({ ...place, standing, numbers: [i + 1] });
  });
  return spots;
}

/** In units of the map: a little less than two spots side by side. */
const TOO_CLOSE = 12;
