// The country as a drawn outline, and where a place stands on it. A sketch of our own: good for *which city*, not for *which street*.

export type Position = Readonly<{ latitudeE6: number; longitudeE6: number }>;

export const MAP = { width: 300, height: 400 } as const;

const WEST = 125.7;
const NORTH = 38.75;
/** Pixels a degree of latitude; a degree of longitude is shorter by the cosine of 36 degrees. */
const SCALE = 71;
const EAST_WEST = 0.809;

// Degrees east and north, clockwise from the mouth of the Imjin.
const MAINLAND =
  '126.68 37.84,126.95 38.08,127.15 38.3,127.75 38.33,128.05 38.31,128.36 38.61,128.55 38.3,128.85 37.9,129.05 37.6,' +
  '129.35 37.2,129.43 36.95,129.4 36.55,129.45 36.1,129.57 36.06,129.5 35.75,129.45 35.5,129.3 35.3,129.2 35.15,' +
  '128.95 35.05,128.75 35.08,128.6 34.95,128.7 34.78,128.4 34.8,128.05 34.88,127.95 34.74,127.75 34.82,127.7 34.62,' +
  '127.45 34.8,127.25 34.58,127.1 34.7,126.9 34.45,126.55 34.3,126.3 34.55,126.35 34.8,126.32 35.05,126.45 35.4,' +
  '126.6 35.65,126.65 35.95,126.55 36.15,126.5 36.45,126.25 36.65,126.2 36.85,126.5 36.98,126.8 37,126.7 37.25,' +
  '126.6 37.45,126.45 37.65';
const JEJU = '126.16 33.3,126.3 33.48,126.6 33.55,126.93 33.5,126.9 33.35,126.55 33.23,126.25 33.2';

/** SVG paths of mainland and island. */
export const OUTLINES: readonly string[] = [MAINLAND, JEJU].map(outline);

function outline(points: string): string {
  const places = points.split(',').map((pair) => {
    const [east = 0, north = 0] = pair.split(' ').map(Number);
    return placeOf(east, north);
  });
  return `M${places.map(({ x, y }) => `${x} ${y}`).join('L')}z`;
}

/** Where a position stands on the map; undefined when it lies beyond its edge. */
export function onMap({ latitudeE6, longitudeE6 }: Position): { x: number; y: number } | undefined {
  const place = placeOf(longitudeE6 / 1e6, latitudeE6 / 1e6);
  const isInside = place.x >= 0 && place.x <= MAP.width && place.y >= 0 && place.y <= MAP.height;
  return isInside ? place : undefined;
}

function placeOf(east: number, north: number): { x: number; y: number } {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { x: tenth((east - WEST) * SCALE * EAST_WEST + 20), y: tenth((NORTH - north) * SCALE) };
}
