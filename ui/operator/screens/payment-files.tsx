// Files of withdrawals for the bank: made once, taken along as pain.001 or CSV, handed over.
import type { PaymentFileView } from '#ledger/contract/payout.ts';
import { formatMoney, formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { useLoaded } from '../data/use-loaded.ts';
import { DataTable, type Column } from '../parts/data-table.tsx';
import { LoadedNotice } from '../parts/notice.tsx';
import { When } from '../parts/when.tsx';
import { WriteForm } from '../parts/write-form.tsx';
import { useWords } from '../words.tsx';

const FORMATS = [
  ['pain.001', 'pain.001'],
  ['csv', 'CSV'],
] as const;

/** `made` hears when withdrawals have gone into a file. */
export function PaymentFiles({ made }: Readonly<{ made(): void }>) {
  const { text } = useWords();
  const { files } = text.funds;
  const loaded = useLoaded('payment files', (client) =>
    client.list<PaymentFileView>('/operator/payment-files', 'paymentFiles'),
  );
  const columns = useFileColumns();
  return (
    <>
      <p className="fine">{files.lead}</p>
      <WriteForm<PaymentFileView>
        kind="act"
        action={files.make}
        wish={{ path: '/operator/payment-files', body: {} }}
        told={({ paymentsCount }) => files.made(formatNumber(paymentsCount))}
        done={() => {
          loaded.reload();
          made();
        }}
      />
      <LoadedNotice loaded={loaded} />
      {loaded.value && (
        <DataTable
          name={files.title}
          columns={columns}
          rows={loaded.value.rows}
          keyOf={({ id }) => id}
          isCut={loaded.value.isCut}
        />
      )}
    </>
  );
}

function useFileColumns(): readonly Column<PaymentFileView>[] {
  const { text } = useWords();
  const { files } = text.funds;
  return [
    {
      key: 'at',
      head: files.at,
      value: ({ madeAt }) => madeAt,
      renderCell: ({ madeAt }) => <When at={madeAt} />,
    },
    { key: 'id', head: files.number, value: ({ id }) => id, isHidden: true },
    { key: 'by', head: files.by, value: ({ madeBy }) => madeBy },
    {
      key: 'count',
      head: files.count,
      isFigure: true,
      value: ({ paymentsCount }) => paymentsCount,
    },
    {
      key: 'total',
      head: files.total,
      isFigure: true,
      value: ({ totalMinor }) => BigInt(totalMinor),
      text: ({ totalMinor }) => formatMoney('KRW', totalMinor),
    },
    {
      key: 'download',
      head: files.download,
      value: () => undefined,
      renderCell: ({ id }) => (
        <span className="acts">
          {FORMATS.map(([format, word]) => (
            <a
              key={format}
              className="chip-button"
              download
              href={`/v1/operator/payment-files/${id}?format=${format}`}
            >
              <Icon name="pickup" />
              {word}
            </a>
          ))}
        </span>
      ),
    },
    {
      key: 'hand-over',
      head: files.handOver,
      value: () => undefined,
      renderCell: ({ id }) => (
        <WriteForm
          action={files.handOver}
          wish={{ path: `/operator/payment-files/${id}/hand-over`, body: {} }}
          told={() => files.handedOver}
        />
      ),
    },
  ];
}
