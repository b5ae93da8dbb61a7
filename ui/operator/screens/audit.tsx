// The audit trail: who did what and what was refused, newest first.
import { useLoaded } from '../data/use-loaded.ts';
import { useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { SubjectLink } from '../parts/subject-link.tsx';
import { When } from '../parts/when.tsx';
import { callRoute } from '../view/subjects.ts';
import { useWords } from '../words.tsx';

type Line = Readonly<{
  number: number;
  at: string;
  who: string;
  role: string;
  call: string;
  subject: string;
  outcome: string;
  prevHash: string;
  hash: string;
}>;

export function AuditScreen() {
  const { text } = useWords();
  const { me } = useDesk();
  const { audit, approvals } = text.decisions;
  const roles: Readonly<Record<string, string>> = text.shell.roles;
  const loaded = useLoaded('audit', (client) =>
    client.list<Line>('/operator/audit-trail', 'lines'),
  );
  const outcomes = [...new Set(loaded.value?.rows.map(({ outcome }) => outcome))];
  const refusals: Readonly<Record<string, string>> = text.shell.refusals;
  const wordOf = (outcome: string): string =>
    outcome === 'done' ? audit.done : (refusals[outcome] ?? outcome);
  const columns: readonly Column<Line>[] = [
    { key: 'number', head: audit.number, isFigure: true, value: ({ number }) => number },
    { key: 'at', head: audit.at, value: ({ at }) => at, renderCell: ({ at }) => <When at={at} /> },
    {
      key: 'who',
      head: audit.who,
      value: ({ who }) => who,
      renderCell: ({ who }) => (
        <span className="whole">{who === me.id ? approvals.you : who.slice(-8)}</span>
      ),
    },
    { key: 'role', head: audit.role, value: ({ role }) => roles[role] ?? role },
    { key: 'call', head: audit.call, value: ({ call }) => call },
    {
      key: 'subject',
      head: audit.subject,
      value: ({ subject }) => subject,
      renderCell: ({ call, subject }) => (
        <SubjectLink subject={subject} route={callRoute(call, subject)} />
      ),
    },
    {
      key: 'outcome',
      head: audit.outcome,
      value: ({ outcome }) => outcome,
      text: ({ outcome }) => wordOf(outcome),
      renderCell: ({ outcome }) => (
        <span className={outcome === 'done' ? undefined : 'hot'}>{wordOf(outcome)}</span>
      ),
    },
    { key: 'prevHash', head: 'previous hash', value: ({ prevHash }) => prevHash, isHidden: true },
    {
      key: 'hash',
      head: audit.hash,
      value: ({ hash }) => hash,
      renderCell: ({ hash }) => <span className="whole">{hash.slice(0, 12)}</span>,
    },
  ];
  return (
    <div className="paper">
      <Title title={text.shell.pages.audit} lead={audit.lead} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={text.shell.pages.audit}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ number }) => String(number)}
          isCut={loaded.value.isCut}
          narrowing={{
            label: audit.outcome,
            options: outcomes.map((outcome) => [outcome, wordOf(outcome)] as const),
            valueOf: ({ outcome }) => outcome,
          }}
        />
      )}
    </div>
  );
}
