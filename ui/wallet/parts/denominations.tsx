// Coins by kind: the coin itself, how many, a roll as long as their count, and their sum.
import type { DepositDetail } from '#ledger/contract/wallet.ts';
import { coinLook } from '../../kit/coin-metal.ts';
import { Coin } from '../../kit/coin.tsx';
import { formatFace, formatMoney, formatNumber } from '../../kit/format.ts';
import { denominationsOf, type Denomination } from '../view/deposit-view.ts';
import { useWords } from '../words.tsx';

export function Denominations({ coins }: Readonly<{ coins: DepositDetail['coins'] }>) {
  const { text } = useWords();
  const rows = denominationsOf(coins);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{text.deposit.denominations}</h2>
      <ul className="denominations">
        {rows.map((row) => (
          <Row key={`${row.currency} ${row.faceMinor}`} row={row} share={row.count / most} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, share }: Readonly<{ row: Denomination; share: number }>) {
  const { metal } = coinLook(row.currency, row.faceMinor);
  return (
    <li>
      <Coin currency={row.currency} faceMinor={row.faceMinor} />
      <span>
        <span className="unseen">{formatFace(row.currency, row.faceMinor)} </span>×{' '}
        <b>{formatNumber(row.count)}</b>
      </span>
      <span className={`coin-roll ${metal}`} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <b className="figure">{formatMoney(row.currency, row.amountMinor)}</b>
    </li>
  );
}
