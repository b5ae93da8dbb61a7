// Proposals: exactly what will be done, by whom it was proposed, and what this operator may say to it.
import { Slab } from '../../kit/slab.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { useWrite } from '../data/use-write.ts';
import { useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Facts } from '../parts/frame.tsx';
import { LoadedNotice, RefusalNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { isAtLeast, leastToApprove } from '../view/roles.ts';
import { useWords } from '../words.tsx';

const STATES = ['waiting', 'done', 'rejected', 'expired'] as const;
export type Approval = Readonly<{
  id: string;
  kind: string;
  subject: string;
  payload: Readonly<Record<string, unknown>>;
  state: (typeof STATES)[number];
  proposedBy: string;
  proposedAt: string;
  expiresAt: string;
}>;

export function ApprovalTable() {
  const { text } = useWords();
  const { approvals } = text.decisions;
  const loaded = useLoaded(
    'approvals',
    (client) => client.list<Approval>('/operator/approvals', 'approvals'),
    REFRESH_MS,
  );
  const columns = useApprovalColumns(loaded.reload);
  return (
    <>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={approvals.title}
          columns={columns}
          // What waits comes first; the ledger tells the newest first.
          rows={loaded.value.rows.toSorted(
            (a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'),
          )}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: approvals.state,
            options: STATES.map((state) => [state, approvals.states[state]] as const),
            valueOf: ({ state }) => state,
          }}
        />
      )}
    </>
  );
}

function useApprovalColumns(decided: () => void): readonly Column<Approval>[] {
  const { text } = useWords();
  const { me } = useDesk();
  const { approvals } = text.decisions;
  const kinds: Readonly<Record<string, string>> = approvals.kinds;
  return [
    {
      key: 'kind',
      head: approvals.kind,
      value: ({ kind }) => kinds[kind] ?? kind,
      renderCell: ({ kind }) => <b>{kinds[kind] ?? kind}</b>,
    },
    {
      key: 'content',
      head: approvals.content,
      value: ({ payload }) => JSON.stringify(payload),
      renderCell: ({ payload }) => <Facts facts={payloadFacts(payload, approvals)} />,
    },
    {
      key: 'by',
      head: approvals.proposedBy,
      value: ({ proposedBy }) => (proposedBy === me.id ? approvals.you : approvals.other),
    },
    {
      key: 'until',
      head: approvals.until,
      value: ({ expiresAt }) => expiresAt,
      renderCell: ({ expiresAt }) => <When at={expiresAt} />,
    },
    {
      key: 'state',
      head: approvals.state,
      value: ({ state }) => approvals.states[state],
      renderCell: (approval) =>
        approval.state === 'waiting' ? (
          <Decide approval={approval} decided={decided} />
        ) : (
          approvals.states[approval.state]
        ),
    },
  ];
}

type PayloadWords = Readonly<{
  names: Readonly<Record<string, string>>;
  values: Readonly<Record<string, string>>;
}>;

/** Everything of a payload by name; a value inside another is told in its place. */
function payloadFacts(
  payload: Readonly<Record<string, unknown>>,
  words: PayloadWords,
): readonly (readonly [string, string])[] {
  return Object.entries(payload).flatMap(([name, value]): (readonly [string, string])[] => {
    if (typeof value === 'object' && value !== null)
      return [...payloadFacts(value as Record<string, unknown>, words)];
    const said = String(value);
    const isWord = WORDY.includes(name);
    return [[words.names[name] ?? name, (isWord ? words.values[said] : undefined) ?? said]];
  });
}

/** Who proposed it can only take it back; whose role is too low is offered nothing. */
function Decide({ approval, decided }: Readonly<{ approval: Approval; decided(): void }>) {
  const { text } = useWords();
  const { me } = useDesk();
  const { approvals } = text.decisions;
  const approving = useWrite(decided);
  const isMine = approval.proposedBy === me.id;
  if (!isMine && !isAtLeast(me.role, leastToApprove(approval.kind)))
    return <>{approvals.states.waiting}</>;
  const say = (word: 'approve' | 'reject') => () =>
    approving.run({ path: `/operator/approvals/${encodeURIComponent(approval.id)}/${word}` });
  return (
    <div className="form">
      {isMine && <p className="fine">{approvals.mine}</p>}
      <div className="acts">
        {!isMine && (
          <Slab disabled={approving.isBusy} onClick={say('approve')}>
            {approvals.approve}
          </Slab>
        )}
        <Slab disabled={approving.isBusy} onClick={say('reject')}>
          {isMine ? approvals.takeBack : approvals.reject}
        </Slab>
      </div>
      <RefusalNotice refusal={approving.refusal} />
    </div>
  );
}

/** Parts of a payload whose values are words of ours. */
const WORDY = ['reason', 'to', 'decision', 'cause', 'remaining'];
const REFRESH_MS = 20_000;
