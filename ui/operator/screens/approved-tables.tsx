// Coin tables that people approved: which one is in force for each acceptor, and which were before.
import { Fragment } from 'react';
import { formatFace, formatNumber } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { useKioskNames } from '../data/use-names.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { replacedAt, facesTested, type ApprovedTable } from '../view/approved-tables.ts';
import { useWords } from '../words.tsx';

export function ApprovedTables() {
  const { text } = useWords();
  const { tables } = text.lives;
  const loaded = useLoaded('approved coin tables', (client) =>
    client.list<ApprovedTable>('/operator/coin-tables/approved', 'coinTables'),
  );
  const rows = loaded.value?.rows ?? [];
  const columns = useColumns(rows);
  return (
    <>
      <p className="fine">{tables.lead}</p>
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={tables.title}
          columns={columns}
          // What is in force comes first, the newest first.
          rows={rows.toSorted(
            (a, b) =>
              Number(b.isInForce) - Number(a.isInForce) ||
              b.table.approvedAt.localeCompare(a.table.approvedAt),
          )}
          keyOf={({ table }) => `${table.acceptorId} ${table.number}`}
          toneOf={({ isInForce }) => (isInForce ? 'good' : '')}
          isCut={loaded.value.isCut}
          empty={tables.empty}
          narrowing={{
            label: tables.state,
            options: [
              ['yes', tables.inForce],
              ['no', tables.former],
            ],
            valueOf: ({ isInForce }) => (isInForce ? 'yes' : 'no'),
          }}
        />
      )}
    </>
  );
}

function useColumns(rows: readonly ApprovedTable[]): readonly Column<ApprovedTable>[] {
  const { text } = useWords();
  const nameOf = useKioskNames();
  const { tables } = text.lives;
  const coinsOf = ({ table }: ApprovedTable): readonly string[] =>
    facesTested(table).map(({ currency, faceMinor, count }) =>
      count === undefined
        ? formatFace(currency, faceMinor)
        : `${formatFace(currency, faceMinor)} × ${formatNumber(count)}`,
    );
  return [
    {
      key: 'acceptor',
      head: text.devices.tables.acceptor,
      value: ({ table }) => table.acceptorId,
      renderCell: ({ table }) => <b>{table.acceptorId}</b>,
    },
    { key: 'version', head: tables.version, isFigure: true, value: ({ table }) => table.number },
    {
      key: 'state',
      head: tables.state,
      value: ({ isInForce }) => (isInForce ? tables.inForce : tables.former),
    },
    {
      key: 'kiosks',
      head: text.devices.tables.kiosk,
      value: ({ kioskIds }) => kioskIds.map(nameOf).join(', ') || tables.nowhere,
    },
    {
      key: 'coins',
      head: tables.coins,
      value: (row) => coinsOf(row).join(', '),
      renderCell: (row) =>
        coinsOf(row).map((coin, i) => (
          // A coin and its count are never parted at the end of a line.
          <Fragment key={`${i} ${coin}`}>
            {i > 0 && ', '}
            <span className="whole">{coin}</span>
          </Fragment>
        )),
    },
    { key: 'by', head: tables.approvedBy, value: ({ table }) => table.approvedBy },
    {
      key: 'at',
      head: tables.approvedAt,
      value: ({ table }) => table.approvedAt,
      renderCell: ({ table }) => <When at={table.approvedAt} />,
    },
    {
      key: 'until',
      head: tables.until,
      value: (row) => replacedAt(row, rows),
      renderCell: (row) => {
        const until = replacedAt(row, rows);
        return until === undefined ? '—' : <When at={until} />;
      },
    },
    {
      key: 'note',
      head: tables.note,
      isHidden: true,
      value: ({ table }) => table.lookAlikeNote,
    },
  ];
}
