// Where each coin of a heap lies. The law of the heap: coin i never moves when coin i + 1 arrives, except when the
// heap outgrows its stage and the picture pulls back.
import { heightAt, HILLS, MOUNTAIN, PILE, type Peak } from './shape.ts';

/** A place for one coin: its centre, from the left and from the top. */
export type Place = readonly [x: number, y: number];
export type HeapStage = Readonly<{
  /** Coins this stage has places for. */
  capacity: number;
  /** Distance between coins. */
  pitch: number;
  places: readonly Place[];
}>;

/** Coin counts at which the picture pulls back; a pile up to 60, hills up to 200, then a mountain. */
export const STAGE_CAPACITIES = [20, 60, 120, 200, 350, 600, 1_100, 1_900, 3_000] as const;

const cache = new Map<string, HeapStage>();
const CACHE_ENTRIES_MAX = 32;

/** The stage that holds `count` coins in a picture of this size. Coins beyond the last stage have no place. */
export function heapStage(width: number, height: number, count: number): HeapStage {
  const capacity = STAGE_CAPACITIES.find((max) => count <= max) ?? 3_000;
  const key = `${Math.round(width)} ${Math.round(height)} ${capacity}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= CACHE_ENTRIES_MAX) cache.clear();
  const stage = layOut(Math.round(width), Math.round(height), capacity);
  cache.set(key, stage);
  return stage;
}

/** The outline that the coins of this many fill. */
export function silhouette(count: number): readonly Peak[] {
  return count <= 60 ? PILE : count <= 200 ? HILLS : MOUNTAIN;
}

function layOut(width: number, height: number, capacity: number): HeapStage {
  const peaks = silhouette(capacity);
  let pitch = Math.min(
    height / 4.5,
    1.5 * Math.sqrt((width * height * 0.5) / capacity / ROW_HEIGHT),
  );
  let places = placesAt(width, height, pitch, peaks);
  while (places.length < capacity && pitch > 1) {
    pitch *= 0.975;
    places = placesAt(width, height, pitch, peaks);
  }
  return { capacity, pitch, places: places.slice(0, capacity) };
}

/** Hexagonal rows inside the silhouette, ordered by the smallest scale of it that contains the place. */
function placesAt(width: number, height: number, pitch: number, peaks: readonly Peak[]): Place[] {
  const found: [x: number, y: number, order: number][] = [];
  for (let row = 0, y = pitch / 2; y < height - pitch / 2; row++, y += pitch * ROW_HEIGHT) {
    const offset = row % 2 ? pitch / 2 : 0;
    const first = width / 2 + offset - Math.ceil(width / pitch / 2) * pitch;
    for (let x = first; x <= width - pitch / 2; x += pitch) {
      if (x < pitch / 2) continue;
      const scale = smallestScale(width, height, pitch, peaks, x, y);
      if (scale <= 1) found.push([x, height - y, scale + (y / height) * 0.001]);
    }
  }
  return found.sort((a, b) => a[2] - b[2]).map(([x, y]) => [x, y]);
}

function smallestScale(
  width: number,
  height: number,
  pitch: number,
  peaks: readonly Peak[],
  x: number,
  y: number,
): number {
  for (let scale = 0.04; scale < 1.001; scale += 0.01) {
    const u = (x - width / 2) / scale / width + 0.5;
    if (y + pitch * 0.3 <= scale * height * heightAt(peaks, u)) return scale;
  }
  return Number.POSITIVE_INFINITY;
}

const ROW_HEIGHT = 0.866;
