// Notices: what the holder was told, newest first. Looking at them marks them as seen.
import { useEffect, useRef, useState } from 'react';
import type { Notices } from '#ledger/contract/holder.ts';
import { formatPoints } from '../../kit/format.ts';
import { Icon, type IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useTask } from '../data/use-task.ts';
import { useWish } from '../data/use-wish.ts';
import { useDeskText } from '../desk-words.ts';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { hashOf } from '../route.ts';
import { type HolderNotice, noticeFacts, readUpTo } from '../view/notice-view.ts';
import { dayAndHourText, dayText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type NoticesProps = Readonly<{ client: LedgerClient; clock: BrowserClock; version: number }>;

export function NoticesScreen({ client, clock, version }: NoticesProps) {
  const { notices: words } = useDeskText();
  const fetched = useFetched(clock, version, () => client.notices(), 'notices');
  const { value: newest } = fetched;
  const [older, setOlder] = useState<Notices>();
  const reading = useTask(
    (cursor: string) => client.notices(cursor),
    (page) => setOlder({ ...page, notices: [...(older?.notices ?? []), ...page.notices] }),
  );
  useMarkRead(client, fetched.isOld ? [] : (newest?.notices ?? []));
  const known = new Set(newest?.notices.map(({ number }) => number));
  const all = [
    ...(newest?.notices ?? []),
    ...(older?.notices ?? []).filter(({ number }) => !known.has(number)),
  ];
  const next = older ? older.next : newest?.next;
  return (
    <SubPage title={words.title} picture={<Landscape peaks={[]} />}>
      <FetchedNotice clock={clock} all={[fetched]} />
      {newest && all.length === 0 && <p className="fine">{words.empty}</p>}
      <ul className="rows">
        {all.map((notice) => (
          <NoticeRow key={notice.number} notice={notice} />
        ))}
      </ul>
      <RefusalNotice refusal={reading.refusal} />
      {next !== undefined && (
        <Slab disabled={reading.isBusy} onClick={() => reading.run(next)}>
          {words.more}
        </Slab>
      )}
    </SubPage>
  );
}

/** Tells the ledger once what was seen; the rows stay marked as new until the page is left. */
function useMarkRead(client: LedgerClient, notices: readonly HolderNotice[]): void {
  const told = useRef(0);
  const marking = useWish(client.readNotices, () => {});
  const upTo = readUpTo(notices);
  useEffect(() => {
    if (upTo === undefined || upTo <= told.current) return;
    told.current = upTo;
    marking.run(upTo);
  });
}

const ICONS: Readonly<Record<string, IconName>> = {
  expiry: 'clock',
  deposit: 'coin',
  'deposit-moved': 'coin',
  'withdrawal-paid': 'bank',
  'withdrawal-failed': 'reject',
  'gift-offered': 'gift',
  'gift-accepted': 'check',
  'gift-returned': 'reject',
  'claim-decided': 'help',
  promotion: 'gift',
  'phone-change': 'sliders',
};

function NoticeRow({ notice }: Readonly<{ notice: HolderNotice }>) {
  const { lang } = useWords();
  const { notices: words } = useDeskText();
  const { points = '0', day, route } = noticeFacts(notice);
  const sentences: Readonly<Record<string, (points: string, day: string) => string>> = words.kind;
  const dayWords = day === undefined ? '' : dayText(Date.parse(day), lang);
  const said = sentences[notice.kind]?.(formatPoints(points), dayWords) ?? words.other;
  const isNew = notice.readAt === undefined;
  const inside = (
    <>
      <Icon name={ICONS[notice.kind] ?? 'bell'} />
      <span className="row-words wide">
        {isNew ? <b>{said}</b> : <span>{said}</span>}
        <small>
          {isNew && <span className="new">{words.isNew} · </span>}
          {dayAndHourText(Date.parse(notice.at), lang)}
        </small>
      </span>
    </>
  );
  return (
    <li>
      {route ? (
        <a className="row" href={hashOf(route)}>
          {inside}
        </a>
      ) : (
        <div className="row">{inside}</div>
      )}
    </li>
  );
}
