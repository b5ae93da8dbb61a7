// Coin tables: what kiosks propose beside what is in force.
import type { CoinTableProposal, SignedCoinTable } from '#ledger/contract/coin-table.ts';
import { useKioskNames } from '../data/use-names.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { Part, Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { hashOf } from '../route.ts';
import { isInForce } from '../view/proposal.ts';
import { useWords } from '../words.tsx';
import { ApprovedTables } from './approved-tables.tsx';

export type TableStanding = Readonly<{
  kioskId: string;
  proposedAt: string;
  proposal: CoinTableProposal;
  inForce?: SignedCoinTable;
  lookAlikes: readonly string[];
}>;

/** Every proposal, by kiosk and acceptor. */
export const useTables = () =>
  useLoaded('coin-tables', (client) =>
    client.list<TableStanding>('/operator/coin-tables', 'coinTables'),
  );

export function TablesScreen() {
  const { text } = useWords();
  const loaded = useTables();
  const columns = useTableColumns();
  return (
    <div className="paper">
      <Title title={text.shell.pages.tables} lead={text.devices.tables.lead} />
      <Part title={text.lives.tables.waiting}>
        <LoadedNotice loaded={loaded} />
        {loaded.value && (
          <DataTable
            name={text.lives.tables.waiting}
            columns={columns}
            rows={loaded.value.rows}
            keyOf={({ kioskId, proposal }) => `${kioskId} ${proposal.acceptorId}`}
            toneOf={({ proposal, inForce }) => (isInForce(proposal, inForce) ? 'good' : 'warn')}
          />
        )}
      </Part>
      <Part title={text.lives.tables.title}>
        <ApprovedTables />
      </Part>
    </div>
  );
}

function useTableColumns(): readonly Column<TableStanding>[] {
  const { text } = useWords();
  const nameOf = useKioskNames();
  const { tables } = text.devices;
  const stateOf = ({ proposal, inForce }: TableStanding): string =>
    isInForce(proposal, inForce) ? tables.same : tables.waiting;
  return [
    {
      key: 'acceptor',
      head: tables.acceptor,
      value: ({ proposal }) => proposal.acceptorId,
      renderCell: ({ proposal }) => (
        <a className="row-link" href={hashOf({ page: 'table', id: proposal.acceptorId })}>
          <b>{proposal.acceptorId}</b>
        </a>
      ),
    },
    { key: 'kiosk', head: tables.kiosk, value: ({ kioskId }) => nameOf(kioskId) },
    {
      key: 'proposed',
      head: tables.proposed,
      value: ({ proposedAt }) => proposedAt,
      renderCell: ({ proposedAt }) => <When at={proposedAt} />,
    },
    { key: 'state', head: tables.state, value: stateOf },
    {
      key: 'inForce',
      head: tables.inForce,
      value: ({ inForce }) => (inForce ? tables.number(inForce.number) : tables.noTable),
    },
  ];
}
