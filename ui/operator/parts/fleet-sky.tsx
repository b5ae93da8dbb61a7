// The sky over the fleet: three figures that must be right, and the coins of the last day as a ridge.
import { formatMoney, formatNumber } from '../../kit/format.ts';
import { DottedRidge, Ridge } from '../../kit/mountains.tsx';
import { FAR_HILLS } from '../../kit/shape.ts';
import type { CoinHours } from '../data/use-fleet.ts';
import { LOOKS, type FleetRow } from '../view/fleet.ts';
import { hourPeaks, sumHours } from '../view/hours.ts';
import { useWords } from '../words.tsx';

type SkyProps = Readonly<{
  /** Undefined until the first answer. */
  rows: readonly FleetRow[] | undefined;
  hours: CoinHours | undefined;
}>;

export function FleetSky({ rows, hours }: SkyProps) {
  const { text } = useWords();
  const { fleet } = text.devices;
  const coins = rows?.reduce((sum, { coinCount = 0 }) => sum + coinCount, 0);
  const worth = rows?.reduce((sum, { worthWon = 0n }) => sum + worthWon, 0n);
  const wrong = rows?.filter(({ standing }) => LOOKS[standing].tone === 'bad').length;
  const told = rows?.flatMap(({ kiosk }) => kiosk.health?.unsentRecords ?? []);
  const unsent = told?.length ? told.reduce((sum, one) => sum + one, 0) : undefined;
  return (
    <section className="sky">
      <dl className="figures">
        <Figure
          name={fleet.coins}
          value={coins}
          words={worth === undefined ? '' : fleet.worth(formatMoney('KRW', worth))}
        />
        <Figure
          name={fleet.attention}
          value={wrong}
          words={wrong === 0 ? fleet.attentionNone : fleet.attentionSome}
        />
        <Figure name={fleet.unsent} value={unsent} words={fleet.unsentHint} />
      </dl>
      <DayRidge hours={hours} />
    </section>
  );
}

function Figure(props: Readonly<{ name: string; value: number | undefined; words: string }>) {
  const { name, value, words } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value === undefined ? '—' : formatNumber(value)}</b>
        <span>{words}</span>
      </dd>
    </div>
  );
}

/** Dots are coins: with no coins, or where nobody knows, the hills are flat. */
function DayRidge({ hours }: Readonly<{ hours: CoinHours | undefined }>) {
  const { text } = useWords();
  const sums = hours ? sumHours(hours.kiosks.map(({ counts }) => counts)) : [];
  const total = sums.reduce((sum, count) => sum + count, 0);
  return (
    <figure>
      {total > 0 && (
        <figcaption>
          {text.devices.fleet.ridge}: {formatNumber(total)}
        </figcaption>
      )}
      <svg viewBox="0 0 760 130" preserveAspectRatio="xMaxYMax slice" aria-hidden="true">
        {total > 0 ? (
          <DottedRidge peaks={hourPeaks(sums)} width={760} height={128} pitch={7} />
        ) : (
          <g transform="translate(0 50)">
            <Ridge peaks={FAR_HILLS} width={760} height={80} fill="--mid" />
          </g>
        )}
      </svg>
    </figure>
  );
}
