// The coins of one kiosk as plots: the last day hour by hour, and two weeks day by day.
import { useCallback, useMemo } from 'react';
import { formatDay, formatTime } from '../../kit/date.ts';
import { daysOf, type CoinDays } from '../data/use-coin-days.ts';
import { hoursOf, type CoinHours } from '../data/use-fleet.ts';
import { Part } from '../parts/frame.tsx';
import { CountPlot } from '../parts/plot.tsx';
import { dayStarts, hourStarts } from '../view/hours.ts';
import { useWords } from '../words.tsx';

type PlotsProps = Readonly<{
  id: string;
  hours: CoinHours | undefined;
  days: CoinDays | undefined;
}>;

/** What the ledger does not tell is not drawn. */
export function KioskPlots({ id, hours, days }: PlotsProps) {
  return (
    <div className="side-by-side">
      {hours && <HoursPart id={id} hours={hours} />}
      {days && <DaysPart id={id} days={days} />}
    </div>
  );
}

function HoursPart({ id, hours }: Readonly<{ id: string; hours: CoinHours }>) {
  const { text } = useWords();
  const { plot, hour } = text.devices.kiosk;
  const counts = useMemo(() => hoursOf(hours, id) ?? [], [hours, id]);
  const startsMs = useMemo(() => hourStarts(hours.lastHour, counts.length), [hours, counts]);
  return (
    <Part title={plot}>
      <CountPlot title={plot} when={hour} startsMs={startsMs} counts={counts} wordOf={timeOf} />
    </Part>
  );
}

function DaysPart({ id, days }: Readonly<{ id: string; days: CoinDays }>) {
  const { text, lang } = useWords();
  const { plotDays, day } = text.devices.kiosk;
  const counts = useMemo(() => daysOf(days, id) ?? [], [days, id]);
  const startsMs = useMemo(() => dayStarts(days.lastDay, counts.length), [days, counts]);
  const wordOf = useCallback(
    (startMs: number) => formatDay(new Date(startMs).toISOString(), lang),
    [lang],
  );
  return (
    <Part title={plotDays}>
      <CountPlot title={plotDays} when={day} startsMs={startsMs} counts={counts} wordOf={wordOf} />
    </Part>
  );
}

const timeOf = (startMs: number): string => formatTime(new Date(startMs).toISOString());
