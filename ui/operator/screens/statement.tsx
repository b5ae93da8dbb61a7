// The statement of one account: sealed transfers, newest first, each with the balance after it.
import type { z } from 'zod';
import type { StatementLine } from '#ledger/contract/reports.ts';
import { formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { Offered } from '../desk.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { ExportLinks } from '../parts/export-links.tsx';
import { Title } from '../parts/frame.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { hashOf } from '../route.ts';
import { useWords } from '../words.tsx';
import { BalancePart } from './balance-at.tsx';

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
      <Title title={books.statement} lead={account} back={{ page: 'books' }}>
        <ExportLinks
          path={`/v1/operator/exports/statement?account=${encodeURIComponent(account)}`}
          word={books.statement}
        />
      </Title>
      <Offered least="finance">
        <BalancePart account={account} />
      </Offered>
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
              key: 'mistake',
              head: text.funds.mistakes.takeBack,
              value: () => undefined,
              renderCell: ({ transferId }) => (
                <a className="do" href={hashOf({ page: 'mistake', id: transferId })}>
                  {text.funds.mistakes.takeBack}
                  <Icon name="arrow" />
                </a>
              ),
            },
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
