// The sky of the coins screen: the running total as a live region, its parts, and the heap on the horizon.
import type { CSSProperties } from 'react';
import { MoneyText } from '../../kit/amount.tsx';
import { formatNumber, NARROW_SPACE } from '../../kit/format.ts';
import { Heap } from '../../kit/heap.tsx';
import { LiveRegion } from '../../kit/live-region.tsx';
import { Ridge } from '../../kit/mountains.tsx';
import { MOUNTAIN, ridgePath } from '../../kit/shape.ts';
import { rowsOfPage } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import { Header } from '../frame.tsx';
import { feeOf, openPrices, priceLine, pricesOf, WON_PRICE } from '../prices.ts';
import { useTurns } from '../use-turns.ts';
import type { CoinsView } from './coins.tsx';
import { PickupLine } from './pickup.tsx';

export function CoinsSky({ view, isChecking }: Readonly<{ view: CoinsView; isChecking: boolean }>) {
  const { text, isTight } = useKiosk();
  const { deposit, state } = text;
  const isEmpty = view.coinCount === 0;
  return (
    <>
      <Header
        step={1}
        state={
          isChecking
            ? ['clock', state.checking, 'warn']
            : view.isOnline
              ? ['check', state.saved, 'good']
              : ['offline', state.offline, 'warn']
        }
      />
      <h1 className="unseen">{deposit.insertCoins}</h1>
      <LiveRegion
        name={deposit.total}
        text={deposit.spokenTotal(view.points)}
        extra={isChecking ? 'total greyed' : 'total'}
      >
        <p>{captionOf(view, deposit)}</p>
        <strong style={fitTo(view.points)}>
          {formatNumber(view.points)}
          {NARROW_SPACE}
          <small>P</small>
        </strong>
      </LiveRegion>
      <Parts view={view} isEmpty={isEmpty} />
      {!isTight && <PickupLine pickup={view.pickup} />}
      {!isTight && (isEmpty ? <Outline /> : <Heap rows={view.rows} sequence={view.heap} />)}
    </>
  );
}

function captionOf(view: CoinsView, deposit: ReturnType<typeof useKiosk>['text']['deposit']) {
  if (view.phase === 'closing') return deposit.closing;
  if (view.coinCount > 0 && view.isEstimate) return deposit.estimated(view.coinCount);
  if (view.coinCount > 0) return deposit.soFar(view.coinCount);
  return view.phase === 'opening' ? deposit.opening : deposit.insertCoins;
}

/** Foreign prices side by side; with more of them they take turns. */
const PRICES_MAX = 4;

/** Before the first coin the price, then the sum of each currency. */
function Parts({ view, isEmpty }: Readonly<{ view: CoinsView; isEmpty: boolean }>) {
  const { text } = useKiosk();
  const prices = isEmpty ? openPrices(view) : pricesOf(view.prices, view.totals);
  const { rows: shown } = rowsOfPage(
    prices,
    useTurns(Math.ceil(prices.length / PRICES_MAX)),
    PRICES_MAX,
  );
  return (
    <p className="parts">
      {isEmpty ? (
        <>
          <b>{WON_PRICE}</b>
          {shown.map((price) => (
            <b key={price.currency}>{priceLine(price)}</b>
          ))}
        </>
      ) : (
        view.totals.map((total) => (
          <b key={total.currency}>
            <MoneyText currency={total.currency} amountMinor={total.amountMinor} />
          </b>
        ))
      )}
      {prices.length > 0 && <span>{text.deposit.fee(feeOf(prices))}</span>}
      {prices.length > 0 && view.isSample && <span>{text.state.sample}</span>}
    </p>
  );
}

const ROOM_FOR_CHARACTERS = 8;

/** A total too long for the screen shrinks to fit. */
function fitTo(points: string): CSSProperties | undefined {
  const length = formatNumber(points).length;
  if (length <= ROOM_FOR_CHARACTERS) return undefined;
  return { fontSize: `calc(var(--total) * ${ROOM_FOR_CHARACTERS / length})` };
}

/** The dotted outline of a mountain that is still to come. */
function Outline() {
  return (
    <svg
      className="heap outline"
      viewBox="0 0 1000 430"
      preserveAspectRatio="xMidYMax meet"
      aria-hidden="true"
    >
      <Ridge peaks={MOUNTAIN} width={1000} height={430} fill="--far" />
      <path
        d={ridgePath(MOUNTAIN, 1000, 430)
          .replace(/^M0 430L/, 'M')
          .replace(/L1000 430z$/, '')}
        fill="none"
        stroke="var(--speck)"
        strokeWidth="9"
        strokeDasharray="1 24"
        strokeLinecap="round"
      />
    </svg>
  );
}
