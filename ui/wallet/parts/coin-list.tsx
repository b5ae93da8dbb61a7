// Every coin of a deposit in the order it fell, with the numbers that the kiosk's own list has, too.
import { useState } from 'react';
import type { DepositDetail } from '#ledger/contract/wallet.ts';
import { formatFace, formatNumber } from '../../kit/format.ts';
import { Slab } from '../../kit/slab.tsx';
import { clockText } from '../view/when.ts';
import { useWords } from '../words.tsx';

export function CoinList({ coins }: Readonly<{ coins: DepositDetail['coins'] }>) {
  const { text } = useWords();
  const [shown, setShown] = useState(ROWS_STEP);
  const hidden = coins.length - shown;
  return (
    <section>
      <h2>{text.deposit.each}</h2>
      <p className="fine">{coins.length === 0 ? text.deposit.empty : text.deposit.eachHint}</p>
      {coins.length > 0 && (
        <table className="coin-list">
          <thead>
            <tr>
              <th scope="col">{text.deposit.number}</th>
              <th scope="col">{text.deposit.coin}</th>
              <th scope="col">{text.deposit.time}</th>
              <th scope="col">{text.deposit.deviceNumber}</th>
            </tr>
          </thead>
          <tbody>
            {coins.slice(0, shown).map((coin) => (
              <tr key={coin.seq}>
                <td>{formatNumber(coin.seq)}</td>
                <td>
                  <b>{formatFace(coin.currency, coin.faceMinor)}</b>
                </td>
                <td>{clockText(Date.parse(coin.at))}</td>
                <td>{formatNumber(coin.creditSeq)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hidden > 0 && (
        <Slab onClick={() => setShown(shown + ROWS_STEP)}>
          {text.deposit.more(formatNumber(Math.min(hidden, ROWS_STEP)))}
        </Slab>
      )}
    </section>
  );
}

/** Rows added at a time: a long list must not slow the phone down. */
const ROWS_STEP = 200;
