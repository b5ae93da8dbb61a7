// Draws single coins of the heap onto a canvas, in the colours of the theme in force.
import type { CoinLook, Metal } from './coin-metal.ts';

export type Ink = Readonly<{
  bed: string;
  metals: Readonly<Record<Metal, Readonly<{ base: string; low: string; high: string }>>>;
}>;

const METALS: readonly Metal[] = ['copper', 'brass', 'pale', 'nickel'];
/** The widest coin that fills its whole place: ₩500. */
const DIAMETER_MAX_MM = 26.5;

/** The colours that the style sheet gives this element. */
export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const colour = (token: string) => style.getPropertyValue(token).trim();
  const tones = METALS.map((metal) => [
    metal,
    {
      base: colour(`--metal-${metal}`),
      low: colour(`--metal-${metal}-lo`),
      high: colour(`--metal-${metal}-hi`),
    },
  ]);
  return { bed: colour('--bed'), metals: Object.fromEntries(tones) as Ink['metals'] };
}

/** The dark disc behind a coin; together they make one mountain with a clear edge on any sky. */
export function drawBed(
  context: CanvasRenderingContext2D,
  ink: Ink,
  x: number,
  y: number,
  pitch: number,
): void {
  fillDisc(context, ink.bed, x, y, pitch * 0.485 + Math.min(6, pitch * 0.12));
}

/** One coin: edge, face, light and, where it has one, core. */
export function drawCoin(
  context: CanvasRenderingContext2D,
  ink: Ink,
  look: CoinLook,
  x: number,
  y: number,
  pitch: number,
): void {
  const r = ((pitch / 2) * 0.97 * Math.min(look.diameterMm, DIAMETER_MAX_MM)) / DIAMETER_MAX_MM;
  const tones = ink.metals[look.metal];
  fillDisc(context, tones.low, x, y, r);
  fillDisc(context, tones.base, x - r * 0.05, y - r * 0.08, r * 0.88);
  if (r <= SMALL_RADIUS_PX) return;
  fillDisc(context, tones.high, x - r * 0.09, y - r * 0.14, r * 0.6);
  fillDisc(context, ink.metals[look.core ?? look.metal].base, x - r * 0.03, y - r * 0.05, r * 0.54);
}

const SMALL_RADIUS_PX = 5;

function fillDisc(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  y: number,
  r: number,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fill();
}
