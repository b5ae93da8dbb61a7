// The time of a code as a sunset: the sun goes down behind the wallet's ridge. The figures beside it say it in words.
import { DottedRidge, Ridge } from '../../kit/mountains.tsx';
import { FAR_HILLS, type Peak } from '../../kit/shape.ts';

/** `sunk` is 0 while the sun stands, 1 when it has set. Without peaks the hills stay flat. */
export function Dusk({ sunk, peaks }: Readonly<{ sunk: number; peaks: readonly Peak[] }>) {
  return (
    <svg
      className="dusk"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <circle
        cx={SUN_X}
        cy={SUN_RADIUS + 2 + sunk * SUNSET_HEIGHT}
        r={SUN_RADIUS}
        fill="var(--sun)"
      />
      <g transform={`translate(0 ${HEIGHT - 100})`}>
        <Ridge peaks={FAR_HILLS} width={WIDTH} height={100} fill="--far" />
      </g>
      <g transform={`translate(0 ${HEIGHT - 110}) scale(${1 / FINE})`}>
        {peaks.length > 0 ? (
          <DottedRidge peaks={peaks} width={WIDTH * FINE} height={110 * FINE} pitch={7.5 * FINE} />
        ) : (
          <Ridge peaks={BARE} width={WIDTH * FINE} height={110 * FINE} fill="--mid" />
        )}
      </g>
    </svg>
  );
}

const WIDTH = 390;
const HEIGHT = 190;
const SUN_RADIUS = 58;
/** Right of the figures, also where a narrow phone cuts the drawing on its left. */
const SUN_X = 302;
/** From standing free to just behind the ridge. */
const SUNSET_HEIGHT = 122;
/** Drawn larger and made smaller, so that dots stay round on a wide window. */
const FINE = 4;
const BARE: readonly Peak[] = [
  [0.16, 0.4, 0.34],
  [0.5, 0.7, 0.36],
  [0.82, 0.5, 0.4],
];
