// What the shop was settled, newest first.
import { MoneyText } from '../../kit/amount.tsx';
import { formatDay } from '../../kit/date.ts';
import { Icon } from '../../kit/icon.tsx';
import type { ShopClient } from '../data/shop-client.ts';
import { OfficePage } from '../parts/office-page.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';
import { ListState } from './list-state.tsx';
import { useOfficeWords } from './office-words.ts';
import { pageOf, usePages } from './use-pages.ts';

type SettlementsProps = Readonly<{ client: Pick<ShopClient, 'settlements'>; name: string }>;

export function SettlementsScreen({ client, name }: SettlementsProps) {
  const { lang } = useWords();
  const { settlements: text } = useOfficeWords();
  const pages = usePages(async (cursor) =>
    pageOf(await client.settlements(cursor), ({ settlements, next }) => ({
      rows: settlements,
      next,
    })),
  );
  return (
    <OfficePage name={name} here="settlements" title={text.title}>
      <ul className="rows">
        {pages.rows?.map((one) => (
          <li key={one.id}>
            <a className="row" href={hashOf({ page: 'settlement', id: one.id })}>
              <Icon
                name={one.state === 'paid' ? 'check' : one.state === 'open' ? 'clock' : 'reject'}
              />
              <span>
                <b>{text.payout(formatDay(noonOf(one.payoutDate), lang))}</b>
                <small>{text.state[one.state]}</small>
              </span>
              <span className="figure">
                <MoneyText currency="KRW" amountMinor={one.net} />
              </span>
            </a>
          </li>
        ))}
      </ul>
      <ListState pages={pages} empty={text.empty} more={text.more} />
    </OfficePage>
  );
}

/** A day of the calendar as a moment that lies in it in the business zone. */
export const noonOf = (day: string): string => `${day}T03:00:00.000Z`;
