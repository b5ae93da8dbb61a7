// Fee and rate before the first coin: won coins, and foreign coins with one rate at a time.
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { Coin } from '../../kit/coin.tsx';
import { largestOfEachLand } from '../coin-rows.ts';
import { useKiosk } from '../context.ts';
import { feeOf, openPrices, priceLine, WON_PRICE } from '../prices.ts';
import { useTurns } from '../use-turns.ts';

const FOREIGN_COINS_MAX = 3;

export function PriceBoard({
  view,
}: Readonly<{ view: Extract<KioskView, { screen: 'attract' }> }>) {
  const { text, isTight } = useKiosk();
  const { attract } = text;
  const prices = openPrices(view);
  const price = prices[useTurns(prices.length)];
  const won = view.acceptedCoins
    .filter((coin) => coin.currency === 'KRW')
    .toSorted((a, b) => Number(BigInt(a.faceMinor) - BigInt(b.faceMinor)));
  const foreign = largestOfEachLand(view.acceptedCoins).slice(0, FOREIGN_COINS_MAX);
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
        {price ? (
          <p>
            {attract.foreignFee(feeOf(prices))}
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
        {!isTight && price && (
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
