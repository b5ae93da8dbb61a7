// Money that leaves: withdrawals of holders, and what shops are owed, run by run.
import { useState } from 'react';
import type { RunAnswer } from '#ledger/contract/settlement.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';
import { PaymentFiles } from './payment-files.tsx';
import { StatusReport } from './status-report.tsx';
import { WithdrawalTable } from './withdrawal-table.tsx';

export function PayoutsScreen() {
  const { text } = useWords();
  const { payouts } = text.people;
  // Whatever was made or read on this page may have moved withdrawals: the list is read anew.
  const [version, setVersion] = useState(0);
  const moved = (): void => setVersion((before) => before + 1);
  return (
    <div className="paper">
      <Title title={text.shell.pages.payouts} lead={payouts.lead} />
      <Offered least="finance">
        <Part title={payouts.withdrawals}>
          <WithdrawalTable key={version} />
        </Part>
        <Part title={text.funds.files.title}>
          <PaymentFiles made={moved} />
        </Part>
        <Part title={text.funds.statuses.title}>
          <StatusReport changed={moved} />
        </Part>
        <Part title={payouts.settlements}>
          <Runs />
        </Part>
      </Offered>
    </div>
  );
}

function Runs() {
  const { text } = useWords();
  const { payouts } = text.people;
  const loaded = useLoaded('runs', (client) =>
    client.list<RunAnswer>('/operator/settlements', 'runs'),
  );
  const columns = useRunColumns();
  return (
    <>
      <WriteForm
        action={payouts.run}
        wish={{ path: '/operator/settlements', body: {} }}
        told={() => payouts.started}
        done={loaded.reload}
      />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={payouts.runs}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
        />
      )}
    </>
  );
}

function useRunColumns(): readonly Column<RunAnswer>[] {
  const { text } = useWords();
  const { payouts } = text.people;
  return [
    {
      key: 'at',
      head: payouts.at,
      value: ({ at }) => at,
      renderCell: ({ id, at }) => (
        <a className="row-link" href={hashOf({ page: 'run', id })}>
          <b>
            <When at={at} />
          </b>
        </a>
      ),
    },
    {
      key: 'state',
      head: payouts.state,
      value: ({ state }) => state,
      text: ({ state }) => payouts.runStates[state],
    },
    {
      key: 'position',
      head: text.money.books.position,
      isFigure: true,
      value: ({ cutPosition }) => cutPosition,
    },
  ];
}
