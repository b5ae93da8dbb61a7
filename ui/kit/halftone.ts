// A mountain printed in dots: dust in the light, big specks in the shade. Scenery only; a dot here counts nothing.
import { disc, heightAt, slope, type Peak } from './shape.ts';

/** SVG path of all dots; `pitch` is the distance between dots. The same arguments give the same picture. */
export function halftonePath(
  peaks: readonly Peak[],
  width: number,
  height: number,
  pitch: number,
): string {
  const grain = grains(7);
  let path = '';
  for (let row = 0, y = height - pitch / 2; y > 0; row++, y -= pitch * ROW_HEIGHT) {
    for (let x = row % 2 ? pitch / 2 : 0; x <= width; x += pitch) {
      const u = x / width;
      const top = height - heightAt(peaks, u) * height;
      if (y < top + 2) continue;
      const radius = dotRadius(peaks, { u, y, top, width, height, pitch }) + (grain() - 0.5) * 0.05;
      if (radius > 0.06) path += disc(x, y, pitch * radius);
    }
  }
  return path;
}

type Place = Readonly<{
  u: number;
  y: number;
  top: number;
  width: number;
  height: number;
  pitch: number;
}>;

/** Share of the pitch. The shade begins at a leaning zigzag line under each summit. */
function dotRadius(peaks: readonly Peak[], place: Place): number {
  const { u, y, top, width, height, pitch } = place;
  const [centre, peakHeight, halfWidth] = peaks.reduce((best, peak) =>
    slope(peak, u) > slope(best, u) ? peak : best,
  );
  const fall = Math.max(0, (y - (height - peakHeight * height)) / (peakHeight * height));
  const zigzag = Math.abs(((fall * 2.6 + centre * 3) % 1) - 0.5) - 0.25;
  const edge = centre + halfWidth * fall * (0.1 + zigzag * 0.62);
  const isShade = u > edge;
  if (y - top < pitch) return isShade ? 0.47 : 0.36;
  const depth = Math.min(1, (y - top) / (height * 0.6));
  const isNearEdge = Math.abs(u - edge) * width < pitch * 1.2;
  if (isShade) return 0.46 - depth * 0.13 + (isNearEdge ? 0.03 : 0);
  return 0.27 - depth * 0.12 + (isNearEdge ? 0.07 : 0);
}

/** A small repeatable sequence from 0 to 1 for the grain of the print. */
function grains(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
}

const ROW_HEIGHT = 0.866;
