// Where a place lies on our small drawing of the land: longitude and latitude to picture units, no map service.

export type Place = Readonly<{ latitudeE6: number; longitudeE6: number }>;

export const LAND_WIDTH = 400;
export const LAND_HEIGHT = 520;

/** A place on the picture; one far outside is put on its edge. */
export function onLand({ latitudeE6, longitudeE6 }: Place): Readonly<{ x: number; y: number }> {
  const x = ((longitudeE6 / 1e6 - WEST) / (EAST - WEST)) * LAND_WIDTH;
  const y = ((NORTH - latitudeE6 / 1e6) / (NORTH - SOUTH)) * LAND_HEIGHT;
  return { x: within(x, LAND_WIDTH), y: within(y, LAND_HEIGHT) };
}

/** The outline as SVG paths, drawn by hand from a handful of capes and bays. */
export const landPaths = (): readonly string[] =>
  OUTLINES.map(
    (outline) =>
      `M${outline
        .map(([longitude, latitude]) => {
          const { x, y } = onLand({ latitudeE6: latitude * 1e6, longitudeE6: longitude * 1e6 });
          return `${Math.round(x)} ${Math.round(y)}`;
        })
        .join('L')}z`,
  );

const within = (value: number, most: number): number => Math.min(most - 8, Math.max(8, value));

const [WEST, EAST, SOUTH, NORTH] = [125.6, 130.0, 33.0, 38.75];

type Point = readonly [longitude: number, latitude: number];
const OUTLINES: readonly (readonly Point[])[] = [
  [
    [126.1, 37.75],
    [126.68, 37.95],
    [127.1, 38.28],
    [127.8, 38.33],
    [128.36, 38.62],
    [128.6, 38.2],
    [129.05, 37.6],
    [129.35, 37.1],
    [129.42, 36.5],
    [129.38, 36.1],
    [129.57, 36.05],
    [129.5, 35.6],
    [129.2, 35.18],
    [128.85, 35.05],
    [128.6, 34.85],
    [128.2, 34.9],
    [127.75, 34.75],
    [127.5, 34.6],
    [127.3, 34.75],
    [126.9, 34.45],
    [126.55, 34.3],
    [126.25, 34.6],
    [126.4, 34.9],
    [126.3, 35.15],
    [126.45, 35.5],
    [126.6, 35.75],
    [126.75, 36.0],
    [126.5, 36.3],
    [126.55, 36.6],
    [126.15, 36.7],
    [126.35, 36.98],
    [126.8, 37.0],
    [126.85, 37.25],
    [126.6, 37.4],
    [126.65, 37.6],
  ],
  [
    [126.16, 33.3],
    [126.3, 33.45],
    [126.55, 33.53],
    [126.9, 33.53],
    [126.93, 33.42],
    [126.6, 33.23],
    [126.3, 33.2],
  ],
];
