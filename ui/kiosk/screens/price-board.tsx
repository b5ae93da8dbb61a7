// Fee and rate before the first coin: won coins, and foreign coins with one rate at a time.
import { useEffect, useState } from 'react';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Coin } from '../../kit/coin.tsx';
import { largestOfEachLand } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import { feeOf, priceLine, WON_PRICE } from '../prices.ts';

const NEXT_RATE_MS = 8_000;
const FOREIGN_COINS_MAX = 3;

export function PriceBoard({
  view,
}: Readonly<{ view: Extract<KioskView, { screen: 'attract' }> }>) {
  const { text, isTight } = useKiosk();
  const { attract } = text;
  const turn = useTurns(view.prices.length);
  const won = view.acceptedCoins
    .filter((coin) => coin.currency === 'KRW')
    .toSorted((a, b) => Number(BigInt(a.faceMinor) - BigInt(b.faceMinor)));
  const foreign = largestOfEachLand(view.acceptedCoins).slice(0, FOREIGN_COINS_MAX);
  const price = view.prices[turn];
  const isOpen = !view.isForeignClosed && price !== undefined;
  return (
    <div className="prices">
      <div>
        <p>
          {attract.wonFee}
          <b>{WON_PRICE}</b>
        </p>
        {!isTight && (
          <span className="coins">
            {won.map((coin) => (
              <Coin key={coin.faceMinor} currency="KRW" faceMinor={coin.faceMinor} />
            ))}
          </span>
        )}
      </div>
      <div>
        {isOpen ? (
          <p>
            {attract.foreignFee(feeOf(view.prices))}
            <b>
              {priceLine(price, true)}
              {view.isSample && <small> {text.state.sample}</small>}
            </b>
          </p>
        ) : (
          <p className="closed">
            {view.isForeignClosed ? attract.foreignClosed : attract.foreignNone}
            {view.isForeignClosed && <b>{attract.foreignClosedWhy}</b>}
          </p>
        )}
        {!isTight && isOpen && (
          <span className="coins">
            {foreign.map((coin) => (
              <Coin
                key={coin.currency}
                currency={coin.currency}
                faceMinor={coin.faceMinor}
                isSign
              />
            ))}
          </span>
        )}
      </div>
    </div>
  );
}

/** Which of the rates is on the board; it stands still for people who asked for less motion. */
function useTurns(count: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setTurn((last) => last + 1), NEXT_RATE_MS);
    return () => clearInterval(timer);
  }, []);
  return count === 0 ? 0 : turn % count;
}
