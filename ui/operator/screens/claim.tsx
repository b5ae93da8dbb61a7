// One claim: the words of a person beside the records of the machine, and the decision below both.
import type { ClaimView } from '#ledger/contract/claim.ts';
import { useClaims } from '../data/use-claims.ts';
import { CashTable } from '../parts/cash-table.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { useWords } from '../words.tsx';
import { DecideClaim } from './decide-claim.tsx';

export function ClaimScreen({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { claims } = text.people;
  const loaded = useClaims();
  const claim = loaded.value?.rows.find((one) => one.id === id);
  return (
    <div className="paper">
      <Title
        title={claim ? claims.kinds[claim.kind] : text.shell.pages.claims}
        back={{ page: 'claims' }}
      />
      <LoadedNotice loaded={loaded} />
      {claim && (
        <>
          <div className="side-by-side">
            <Claimant claim={claim} />
            <Records claim={claim} />
          </div>
          {claim.state === 'open' && (
            <Part title={claims.decide}>
              <DecideClaim claim={claim} decided={loaded.reload} />
            </Part>
          )}
        </>
      )}
    </div>
  );
}

function Claimant({ claim }: Readonly<{ claim: ClaimView }>) {
  const { text } = useWords();
  const { claims } = text.people;
  return (
    <Part title={claims.theirs}>
      <blockquote>{claim.text}</blockquote>
      <Facts
        facts={[
          [claims.state, claims.states[claim.state]],
          [claims.filed, <When key="filed" at={claim.filedAt} />],
          [claims.due, <When key="due" at={claim.dueAt} />],
          [claims.deposit, claim.depositId ?? text.shell.unknown],
          [claims.receipt, claim.receiptCode ?? text.shell.unknown],
          ...(claim.answer === undefined ? [] : [[claims.answered, claim.answer] as const]),
        ]}
      />
    </Part>
  );
}

function Records({ claim: { evidence } }: Readonly<{ claim: ClaimView }>) {
  const { text } = useWords();
  const { claims } = text.people;
  if (!evidence) {
    return (
      <Part title={claims.ours}>
        <p className="fine">{claims.noEvidence}</p>
      </Part>
    );
  }
  const { records, batches, coinTables, rateCards, events } = evidence;
  return (
    <Part title={claims.ours}>
      <CashTable name={claims.coins} coins={evidence.coins} />
      <Facts
        facts={[
          [text.devices.fleet.kiosk, evidence.kioskName],
          [text.decisions.reviews.opened, <When key="opened" at={evidence.openedAt} />],
          [claims.records, records ? `${records.firstSeq}–${records.lastSeq}` : text.shell.unknown],
          [claims.batches, batches.map(({ batchSeq }) => batchSeq).join(', ') || text.shell.none],
          [
            claims.tables,
            coinTables
              .map(
                ({ acceptorId, number }) => `${acceptorId} · ${text.devices.tables.number(number)}`,
              )
              .join(', ') || text.shell.none,
          ],
          [claims.cards, rateCards.join(', ') || text.shell.none],
        ]}
      />
      <h3>{claims.events}</h3>
      {events.length === 0 ? (
        <p className="fine">{claims.noEvents}</p>
      ) : (
        <ul>
          {events.map((event) => (
            <li key={`${event.at} ${event.kind}`}>
              <When at={event.at} /> <span lang="en">{event.text}</span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
