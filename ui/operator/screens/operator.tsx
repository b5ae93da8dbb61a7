// One operator: another role, new credentials, or the end of their access.
import { useState } from 'react';
import type { OperatorRole } from '#ledger/contract/staff.ts';
import { Offered } from '../desk.tsx';
import { Credentials, type Issued } from '../parts/credentials.tsx';
import { Facts, Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { SureForm } from '../parts/sure-form.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';
import { RoleChoice, useOperators, type Operator } from './operators.tsx';

export function OperatorScreen({ id }: Readonly<{ id: string }>) {
  return (
    <Offered least="admin">
      <OneOperator id={id} />
    </Offered>
  );
}

function OneOperator({ id }: Readonly<{ id: string }>) {
  const { text } = useWords();
  const { operators } = text.parties;
  const loaded = useOperators();
  const [issued, setIssued] = useState<Issued>();
  const operator = loaded.value?.rows.find((one) => one.id === id);
  return (
    <div className="paper">
      <Title title={operator?.name ?? text.shell.pages.operators} back={{ page: 'operators' }} />
      <LoadedNotice loaded={loaded} />
      {operator && (
        <>
          <Facts
            facts={[
              [operators.role, text.shell.roles[operator.role]],
              [operators.state, operators.states[operator.state]],
              [operators.since, <When key="since" at={operator.createdAt} />],
              [text.devices.kiosk.id, operator.id],
            ]}
          />
          {issued && <Credentials issued={issued} />}
          <OperatorActs
            operator={operator}
            changed={loaded.reload}
            renewed={(credentials) => {
              setIssued(credentials);
              loaded.reload();
            }}
          />
        </>
      )}
    </div>
  );
}

type ActsProps = Readonly<{
  operator: Operator;
  changed(): void;
  renewed(issued: Issued): void;
}>;

function OperatorActs({ operator, changed, renewed }: ActsProps) {
  const { text } = useWords();
  const { operators } = text.parties;
  const [role, setRole] = useState<OperatorRole>(operator.role);
  const path = `/operator/operators/${encodeURIComponent(operator.id)}`;
  const isAtWork = operator.state === 'active';
  return (
    <>
      {isAtWork && (
        <Part title={operators.changeRole}>
          <WriteForm
            action={operators.changeRole}
            wish={role === operator.role ? undefined : { method: 'PATCH', path, body: { role } }}
            told={() => operators.changed}
            done={changed}
          >
            <RoleChoice role={role} change={setRole} />
          </WriteForm>
        </Part>
      )}
      <Part title={operators.reset}>
        <SureForm<Issued>
          action={operators.reset}
          sure={operators.resetSure}
          hint={operators.resetHint}
          wish={{ path: `${path}/reset` }}
          told={() => undefined}
          done={renewed}
        />
      </Part>
      {isAtWork && (
        <Part title={operators.end}>
          <SureForm
            action={operators.end}
            sure={operators.endSure}
            hint={operators.endHint}
            wish={{ method: 'PATCH', path, body: { state: 'disabled' } }}
            told={() => operators.ended}
            done={changed}
          />
        </Part>
      )}
    </>
  );
}
