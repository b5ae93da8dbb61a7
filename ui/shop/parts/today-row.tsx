// One payment of today, and what can still be done about it.
import { PointsText } from '../../kit/amount.tsx';
import { formatTime } from '../../kit/date.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { useTask } from '../../wallet/data/use-task.ts';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import { keptPoints, memberName, undoOf } from '../view/day-view.ts';
import { useWords } from '../words.tsx';
import { RefusalNotice } from './notice.tsx';

type TodayRowProps = Readonly<{
  one: Redemption;
  client: Pick<ShopClient, 'void' | 'refund'>;
  may: Readonly<{ take: boolean; refund: boolean }>;
  put(redemption: Redemption): void;
  /** Opens or closes the form for a part. */
  refund(): void;
}>;

export function TodayRow({ one, client, may, put, refund }: TodayRowProps) {
  const { text } = useWords();
  const way = undoOf(one);
  const undoing = useTask(
    () =>
      way?.way === 'void'
        ? client.void(one.id, way.commandKey)
        : client.refund(one.id, way?.points ?? '', way?.commandKey ?? ''),
    put,
  );
  const time = formatTime(one.at);
  const canUndo = way && (way.way === 'void' ? may.take : may.refund);
  return (
    <>
      <div className="today-row">
        <time dateTime={one.at}>{time}</time>
        <b className="figure">
          <PointsText points={one.status === 'captured' ? one.captured : one.points} />
        </b>
        <span className="member">{memberName(one)}</span>
        <span className="state">
          {one.status === 'captured' && one.refunded !== '0'
            ? text.today.refunded(formatPoints(one.refunded))
            : text.today.status[one.status]}
          <small>{one.orderId}</small>
        </span>
        {canUndo && way && (
          <span className="row-actions">
            <button
              type="button"
              className="chip-button"
              disabled={undoing.isBusy}
              aria-label={text.take.undoOf(formatPoints(way.points), time)}
              onClick={() => undoing.run(undefined)}
            >
              <Icon name="undo" />
              {text.take.undo}
            </button>
            {way.way === 'refund' && (
              <button
                type="button"
                className="chip-button"
                aria-label={text.today.refundOf(formatPoints(keptPoints(one)), time)}
                onClick={refund}
              >
                {text.today.refund}
              </button>
            )}
          </span>
        )}
      </div>
      <RefusalNotice refusal={undoing.refusal} />
    </>
  );
}
