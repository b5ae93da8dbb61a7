// Claims: what people complain about, the first due before the others.
import type { ClaimView } from '#ledger/contract/claim.ts';
import { useClaims } from '../data/use-claims.ts';
import { useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';

const STATES = ['open', 'accepted', 'refused'] as const;

export function ClaimsScreen() {
  const { text } = useWords();
  const { claims } = text.people;
  const loaded = useClaims();
  const columns = useClaimColumns();
  return (
    <div className="paper">
      <Title title={text.shell.pages.claims} lead={claims.lead} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={text.shell.pages.claims}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: claims.state,
            options: STATES.map((state) => [state, claims.states[state]] as const),
            valueOf: ({ state }) => state,
          }}
        />
      )}
    </div>
  );
}

function useClaimColumns(): readonly Column<ClaimView>[] {
  const { text } = useWords();
  const { clock } = useDesk();
  const { claims } = text.people;
  return [
    {
      key: 'kind',
      head: claims.kind,
      value: ({ kind }) => claims.kinds[kind],
      renderCell: ({ id, kind }) => (
        <a className="row-link" href={hashOf({ page: 'claim', id })}>
          <b>{claims.kinds[kind]}</b>
        </a>
      ),
    },
    { key: 'said', head: claims.said, value: (claim) => claim.text.slice(0, EXCERPT) },
    {
      key: 'filed',
      head: claims.filed,
      value: ({ filedAt }) => filedAt,
      renderCell: ({ filedAt }) => <When at={filedAt} />,
    },
    {
      key: 'due',
      head: claims.due,
      value: ({ dueAt }) => dueAt,
      renderCell: ({ dueAt, state }) => (
        <>
          <When at={dueAt} />
          {state === 'open' && Date.parse(dueAt) < clock.nowMs() && (
            <b className="hot"> {claims.late}</b>
          )}
        </>
      ),
    },
    {
      key: 'state',
      head: claims.state,
      value: ({ state }) => state,
      text: ({ state }) => claims.states[state],
    },
  ];
}

/** Enough to recognise a claim in the list; the whole text stands on its page. */
const EXCERPT = 160;
