// Coins face by face, with what they are worth.
import { Coin } from '../../kit/coin.tsx';
import { formatFace, formatMoney, formatNumber } from '../../kit/format.ts';
import { useWords } from '../words.tsx';
import { DataTable, type Column } from './data-table.tsx';

type Counted = Readonly<{ currency: string; faceMinor: string; count: number }>;

export function CashTable({ name, coins }: Readonly<{ name: string; coins: readonly Counted[] }>) {
  const { text } = useWords();
  const { kiosk } = text.devices;
  const worthOf = ({ faceMinor, count }: Counted): bigint => BigInt(faceMinor) * BigInt(count);
  const columns: readonly Column<Counted>[] = [
    {
      key: 'face',
      head: kiosk.face,
      value: ({ currency, faceMinor }) => `${currency} ${faceMinor}`,
      renderCell: (coin) => <FaceCell {...coin} />,
    },
    {
      key: 'count',
      head: kiosk.count,
      isFigure: true,
      value: ({ count }) => count,
      text: ({ count }) => formatNumber(count),
    },
    {
      key: 'amount',
      head: kiosk.amount,
      isFigure: true,
      value: worthOf,
      text: (coin) => formatMoney(coin.currency, worthOf(coin)),
    },
  ];
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={coins.filter(({ count }) => count > 0)}
      keyOf={({ currency, faceMinor }) => `${currency} ${faceMinor}`}
      empty={kiosk.noCoins}
    />
  );
}

/** A coin as it looks, and its face in words. */
export function FaceCell({
  currency,
  faceMinor,
}: Readonly<{ currency: string; faceMinor: string }>) {
  return (
    <span className="face">
      <Coin currency={currency} faceMinor={faceMinor} />
      <b>{formatFace(currency, faceMinor)}</b>
    </span>
  );
}
