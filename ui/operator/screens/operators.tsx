// Who works in the console: everybody, those who ended included, and a form for one more.
import { useState } from 'react';
import type { z } from 'zod';
import type { OperatorEntry, OperatorRole } from '#ledger/contract/staff.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered, useDesk } from '../desk.tsx';
import { Credentials, type Issued } from '../parts/credentials.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Choice, Field } from '../../kit/field.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { hashOf } from '../route.ts';
import { ROLES } from '../view/roles.ts';
import { useWords } from '../words.tsx';

export type Operator = z.infer<typeof OperatorEntry>;

/** Everybody who works here; the ledger tells it to admins. */
export const useOperators = () =>
  useLoaded('operators', (client) => client.list<Operator>('/operator/operators', 'operators'));

export function OperatorsScreen() {
  const { text } = useWords();
  const { operators } = text.parties;
  return (
    <div className="paper">
      <Title title={text.shell.pages.operators} lead={operators.lead} />
      <Offered least="admin">
        <OperatorList />
      </Offered>
    </div>
  );
}

function OperatorList() {
  const { text } = useWords();
  const { operators } = text.parties;
  const loaded = useOperators();
  const [issued, setIssued] = useState<Issued>();
  const columns = useOperatorColumns();
  return (
    <>
      {issued && <Credentials issued={issued} />}
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={text.shell.pages.operators}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
          narrowing={{
            label: operators.state,
            options: (['active', 'disabled'] as const).map(
              (state) => [state, operators.states[state]] as const,
            ),
            valueOf: ({ state }) => state,
          }}
        />
      )}
      <Part title={operators.create}>
        <NewOperator
          made={(credentials) => {
            setIssued(credentials);
            loaded.reload();
          }}
        />
      </Part>
    </>
  );
}

function useOperatorColumns(): readonly Column<Operator>[] {
  const { text } = useWords();
  const { me } = useDesk();
  const { operators } = text.parties;
  return [
    {
      key: 'name',
      head: operators.name,
      value: ({ name }) => name,
      renderCell: ({ id, name }) => (
        <a className="row-link" href={hashOf({ page: 'operator', id })}>
          <b>{name}</b>
          {id === me.id && <small>{operators.you}</small>}
        </a>
      ),
    },
    { key: 'id', head: 'id', value: ({ id }) => id, isHidden: true },
    { key: 'role', head: operators.role, value: ({ role }) => text.shell.roles[role] },
    { key: 'state', head: operators.state, value: ({ state }) => operators.states[state] },
    {
      key: 'since',
      head: operators.since,
      value: ({ createdAt }) => createdAt,
      renderCell: ({ createdAt }) => <When at={createdAt} />,
    },
  ];
}

function NewOperator({ made }: Readonly<{ made(issued: Issued): void }>) {
  const { text } = useWords();
  const { operators } = text.parties;
  const [typed, setTyped] = useState<{ name: string; role: OperatorRole }>(NOBODY);
  const name = typed.name.trim();
  return (
    <WriteForm<Issued>
      kind="act"
      action={operators.create}
      wish={
        GOOD_NAME.test(name)
          ? { path: '/operator/operators', body: { name, role: typed.role } }
          : undefined
      }
      told={() => undefined}
      done={(issued) => {
        setTyped(NOBODY);
        made(issued);
      }}
    >
      <div className="pair">
        <Field
          label={operators.name}
          hint={operators.nameHint}
          maxLength={40}
          autoComplete="off"
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        />
        <RoleChoice role={typed.role} change={(role) => setTyped({ ...typed, role })} />
      </div>
    </WriteForm>
  );
}

/** The roles in their order: each may do what those before it may. */
export function RoleChoice({
  role,
  change,
}: Readonly<{ role: OperatorRole; change(role: OperatorRole): void }>) {
  const { text } = useWords();
  const { operators } = text.parties;
  return (
    <Choice
      label={operators.role}
      hint={operators.roleHint}
      value={role}
      // The options below are roles.
      onChange={({ target }) => change(target.value as OperatorRole)}
    >
      {ROLES.map((one) => (
        <option key={one} value={one}>
          {text.shell.roles[one]}
        </option>
      ))}
    </Choice>
  );
}

/** As the ledger takes names. */
const GOOD_NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
const NOBODY = { name: '', role: 'viewer' } as const;
