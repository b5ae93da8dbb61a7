// What the ledger asks a person, and closing it with a note.
import { useState } from 'react';
import { Slab } from '../../kit/slab.tsx';
import { useKioskNames } from '../data/use-names.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { taskRoute } from '../view/subjects.ts';
import { isAtLeast } from '../view/roles.ts';
import { useDesk } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Field } from '../../kit/field.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { SubjectLink } from '../parts/subject-link.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

type Task = Readonly<{
  id: string;
  kind: string;
  kioskId?: string;
  openedAt: string;
  text: string;
  record?: string;
  closedAt?: string;
  closedBy?: string;
  note?: string;
}>;
type TaskState = 'open' | 'closed';

export function TaskTable({ kioskId }: Readonly<{ kioskId?: string }>) {
  const { text } = useWords();
  const { tasks } = text.decisions;
  const [state, setState] = useState<TaskState>('open');
  const loaded = useLoaded(`tasks ${state}`, (client) =>
    client.list<Task>(`/operator/tasks?state=${state}`, 'tasks'),
  );
  const columns = useTaskColumns(state, loaded.reload);
  const rows = loaded.value?.rows.filter((task) => !kioskId || task.kioskId === kioskId);
  const kinds: Readonly<Record<string, string>> = tasks.kinds;
  const found = [...new Set(rows?.map(({ kind }) => kind))];
  return (
    <>
      <StateSwitch state={state} change={setState} />
      <LoadedNotice loaded={loaded} />
      {rows && (
        <DataTable
          name={tasks.title}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          isCut={loaded.value?.isCut ?? false}
          narrowing={{
            label: tasks.kind,
            options: found.map((kind) => [kind, kinds[kind] ?? kind] as const),
            valueOf: ({ kind }) => kind,
          }}
        />
      )}
    </>
  );
}

function StateSwitch({
  state,
  change,
}: Readonly<{ state: TaskState; change(state: TaskState): void }>) {
  const { text } = useWords();
  return (
    <div className="switch" role="group" aria-label={text.decisions.tasks.state}>
      {(['open', 'closed'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className="chip-button"
          aria-pressed={one === state}
          onClick={() => change(one)}
        >
          {text.decisions.tasks[one]}
        </button>
      ))}
    </div>
  );
}

function useTaskColumns(state: TaskState, closed: () => void): readonly Column<Task>[] {
  const { text } = useWords();
  const { me } = useDesk();
  const nameOf = useKioskNames();
  const { tasks } = text.decisions;
  const kinds: Readonly<Record<string, string>> = tasks.kinds;
  return [
    {
      key: 'kind',
      head: tasks.kind,
      value: ({ kind }) => kind,
      renderCell: ({ kind }) => <b>{kinds[kind] ?? kind}</b>,
      text: ({ kind }) => kinds[kind] ?? kind,
    },
    {
      key: 'text',
      head: tasks.text,
      value: (task) => task.text,
      // The ledger writes its tasks in English.
      renderCell: (task) => <TaskText task={task} />,
    },
    {
      key: 'kiosk',
      head: tasks.kiosk,
      value: ({ kioskId }) => kioskId && nameOf(kioskId),
    },
    {
      key: 'opened',
      head: tasks.opened,
      value: ({ openedAt }) => openedAt,
      renderCell: ({ openedAt }) => <When at={openedAt} />,
    },
    ...(state === 'closed' ? closedColumns(tasks.closed, text.shell.noteField) : []),
    ...(state === 'open' && isAtLeast(me.role, 'finance')
      ? [
          {
            key: 'close',
            head: tasks.close,
            value: () => undefined,
            renderCell: (task: Task) => <CloseTask task={task} closed={closed} />,
          },
        ]
      : []),
  ];
}

const closedColumns = (closed: string, note: string): readonly Column<Task>[] => [
  {
    key: 'closed',
    head: closed,
    value: ({ closedAt }) => closedAt,
    renderCell: ({ closedAt }) => <When at={closedAt} />,
  },
  { key: 'note', head: note, value: (task) => task.note },
];

function TaskText({ task }: Readonly<{ task: Task }>) {
  const { text } = useWords();
  const route = taskRoute(task.kind, task.text);
  return (
    <div className="task-text">
      <span lang="en">{task.text}</span>
      {route && 'id' in route && <SubjectLink subject={route.id} route={route} />}
      {task.record !== undefined && (
        <details>
          <summary>{text.decisions.tasks.record}</summary>
          <code>{task.record}</code>
        </details>
      )}
    </div>
  );
}

function CloseTask({ task, closed }: Readonly<{ task: Task; closed(): void }>) {
  const { text } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState('');
  if (!isOpen) {
    return (
      <Slab data-opens onClick={() => setIsOpen(true)}>
        {text.decisions.tasks.close}
      </Slab>
    );
  }
  return (
    <WriteForm
      action={text.decisions.tasks.close}
      wish={
        note.trim().length >= NOTE_MIN
          ? { path: `/operator/tasks/${task.id}/close`, body: { note: note.trim() } }
          : undefined
      }
      done={closed}
    >
      <Field
        label={text.shell.noteField}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </WriteForm>
  );
}

const NOTE_MIN = 3;
