// Everything that happened, newest first, day by day.
import { useState } from 'react';
import type { HistoryEntry } from '#ledger/contract/wallet.ts';
import { PointsText } from '../../kit/amount.tsx';
import type { IconName } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useTask } from '../data/use-task.ts';
import { LinkRow } from '../parts/deposit-row.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { RefusalNotice } from '../parts/notice.tsx';
import { hashOf } from '../route.ts';
import { appendPage, daysOf } from '../view/history-view.ts';
import { dayText, hourText, isSameDay } from '../view/when.ts';
import { useWords } from '../words.tsx';

type HistoryProps = Readonly<{ client: LedgerClient; clock: BrowserClock; version: number }>;
type Older = Readonly<{ entries: readonly HistoryEntry[]; next: string | undefined }>;

export function HistoryScreen({ client, clock, version }: HistoryProps) {
  const { text, lang } = useWords();
  const fetched = useFetched(clock, version, () => client.history(), 'history');
  const { value: newest } = fetched;
  const [older, setOlder] = useState<Older>();
  const reading = useTask(
    (cursor: string) => client.history(cursor),
    (page) =>
      setOlder({ entries: appendPage(older?.entries ?? [], page.entries), next: page.next }),
  );
  const entries = appendPage(newest?.entries ?? [], older?.entries ?? []);
  const next = older ? older.next : newest?.next;
  return (
    <SubPage title={text.history.title} picture={<Landscape peaks={[]} />}>
      <FetchedNotice clock={clock} all={[fetched]} />
      {newest !== undefined && entries.length === 0 && <p className="fine">{text.history.empty}</p>}
      {daysOf(entries).map((day) => (
        <section key={day.startMs} className="day">
          <h2>
            {isSameDay(day.startMs, clock.nowMs())
              ? text.history.today
              : dayText(day.startMs, lang)}
          </h2>
          <ul className="rows">
            {day.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      <RefusalNotice refusal={reading.refusal} />
      {next !== undefined && (
        <Slab disabled={reading.isBusy} onClick={() => reading.run(next)}>
          {text.history.more}
        </Slab>
      )}
    </SubPage>
  );
}

const ICONS: Record<HistoryEntry['kind'], IconName> = {
  deposit: 'coin',
  matured: 'check',
  correction: 'reject',
  payment: 'arrow',
  refund: 'back',
  expired: 'clock',
  withdrawal: 'leave',
  'withdrawal-returned': 'reject',
  'gift-sent': 'arrow',
  'gift-returned': 'reject',
  'gift-received': 'pickup',
  reserved: 'clock',
  released: 'check',
  promotion: 'pickup',
  closed: 'close',
};

/** Where an entry leads: to its coins, or to the page that tells the rest. */
function hrefOf({ depositId, subject }: HistoryEntry): string | undefined {
  if (depositId) return hashOf({ page: 'deposit', id: depositId });
  const page = subject && PAGES[subject.kind];
  return page && hashOf({ page });
}

const PAGES: Readonly<Record<string, 'gifts' | 'withdraw' | 'claims'>> = {
  gift: 'gifts',
  withdrawal: 'withdraw',
  claim: 'claims',
};

/** Pending points carry no plus sign: they cannot be spent yet. */
function EntryRow({ entry }: Readonly<{ entry: HistoryEntry }>) {
  const { text } = useWords();
  const plus = entry.kind !== 'deposit' && BigInt(entry.points) > 0n ? '+' : '';
  const state = entry.kind === 'deposit' && entry.state ? text.state[entry.state] : undefined;
  return (
    <LinkRow
      href={hrefOf(entry)}
      icon={ICONS[entry.kind]}
      title={text.history.kind[entry.kind]}
      words={[hourText(Date.parse(entry.at)), entry.kioskName ?? entry.shopName]
        .filter(Boolean)
        .join(' · ')}
      state={state}
      figure={
        <>
          {plus}
          <PointsText points={entry.points} />
        </>
      }
    />
  );
}
