// Claims: each with its due date and how it stands; and a way to coins that went to a wrong number.
import { useReducer, useState } from 'react';
import type { ClaimView } from '#ledger/contract/claim.ts';
import type { IconName } from '../../kit/icon.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import type { LedgerClient } from '../data/ledger-client.ts';
import { useFetched } from '../data/use-fetched.ts';
import { useDeskText } from '../desk-words.ts';
import { ClaimForm } from '../parts/claim-form.tsx';
import { SubPage } from '../parts/frame.tsx';
import { Landscape } from '../parts/landscape.tsx';
import { FetchedNotice } from '../parts/fetched-notice.tsx';
import { dayText } from '../view/when.ts';
import { useWords } from '../words.tsx';

type ClaimsProps = Readonly<{ client: LedgerClient; clock: BrowserClock; version: number }>;

export function ClaimsScreen({ client, clock, version }: ClaimsProps) {
  const { claim } = useDeskText();
  const [isAsking, setIsAsking] = useState(false);
  const [done, again] = useReducer((count: number) => count + 1, 0);
  const claims = useFetched(clock, `${version} ${done}`, () => client.claims(), 'claims');
  const { value } = claims;
  return (
    <SubPage title={claim.title} picture={<Landscape peaks={[]} />}>
      <p>{claim.lead}</p>
      <section className="day">
        <h2>{claim.list}</h2>
        <FetchedNotice clock={clock} all={[claims]} />
        {value?.claims.length === 0 && <p className="fine">{claim.empty}</p>}
        <ul className="rows">
          {value?.claims.map((one) => (
            <ClaimRow key={one.id} claim={one} />
          ))}
        </ul>
      </section>
      <section className="step">
        {isAsking ? (
          <>
            <h2>{claim.wrongNumber}</h2>
            <p className="fine">{claim.kindHint['wrong-number']}</p>
            <ClaimForm client={client} filed={again} />
          </>
        ) : (
          <Slab data-opens onClick={() => setIsAsking(true)}>
            {claim.wrongNumber}
          </Slab>
        )}
      </section>
    </SubPage>
  );
}

const ICONS: Record<ClaimView['state'], IconName> = {
  open: 'clock',
  accepted: 'check',
  refused: 'close',
};

function ClaimRow({ claim }: Readonly<{ claim: ClaimView }>) {
  const { lang } = useWords();
  const { claim: words } = useDeskText();
  const moment = claim.state === 'open' ? claim.dueAt : (claim.decidedAt ?? claim.dueAt);
  return (
    <li>
      <div className="row">
        <Icon name={ICONS[claim.state]} />
        <span className="row-words wide">
          <b>{words.kind[claim.kind]}</b>
          <small>{words.state[claim.state](dayText(Date.parse(moment), lang))}</small>
          <small className="said">{claim.text}</small>
          {claim.answer !== undefined && <small>{words.answer(claim.answer)}</small>}
        </span>
      </div>
    </li>
  );
}
