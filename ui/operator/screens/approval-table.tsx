// Proposals: exactly what will be done, by whom it was proposed, and what this operator may say to it.
import { Slab } from '../../kit/slab.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { useWrite } from '../data/use-write.ts';
import { useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Facts } from '../parts/frame.tsx';
import { SubjectLink } from '../parts/subject-link.tsx';
import { LoadedNotice, RefusalNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { payloadFacts } from '../view/payload.ts';
import { isAtLeast, leastToApprove } from '../view/roles.ts';
import { subjectRoute } from '../view/subjects.ts';
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
  const { text, lang } = useWords();
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
      key: 'subject',
      head: approvals.subject,
      value: ({ subject }) => subject,
      renderCell: ({ kind, subject, state }) => (
        <SubjectLink subject={subject} route={subjectRoute(kind, subject, state)} />
      ),
    },
    {
      key: 'content',
      head: approvals.content,
      value: ({ payload }) => JSON.stringify(payload),
      renderCell: ({ payload }) => <Facts facts={payloadFacts(payload, approvals, lang)} />,
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

const REFRESH_MS = 20_000;
