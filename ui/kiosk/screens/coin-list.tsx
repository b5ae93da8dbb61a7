// The list of counted coins, one row a denomination, with what came back and why.
import { useState, type CSSProperties } from 'react';
import { coinLook } from '../../kit/coin-metal.ts';
import { Coin } from '../../kit/coin.tsx';
import { formatFace, formatNumber } from '../../kit/format.ts';
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { coinRows, rowsOfPage, type CoinRow } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import type { CoinsView } from './coins.tsx';
import { PickupLine } from './pickup.tsx';

/** Rows that fit beside one line of words, in both sizes. */
const ROWS_MAX = 5;
/** A roll of this many coins is as long as its place. */
const ROLL_COINS = 160;

export function CoinList({ view }: Readonly<{ view: CoinsView }>) {
  const { text, isTight } = useKiosk();
  const { deposit } = text;
  const [wantedPage, setWantedPage] = useState(0);
  const isOfflineLine = !view.isOnline;
  const isRejectLine = view.rejects.length > 0;
  const isPickupLine = isTight && view.pickup !== undefined;
  const lines = [isOfflineLine, isRejectLine, isPickupLine].filter(Boolean).length;
  const rowsOnOnePage = ROWS_MAX - Math.max(0, lines - 1) * (isTight ? 2 : 1);
  const all = coinRows(view.rows, view.acceptedCoins, rowsOnOnePage);
  // At double size what came back takes two lines of its own, and *More* the next.
  const rowsForMore = isTight && isRejectLine ? 2 : 1;
  const rowsMax =
    all.length > rowsOnOnePage ? Math.max(1, rowsOnOnePage - rowsForMore) : rowsOnOnePage;
  const { rows, page, pages } = rowsOfPage(all, wantedPage, rowsMax);
  return (
    <>
      <ul className="list" aria-label={deposit.coins}>
        {rows.map((row) => (
          <Row key={`${row.currency} ${row.faceMinor}`} row={row} />
        ))}
      </ul>
      {isPickupLine && <PickupLine pickup={view.pickup} />}
      {isOfflineLine && (
        <p className="say warn" role="status">
          <Icon name="offline" />
          <span>{deposit.offline}</span>
        </p>
      )}
      {(isRejectLine || pages > 1) && (
        <div className="say">
          {isRejectLine && <Rejects rejects={view.rejects} />}
          {pages > 1 && (
            <Slab kind="quiet" onClick={() => setWantedPage(page + 1)}>
              {deposit.more(page + 1, pages)}
            </Slab>
          )}
        </div>
      )}
    </>
  );
}

function Row({ row }: Readonly<{ row: CoinRow }>) {
  const { metal } = coinLook(row.currency, row.faceMinor);
  const length = `${Math.min(100, (row.count / ROLL_COINS) * 100)}%`;
  return (
    <li className={row.count === 0 ? 'zero' : ''}>
      <Coin currency={row.currency} faceMinor={row.faceMinor} />
      <span className="unseen">{formatFace(row.currency, row.faceMinor)}</span>
      <span className="count">
        × <b>{formatNumber(row.count)}</b>
      </span>
      <span className={`roll ${metal}`} aria-hidden="true">
        {row.count > 0 && <i style={{ width: length } satisfies CSSProperties} />}
      </span>
      <span className="sum">{formatNumber(row.points)}</span>
    </li>
  );
}

function Rejects({ rejects }: Readonly<{ rejects: CoinsView['rejects'] }>) {
  const { text } = useKiosk();
  const { deposit } = text;
  const count = rejects.reduce((sum, reject) => sum + reject.count, 0);
  const cause = rejects.toSorted((a, b) => b.count - a.count)[0]?.cause ?? 'unknown';
  return (
    <p role="status">
      <Icon name="reject" />
      <span>
        <b>{deposit.rejected(count)}</b>{' '}
        <em>{deposit.rejectCauses[cause] ?? deposit.rejectCauses['unknown']}</em>
      </span>
    </p>
  );
}
