// The wallet's picture: far hills, one sun, and the balance of 90 days printed in dots. It says nothing aloud.
import { DottedRidge, Ridge } from '../../kit/mountains.tsx';
import { FAR_HILLS, type Peak } from '../../kit/shape.ts';

type LandscapeProps = Readonly<{
  peaks: readonly Peak[];
  /** A screen without figures gives its room to the picture. */
  isTall?: boolean;
}>;

/** Without peaks there is nothing to count, and the hills stay flat. */
export function Landscape({ peaks, isTall = false }: LandscapeProps) {
  const height = isTall ? 330 : 180;
  const ridge = isTall ? 230 : 150;
  return (
    <svg
      className="landscape"
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <Raised top={height - ridge * 0.88}>
        <Ridge peaks={FAR_HILLS} width={WIDTH} height={ridge * 0.88} fill="--far" />
      </Raised>
      <circle
        cx="316"
        cy={height - ridge + (isTall ? 70 : 26)}
        r={isTall ? 64 : 48}
        fill="var(--sun)"
      />
      <Raised top={height - ridge}>
        {peaks.length > 0 ? (
          <g transform={`scale(${1 / FINE})`}>
            <DottedRidge
              peaks={peaks}
              width={WIDTH * FINE}
              height={ridge * FINE}
              pitch={DOT_PITCH * FINE}
            />
          </g>
        ) : (
          <Ridge peaks={BARE} width={WIDTH} height={ridge} fill="--mid" />
        )}
      </Raised>
    </svg>
  );
}

function Raised({ top, children }: Readonly<{ top: number; children: React.ReactNode }>) {
  return <g transform={`translate(0 ${top})`}>{children}</g>;
}

const WIDTH = 390;
const DOT_PITCH = 7.5;
/** Drawn larger and made smaller, so that dots stay round on a wide window. */
const FINE = 4;
const BARE: readonly Peak[] = [
  [0.16, 0.26, 0.34],
  [0.5, 0.4, 0.36],
  [0.8, 0.62, 0.4],
];
