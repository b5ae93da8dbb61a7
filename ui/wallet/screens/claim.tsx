// What is wrong with one deposit.
import { useReducer } from 'react';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useDeskText } from '../desk-words.ts';
import { ClaimForm } from '../parts/claim-form.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { hashOf } from '../route.ts';
import { dayAndHourText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type ClaimProps = Readonly<{ client: LedgerClient; clock: BrowserClock; id: string }>;

export function ClaimScreen({ client, clock, id }: ClaimProps) {
  const { lang } = useWords();
  const { claim } = useDeskText();
  const [isFiled, filed] = useReducer(() => true, false);
  const fetched = useFetched(clock, 'once', () => client.deposit(id), `deposit ${id}`);
  const { value: deposit } = fetched;
  return (
    <SubPage title={claim.title} picture={<Landscape peaks={[]} />}>
      <FetchedNotice clock={clock} all={[fetched]} />
      {deposit && (
        <p>
          <b>
            {deposit.kioskName} · {dayAndHourText(Date.parse(deposit.openedAt), lang)}
          </b>
        </p>
      )}
      <p>{claim.lead}</p>
      {fetched.refusal?.status !== 404 && (
        <ClaimForm client={client} depositId={id} filed={filed} />
      )}
      {isFiled && (
        <a className="slab slab-plain" href={hashOf({ page: 'claims' })}>
          {claim.list}
        </a>
      )}
    </SubPage>
  );
}
