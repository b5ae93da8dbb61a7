// The picture of the attract screen: the proverb, far hills, a dotted mountain, and coins that drift down to its summit.
import { useMemo } from 'react';
import { DottedRidge, Ridge } from '../../kit/mountains.tsx';
import { FAR_HILLS, POSTER } from '../../kit/shape.ts';

const WIDTH = 1080;
const HEIGHT = 1260;
const PEAK_HEIGHT = 570;
const COINS = 8;
/** One coin reaches the summit in this time; a coin needs eight of them for the whole way. */
const COIN_EVERY_S = 2.4;
const SUMMIT_X = 778;
const FALL_FROM_Y = 150;
const FALL_TO_Y = HEIGHT - PEAK_HEIGHT - 20;
const METALS = ['nickel', 'brass', 'nickel', 'copper'] as const;
const RADII = [17, 15, 18, 12] as const;

/** `hasCoins` is false where the slot is closed: nothing falls. */
export function Poster({
  words,
  hasCoins = true,
}: Readonly<{ words: readonly string[]; hasCoins?: boolean }>) {
  return (
    <>
      <svg
        className="art"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
      >
        <g transform="translate(0 860)">
          <Ridge peaks={FAR_HILLS} width={WIDTH} height={400} fill="--far" />
        </g>
        {hasCoins && <FallingCoins />}
      </svg>
      <h1 className="poster">
        {words.map((word) => (
          <span key={word}>{word} </span>
        ))}
      </h1>
      <svg
        className="art"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="xMidYMax slice"
        aria-hidden="true"
      >
        <g transform={`translate(0 ${HEIGHT - PEAK_HEIGHT})`}>
          <DottedRidge peaks={POSTER} width={WIDTH} height={PEAK_HEIGHT} pitch={19} />
        </g>
      </svg>
    </>
  );
}

/** A thin line of coins, always as in a photograph; without motion it stands still. */
function FallingCoins() {
  const coins = useMemo(() => Array.from({ length: COINS }, (_, i) => i), []);
  return coins.map((i) => {
    const share = (i + 0.6) / COINS;
    const metal = METALS[i % METALS.length]!;
    const r = RADII[i % RADII.length]!;
    return (
      <g
        key={i}
        className="speck"
        style={{
          transform: `translate(${SUMMIT_X}px, ${FALL_FROM_Y + share ** 1.35 * (FALL_TO_Y - FALL_FROM_Y)}px)`,
          animationDelay: `${-share * COINS * COIN_EVERY_S}s`,
          animationDuration: `${COINS * COIN_EVERY_S}s`,
        }}
      >
        <circle cy="2" r={r + 3} fill="var(--bed)" />
        <circle r={r} fill={`var(--metal-${metal})`} />
        <circle cx="-1" cy="-1.5" r={r * 0.66} fill={`var(--metal-${metal}-hi)`} />
      </g>
    );
  });
}
