// One small peak a day: as high as the points that can be spent from that day on. Hollow where a person looks first.
import { weekdayName } from '../../kit/date.ts';
import { formatPoints } from '../../kit/format.ts';
import { peakHeight, type MaturityDay } from '../view/maturity-calendar.ts';
import { dayText } from '../view/when.ts';
import { useWords } from '../words.tsx';

const PEAK_PX = 62;
const HALF_WIDTH_PX = 15;

export function Calendar({ days }: Readonly<{ days: readonly MaturityDay[] }>) {
  const { text } = useWords();
  return (
    <ol
      className="calendar"
      aria-label={text.home.calendar}
      style={{ gridTemplateColumns: `repeat(${days.length}, 1fr)` }}
    >
      {days.map((day) => (
        <Day key={day.startMs} day={day} height={peakHeight(day.points, days)} />
      ))}
    </ol>
  );
}

function Day({ day, height }: Readonly<{ day: MaturityDay; height: number }>) {
  const { lang } = useWords();
  const date = new Date(day.startMs);
  const whole = `${dayText(day.startMs, lang)}: ${formatPoints(day.points)}`;
  return (
    <li className={day.points > 0n ? 'has-points' : ''}>
      <span className="unseen">{whole}</span>
      <span className="day-peak" aria-hidden="true">
        {day.points > 0n ? <PeakPicture height={height} isHollow={day.isHeld} /> : <i />}
      </span>
      <span className="day-name" aria-hidden="true">
        {weekdayName(date.getDay(), lang)}
      </span>
      <span className="day-number" aria-hidden="true">
        {date.getDate()}
        {day.isAndLater && '+'}
      </span>
    </li>
  );
}

/** Slopes a little hollow, as in ink painting. */
function PeakPicture({ height, isHollow }: Readonly<{ height: number; isHollow: boolean }>) {
  const top = PEAK_PX * (1 - height);
  const waist = top + (PEAK_PX - top) * 0.45;
  const outline = `M0 ${PEAK_PX}Q${HALF_WIDTH_PX * 0.62} ${waist} ${HALF_WIDTH_PX} ${top}Q${HALF_WIDTH_PX * 1.38} ${waist} ${HALF_WIDTH_PX * 2} ${PEAK_PX}z`;
  return (
    <svg
      viewBox={`-1 -1 ${HALF_WIDTH_PX * 2 + 2} ${PEAK_PX + 1}`}
      className={isHollow ? 'hollow' : ''}
    >
      <path d={outline} />
    </svg>
  );
}
