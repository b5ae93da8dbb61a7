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
  const outline = outlineOf(silhouette(capacity));
  let pitch = Math.min(
    height / 4.5,
    1.5 * Math.sqrt((width * height * 0.5) / capacity / ROW_HEIGHT),
  );
  let spots = spotsInside(width, height, pitch, outline);
  while (spots.length < capacity && pitch > 1) {
    pitch *= 0.975;
    spots = spotsInside(width, height, pitch, outline);
  }
  const places = spots
    .map(([x, y]) => ({ x, y, order: smallestScale(width, height, pitch, outline, x, y) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, capacity)
    .map(({ x, y }): Place => [x, height - y]);
  return { capacity, pitch, places };
}

/** A silhouette as tables over `u`, because a layout asks for its height some hundred thousand times. */
type Outline = Readonly<{
  /** Height at full size. */
  full: Float64Array;
  /** Height of all its smaller copies together, which share the middle of their foot. */
  all: Float64Array;
}>;

const SAMPLES = 1_024;
const SCALES = Array.from({ length: 97 }, (_, i) => 0.04 + i * 0.01);

function outlineOf(peaks: readonly Peak[]): Outline {
  const full = new Float64Array(SAMPLES + 1).map((_, i) => heightAt(peaks, i / SAMPLES));
  const all = new Float64Array(SAMPLES + 1).map((_, i) =>
    Math.max(...SCALES.map((scale) => scale * sample(full, scaled(i / SAMPLES, scale)))),
  );
  return { full, all };
}

/** Where `u` lies in a copy of the silhouette that is drawn at this scale. */
const scaled = (u: number, scale: number): number => (u - 0.5) / scale + 0.5;

const sample = (table: Float64Array, u: number): number =>
  u < 0 || u > 1 ? 0 : (table[Math.round(u * SAMPLES)] ?? 0);

/** Spots of hexagonal rows inside the silhouette; `y` is the height above the foot. */
function spotsInside(width: number, height: number, pitch: number, outline: Outline): Place[] {
  const found: Place[] = [];
  for (let row = 0, y = pitch / 2; y < height - pitch / 2; row++, y += pitch * ROW_HEIGHT) {
    const offset = row % 2 ? pitch / 2 : 0;
    const first = width / 2 + offset - Math.ceil(width / pitch / 2) * pitch;
    for (let x = first; x <= width - pitch / 2; x += pitch) {
      const top = height * sample(outline.all, x / width);
      if (x >= pitch / 2 && y + pitch * FOOTING <= top) found.push([x, y]);
    }
  }
  return found;
}

/** Smallest copy of the silhouette that contains the spot; lower spots first within a copy. */
function smallestScale(
  width: number,
  height: number,
  pitch: number,
  outline: Outline,
  x: number,
  y: number,
): number {
  const scale = SCALES.find(
    (scale) =>
      y + pitch * FOOTING <= scale * height * sample(outline.full, scaled(x / width, scale)),
  );
  return (scale ?? 1) + (y / height) * 0.001;
}

/** Share of the pitch that must lie below the outline above a coin's centre. */
const FOOTING = 0.3;
const ROW_HEIGHT = 0.866;
