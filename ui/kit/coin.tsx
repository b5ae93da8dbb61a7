// A coin at its true relative size: numeral first, our own emblem, rim and reeds. Never the bank's designs.
import { coinLook } from './coin-metal.ts';
import { writingOf } from './currency.ts';
import { formatFace } from './format.ts';

type CoinProps = Readonly<{
  currency: string;
  faceMinor: string;
  /** Only the currency's sign, for a coin that stands for all of its land. */
  isSign?: boolean;
}>;

/** Drawn in a box of 28 mm, so that coins beside each other keep their true proportion. It says nothing aloud. */
export function Coin({ currency, faceMinor, isSign = false }: CoinProps) {
  const { metal, core, diameterMm, isReeded } = coinLook(currency, faceMinor);
  const radius = diameterMm * 5;
  const isWon = currency === 'KRW';
  const label = isSign
    ? writingOf(currency).sign
    : isWon
      ? faceMinor
      : formatFace(currency, faceMinor);
  const size = fontSize(label, radius, isWon);
  return (
    <svg className="coin" viewBox="-140 -140 280 280" aria-hidden="true">
      <circle r={radius} cy="7" fill={`var(--metal-${metal}-lo)`} />
      <circle r={radius} fill={`var(--metal-${metal})`} />
      {isReeded && (
        <circle
          r={radius - 3}
          fill="none"
          stroke={`var(--metal-${metal}-lo)`}
          strokeWidth="6"
          strokeDasharray={`2 ${(2 * Math.PI * (radius - 3)) / REEDS - 2}`}
        />
      )}
      <circle r={radius - 9} fill={`var(--metal-${metal}-hi)`} />
      <circle r={radius - 13} fill={`var(--metal-${core ?? metal})`} />
      {core && <circle r={radius * 0.72} fill={`var(--metal-${core}-hi)`} />}
      <g fill="#0b2421" fontWeight="900" textAnchor="middle">
        <text
          y={radius * (isWon ? 0.14 : 0.2)}
          fontSize={size}
          letterSpacing={isWon ? -radius * 0.05 : 0}
        >
          {label}
        </text>
        {isWon ? (
          <g transform={`translate(0 ${radius * 0.06}) scale(${radius / 140})`} opacity=".72">
            {EMBLEMS[faceMinor]}
          </g>
        ) : (
          <text y={radius * 0.56} fontSize={radius * 0.29} fontWeight="800" letterSpacing="2">
            {writingOf(currency).land}
          </text>
        )}
      </g>
    </svg>
  );
}

const REEDS = 110;

function fontSize(label: string, radius: number, isWon: boolean): number {
  if (isWon) return radius * (label.length > 2 ? 0.74 : 0.9);
  return radius * ([0.86, 0.86, 0.72, 0.6, 0.5][label.length] ?? 0.42);
}

/** Strata, grain, water, wing. */
const EMBLEMS: Record<string, React.ReactNode> = {
  '10': <path d="M-34 84h68V72h-68zM-27 67h54l-8-13h-38zM-17 50h34l-7-12h-20z" />,
  '50': (
    <path d="M-2 78h4V34h-4zM3 44q14-3 15-16q-13 1-15 16zM-3 44q-14-3-15-16q13 1 15 16zM3 60q14-3 15-16q-13 1-15 16zM-3 60q-14-3-15-16q13 1 15 16zM0 32q-7-9 0-18q7 9 0 18z" />
  ),
  '100': (
    <path
      fill="none"
      stroke="#0b2421"
      strokeWidth="8"
      strokeLinecap="round"
      d="M-42 60q7-9 14 0t14 0t14 0t14 0t14 0t14 0M-28 77q7-9 14 0t14 0t14 0t14 0"
    />
  ),
  '500': (
    <path d="M-52 62Q-20 34 4 52Q26 30 54 40Q34 46 24 60Q10 78-14 74Q-30 62-52 62zM54 40l18-8l-14 14z" />
  ),
};
