// Today's payments, live: each can be undone, or given back in part.
import { useState } from 'react';
import { PointsText } from '../../kit/amount.tsx';
import { formatPoints } from '../../kit/format.ts';
import type { Redemption, ShopClient } from '../data/shop-client.ts';
import type { SignedInShop } from '../data/shop-feed.ts';
import { Notice } from '../../kit/notice.tsx';
import { OfficePage } from '../parts/office-page.tsx';
import { RefundForm } from '../parts/refund-form.tsx';
import { TodayRow } from '../parts/today-row.tsx';
import { daySum } from '../view/day-view.ts';
import { useWords } from '../words.tsx';

type TodayProps = Readonly<{
  client: ShopClient;
  state: SignedInShop;
  put(redemption: Redemption): void;
  /** The payment that is being given back, for pictures. */
  firstOpen?: string;
}>;

export function TodayScreen({ client, state, put, firstOpen }: TodayProps) {
  const { text } = useWords();
  const [openId, setOpenId] = useState(firstOpen);
  const { day, reach, scopes, isSuspended, line } = state;
  const { points, sales } = daySum(day);
  const mayWrite = line === 'live' && !isSuspended;
  return (
    <OfficePage name={state.name} here="today" title={text.today.title}>
      {line === 'lost' && (
        <Notice tone="bad" icon="offline">
          {text.take.offline}
        </Notice>
      )}
      <p className="day-sum">
        <span aria-hidden="true">
          <PointsText points={points} /> <small>{text.today.sales(sales)}</small>
        </span>
        <span className="unseen">{text.today.sum(formatPoints(points), sales)}</span>
      </p>
      {reach === 'limited' && <p className="fine">{text.today.unreadable}</p>}
      {reach === 'newest' && <p className="fine">{text.today.tooLong}</p>}
      {day.length === 0 && <p className="fine">{text.today.empty}</p>}
      <ul className="today">
        {day.map((one) => (
          <li key={one.id}>
            <TodayRow
              one={one}
              client={client}
              may={{
                take: mayWrite && scopes.includes('take'),
                refund: mayWrite && scopes.includes('refund'),
              }}
              put={put}
              refund={() => setOpenId(openId === one.id ? undefined : one.id)}
            />
            {openId === one.id && (
              <RefundForm
                one={one}
                client={client}
                done={(redemption) => {
                  if (redemption) put(redemption);
                  setOpenId(undefined);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </OfficePage>
  );
}
