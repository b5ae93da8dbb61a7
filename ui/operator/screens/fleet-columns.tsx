// The columns of the fleet: a quiet table in which only exceptions are loud.
import { formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import type { Column } from '../parts/data-table.tsx';
import { useForecastWords } from '../parts/forecast.tsx';
import { Spark } from '../parts/spark.tsx';
import { Meter, StandingChip } from '../parts/standing.tsx';
import { useAgo } from '../parts/when.tsx';
import { hashOf, type Route } from '../route.ts';
import { coinsMaxOf, STANDINGS, type FleetRow, type Standing } from '../view/fleet.ts';
import { fillForecast, forecastDays } from '../view/forecast.ts';
import { percentText } from '../view/percent.ts';
import { useWords } from '../words.tsx';

/** Where the next step of a standing is taken; most are taken at the kiosk's own page. */
const stepAt = ({ standing, kiosk }: FleetRow): Route =>
  standing === 'drifting' || standing === 'full' || standing === 'filling'
    ? { page: 'bags' }
    : { page: 'kiosk', id: kiosk.id };

/** `hoursOf` gives the last 24 hours of a kiosk and `daysOf` its last days, where they are known. */
export function useFleetColumns(
  hoursOf: (kioskId: string) => readonly number[] | undefined,
  daysOf: (kioskId: string) => readonly number[] | undefined,
): readonly Column<FleetRow>[] {
  const { text } = useWords();
  const ago = useAgo();
  const { fleet, standing: words, step } = text.devices;
  const steps: Partial<Record<Standing, string>> = step;
  const forecastWords = useForecastWords();
  const forecastOf = ({ kiosk, coinCount }: FleetRow) =>
    fillForecast(coinCount, daysOf(kiosk.id), coinsMaxOf(kiosk));
  const dayOf = ({ kiosk }: FleetRow) => hoursOf(kiosk.id)?.reduce((sum, count) => sum + count, 0);
  return [
    {
      key: 'name',
      head: fleet.kiosk,
      value: ({ kiosk }) => kiosk.name,
      renderCell: ({ kiosk }) => (
        <a className="row-link" href={hashOf({ page: 'kiosk', id: kiosk.id })}>
          <b>{kiosk.name}</b>
          <small>{kiosk.id.slice(-8)}</small>
        </a>
      ),
    },
    { key: 'id', head: 'id', value: ({ kiosk }) => kiosk.id, isHidden: true },
    {
      key: 'state',
      head: fleet.state,
      // Sorted down, the worst is on top.
      value: ({ standing }) => STANDINGS.length - STANDINGS.indexOf(standing),
      text: ({ standing }) => words[standing],
      renderCell: ({ standing }) => <StandingChip standing={standing} />,
    },
    {
      key: 'fill',
      head: fleet.fill,
      value: ({ fillPercent }) => fillPercent,
      renderCell: ({ fillPercent, coinCount }) =>
        fillPercent === undefined ? (
          '—'
        ) : (
          <span className="fill">
            <Meter percent={fillPercent} />
            <b>{fillPercent}%</b>
            <small>{coinCount !== undefined && formatNumber(coinCount)}</small>
          </span>
        ),
    },
    {
      key: 'forecast',
      head: text.devices.forecast.head,
      value: (row) => forecastDays(forecastOf(row)),
      text: (row) => forecastWords(forecastOf(row)),
    },
    {
      key: 'coins24',
      head: fleet.coins24,
      isFigure: true,
      value: dayOf,
      renderCell: (row) => {
        const hours = hoursOf(row.kiosk.id);
        if (!hours) return '—';
        return (
          <span className="day-coins">
            <b>{formatNumber(dayOf(row) ?? 0)}</b>
            <Spark hours={hours} />
          </span>
        );
      },
    },
    {
      key: 'accuracy',
      head: fleet.accuracy,
      isFigure: true,
      value: ({ accuracy }) => accuracy,
      text: ({ accuracy }) => (accuracy === undefined ? '—' : percentText(accuracy)),
      renderCell: ({ accuracy, standing }) => (
        <span className={standing === 'drifting' ? 'hot' : undefined}>
          {accuracy === undefined ? '—' : percentText(accuracy)}
        </span>
      ),
    },
    {
      key: 'unsent',
      head: fleet.unsentHead,
      isFigure: true,
      value: ({ kiosk }) => kiosk.health?.unsentRecords,
      renderCell: ({ kiosk: { health } }) => (
        <span className={health && health.unsentRecords > 0 ? 'hot' : 'mute'}>
          {health ? formatNumber(health.unsentRecords) : '—'}
        </span>
      ),
    },
    {
      key: 'seen',
      head: fleet.seen,
      isFigure: true,
      value: ({ seenAgoMs }) => seenAgoMs,
      renderCell: ({ kiosk }) => (kiosk.lastSeenAt === undefined ? '—' : ago(kiosk.lastSeenAt)),
    },
    {
      key: 'next',
      head: fleet.next,
      isFigure: true,
      value: ({ standing }) => steps[standing],
      renderCell: (row) =>
        steps[row.standing] && (
          <a className="do" href={hashOf(stepAt(row))}>
            {steps[row.standing]}
            <Icon name="arrow" />
          </a>
        ),
    },
  ];
}
