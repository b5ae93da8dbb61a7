// The way to the notices; a disc says that one of them was not seen yet.
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { Icon } from '../../kit/icon.tsx';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

export function Bell({ client, clock }: Readonly<{ client: LedgerClient; clock: BrowserClock }>) {
  const { text } = useWords();
  const { value } = useFetched(clock, 'once', () => client.notices(), 'notices');
  const isNew = value?.notices.some(({ readAt }) => readAt === undefined) ?? false;
  return (
    <a className="chip-button bell" href={hashOf({ page: 'notices' })}>
      <Icon name="bell" />
      {isNew && <i aria-hidden="true" />}
      <span className="unseen">{isNew ? text.home.newNotices : text.home.notices}</span>
    </a>
  );
}
