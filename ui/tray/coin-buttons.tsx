// The coins to press: each drops itself into the slot as often as the person chose.
import { Coin } from '../kit/coin.tsx';
import { formatFace } from '../kit/format.ts';
import { Icon } from '../kit/icon.tsx';
import { Slab } from '../kit/slab.tsx';
import type { TrayText } from '../text/tray/ko.ts';
import { TRAY_COINS, UNKNOWN_COIN_ID } from './tray-coins.ts';

type CoinButtonsProps = Readonly<{
  text: TrayText;
  count: number;
  chooseCount(count: number): void;
  drop(coinId: string, name: string): void;
  pourHandful(): void;
}>;

export function CoinButtons({ text, count, chooseCount, drop, pourHandful }: CoinButtonsProps) {
  return (
    <section className="tray-board" aria-label={text.coins}>
      <ul className="tray-coins">
        {TRAY_COINS.map(({ coinId, position, currency, faceMinor }) => {
          const name = formatFace(currency, faceMinor);
          return (
            <li key={coinId}>
              <button type="button" className="tray-coin" onClick={() => drop(coinId, name)}>
                <Coin currency={currency} faceMinor={faceMinor} />
                <span className="tray-coin-name">
                  <b>{name}</b> <small>{text.position(position)}</small>
                </span>
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className="tray-coin"
            onClick={() => drop(UNKNOWN_COIN_ID, text.unknownCoin)}
          >
            <span className="tray-slug" aria-hidden="true">
              ?
            </span>
            <b className="tray-coin-name">{text.unknownCoin}</b>
          </button>
        </li>
      </ul>
      <div className="tray-hand">
        <fieldset>
          <legend>{text.amount}</legend>
          {COUNTS.map((choice) => (
            <label key={choice} className="tray-choice">
              <input
                type="radio"
                name="count"
                checked={choice === count}
                onChange={() => chooseCount(choice)}
              />
              {text.times(choice)}
            </label>
          ))}
        </fieldset>
        <Slab kind="act" onClick={pourHandful}>
          <Icon name="full" />
          {text.handful}
        </Slab>
      </div>
    </section>
  );
}

/** Coins at one press; the emulator lets at most 20 fall in a second. */
const COUNTS = [1, 10, 50] as const;
