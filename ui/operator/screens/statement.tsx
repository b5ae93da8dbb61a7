// The statement of one account: sealed transfers, newest first, each with the balance after it.
import type { z } from 'zod';
import type { StatementLine } from '#ledger/contract/reports.ts';
import { formatNumber } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { useWords } from '../words.tsx';

type Line = z.infer<typeof StatementLine>;

export function StatementScreen({ account }: Readonly<{ account: string }>) {
  const { text } = useWords();
  const { books } = text.money;
  const loaded = useLoaded(`statement ${account}`, (client) =>
    client.list<Line>(
      `/operator/reports/statement?account=${encodeURIComponent(account)}`,
      'lines',
    ),
  );
  return (
    <div className="paper">
      <Title title={books.statement} lead={account} back={{ page: 'books' }} />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={books.statement}
          columns={[
            {
              key: 'position',
              head: books.position,
              isFigure: true,
              value: (line) => line.position,
            },
            {
              key: 'at',
              head: books.when,
              value: ({ at }) => at,
              renderCell: ({ at }) => <When at={at} />,
            },
            { key: 'template', head: books.template, value: ({ template }) => template },
            { key: 'transfer', head: books.transfer, value: ({ transferId }) => transferId },
            {
              key: 'amount',
              head: text.money.amount,
              isFigure: true,
              value: ({ amountMinor }) => BigInt(amountMinor),
              text: ({ amountMinor }) => formatNumber(amountMinor),
            },
            {
              key: 'balance',
              head: books.balance,
              isFigure: true,
              value: ({ balanceMinor }) => BigInt(balanceMinor),
              text: ({ balanceMinor }) => formatNumber(balanceMinor),
            },
          ]}
          rows={loaded.value.rows}
          keyOf={({ position, transferId }) => `${position} ${transferId}`}
          isCut={loaded.value.isCut}
        />
      )}
    </div>
  );
}
