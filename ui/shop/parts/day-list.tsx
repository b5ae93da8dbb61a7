// The newest payments beside the till: today's sum, and a way to undo the last one.
import { PointsText } from '../../kit/amount.tsx';
import { formatTime } from '../../kit/date.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import type { SignedInShop } from '../data/shop-feed.ts';
import type { Redemption } from '../data/shop-client.ts';
import { daySum, hourShares, keptPoints, memberName, undoOf } from '../view/day-view.ts';
import { useWords } from '../words.tsx';
import { Spark } from './spark.tsx';

type DayListProps = Readonly<{
  state: SignedInShop;
  /** Undefined while nothing can be undone from here. */
  undo: ((redemption: Redemption) => void) | undefined;
}>;

export function DayList({ state: { day, reach }, undo }: DayListProps) {
  const { text } = useWords();
  const { points, sales } = daySum(day);
  return (
    <section className="day-list" aria-label={text.today.title}>
      <h2>
        <span className="label">{text.today.title}</span>
        <PointsText points={points} />
        <span className="label">{text.today.sales(sales)}</span>
        <Spark shares={hourShares(day)} />
      </h2>
      {day.length === 0 && <p className="fine">{text.today.empty}</p>}
      <ul>
        {day.slice(0, ROWS).map((one, i) => (
          <DayRow key={one.id} one={one} undo={i === 0 ? undo : undefined} />
        ))}
      </ul>
      {reach === 'limited' && <p className="fine">{text.today.unreadable}</p>}
    </section>
  );
}

function DayRow({ one, undo }: Readonly<{ one: Redemption; undo: DayListProps['undo'] }>) {
  const { text } = useWords();
  const time = formatTime(one.at);
  const canUndo = undo && undoOf(one);
  return (
    <li>
      <time dateTime={one.at}>{time}</time>
      <b>
        <PointsText points={one.status === 'captured' ? keptPoints(one) : one.points} />
      </b>
      <span className="member">{memberName(one)}</span>
      {canUndo ? (
        <button
          type="button"
          className="link"
          aria-label={text.take.undoOf(formatPoints(canUndo.points), time)}
          onClick={() => undo(one)}
        >
          <Icon name="undo" />
          {text.take.undo}
        </button>
      ) : (
        <span className="label state">{wordOf(one, text.today)}</span>
      )}
    </li>
  );
}

/** A row without anything special says nothing. */
function wordOf(
  { status, refunded }: Redemption,
  text: ReturnType<typeof useWords>['text']['today'],
): string {
  if (status !== 'captured') return text.status[status];
  return refunded === '0' ? '' : text.refunded(formatPoints(refunded));
}

const ROWS = 4;
