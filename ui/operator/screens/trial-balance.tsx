// The trial balance: every kind of account per unit, debits against credits.
import type { z } from 'zod';
import type { TrialBalance } from '#ledger/contract/reports.ts';
import { formatNumber } from '../../kit/format.ts';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Part } from '../parts/frame.tsx';
import { Notice } from '../../kit/notice.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { useWords } from '../words.tsx';

type Balance = z.infer<typeof TrialBalance>;

export function TrialBalancePart() {
  const { text } = useWords();
  const { books } = text.money;
  const loaded = useLoaded<Balance>('trial-balance', (client) =>
    client.read('/operator/reports/trial-balance'),
  );
  const balance = loaded.value;
  const isEven = balance?.sums.every(({ debitMinor, creditMinor }) => debitMinor === creditMinor);
  return (
    <Part title={books.trial}>
      <LoadedNotice loaded={loaded} />
      {balance && (
        <>
          <Notice tone={isEven ? 'good' : 'bad'} icon={isEven ? 'check' : 'close'}>
            {isEven ? books.balances : books.unbalanced}
          </Notice>
          <DataTable
            name={books.trial}
            columns={[
              { key: 'commodity', head: books.commodity, value: ({ commodity }) => commodity },
              { key: 'kind', head: books.kind, value: ({ kind }) => kind },
              {
                key: 'debit',
                head: books.debit,
                isFigure: true,
                value: ({ balanceMinor }) => above(BigInt(balanceMinor)),
                text: ({ balanceMinor }) => figure(above(BigInt(balanceMinor))),
              },
              {
                key: 'credit',
                head: books.credit,
                isFigure: true,
                value: ({ balanceMinor }) => above(-BigInt(balanceMinor)),
                text: ({ balanceMinor }) => figure(above(-BigInt(balanceMinor))),
              },
            ]}
            rows={balance.rows}
            keyOf={({ commodity, kind }) => `${commodity} ${kind}`}
          />
        </>
      )}
    </Part>
  );
}

const above = (minor: bigint): bigint | undefined => (minor > 0n ? minor : undefined);
const figure = (minor: bigint | undefined): string =>
  minor === undefined ? '' : formatNumber(minor);
