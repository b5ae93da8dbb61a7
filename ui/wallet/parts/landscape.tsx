// The wallet's picture: far hills, one sun, and the balance of 90 days printed in dots. It says nothing aloud.
import { DottedRidge, Ridge } from '../../kit/mountains.tsx';
import { FAR_HILLS, type Peak } from '../../kit/shape.ts';

const WIDTH = 390;
const HEIGHT = 190;

/** Without peaks there is nothing to count, and the hills stay flat. */
export function Landscape({ peaks }: Readonly<{ peaks: readonly Peak[] }>) {
  return (
    <svg
      className="landscape"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <g transform="translate(0 58)">
        <Ridge peaks={FAR_HILLS} width={WIDTH} height={HEIGHT - 58} fill="--far" />
      </g>
      <circle cx="316" cy="58" r="48" fill="var(--sun)" />
      <g transform="translate(0 40)">
        {peaks.length > 0 ? (
          <DottedRidge peaks={peaks} width={WIDTH} height={HEIGHT - 40} pitch={7.5} />
        ) : (
          <Ridge peaks={BARE} width={WIDTH} height={HEIGHT - 40} fill="--mid" />
        )}
      </g>
    </svg>
  );
}

const BARE: readonly Peak[] = [
  [0.2, 0.22, 0.4],
  [0.62, 0.34, 0.5],
  [0.98, 0.26, 0.3],
];
