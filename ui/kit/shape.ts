// Silhouettes of mountains: pure functions from peaks to heights and outlines.

/** Centre, height and half width, each as a share of the picture's width or height. */
export type Peak = readonly [centre: number, height: number, halfWidth: number];

export const PILE: readonly Peak[] = [[0.5, 1, 0.36]];
export const HILLS: readonly Peak[] = [
  [0.46, 1, 0.38],
  [0.74, 0.6, 0.24],
  [0.22, 0.42, 0.2],
];
export const MOUNTAIN: readonly Peak[] = [
  [0.5, 1, 0.44],
  [0.27, 0.66, 0.27],
  [0.75, 0.74, 0.28],
  [0.1, 0.34, 0.16],
  [0.92, 0.38, 0.15],
];
export const POSTER: readonly Peak[] = [
  [0.72, 1, 0.45],
  [0.3, 0.56, 0.27],
  [0.99, 0.62, 0.2],
  [0.06, 0.44, 0.2],
  [0.49, 0.5, 0.2],
];
export const FAR_HILLS: readonly Peak[] = [
  [0.12, 0.62, 0.3],
  [0.38, 0.44, 0.25],
  [0.68, 0.78, 0.34],
  [0.95, 0.5, 0.25],
];

export const NEAR_HILLS: readonly Peak[] = [
  [0.02, 0.5, 0.28],
  [0.27, 0.9, 0.24],
  [0.52, 0.45, 0.26],
  [0.86, 1, 0.34],
];

/** Slopes are slightly hollow, as in ink painting. */
export const slope = ([centre, height, halfWidth]: Peak, u: number): number =>
  height * Math.max(0, 1 - Math.abs(u - centre) / halfWidth) ** 1.18;

/** Height of the silhouette at `u` (0 left, 1 right), from 0 to 1. */
export function heightAt(peaks: readonly Peak[], u: number): number {
  let highest = 0;
  for (const peak of peaks) highest = Math.max(highest, slope(peak, u));
  return highest;
}

/** SVG path of the silhouette, closed along the bottom. */
export function ridgePath(peaks: readonly Peak[], width: number, height: number): string {
  const STEPS = 120;
  let path = `M0 ${height}`;
  for (let i = 0; i <= STEPS; i++) {
    const u = i / STEPS;
    path += `L${tenth(u * width)} ${tenth(height - heightAt(peaks, u) * height)}`;
  }
  return `${path}L${width} ${height}z`;
}

/** SVG path of one disc. */
export const disc = (x: number, y: number, r: number): string =>
  `M${tenth(x - r)} ${tenth(y)}a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(2 * r)} 0a${tenth(r)} ${tenth(r)} 0 1 0 ${tenth(-2 * r)} 0z`;

const tenth = (value: number): number => Math.round(value * 10) / 10;
