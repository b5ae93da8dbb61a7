// A game before the first coin: what might it all be worth? The guess stays in this page; nothing depends on it.
import { useState } from 'react';
import { formatPoints } from '../../kit/format.ts';
import { useKiosk } from '../context.ts';
import { useDigitKeys } from '../use-digit-keys.ts';
import { Keypad } from './keypad.tsx';
import { PageEnd } from './page-end.tsx';

/** 3,000 coins of ₩500 have seven digits. */
const DIGITS_MAX = 7;

export function GuessGround() {
  const { text, preferences, send, change, openPage } = useKiosk();
  const { guess } = text;
  const [digits, setDigits] = useState(preferences.guess ?? '');
  const press = (digit: string) => {
    send({ do: 'more-time' });
    setDigits((digits + digit).replace(/^0+/, '').slice(0, DIGITS_MAX));
  };
  const erase = () => {
    send({ do: 'more-time' });
    setDigits(digits.slice(0, -1));
  };
  const done = () => {
    change({ guess: digits });
    openPage(undefined);
  };
  const canConfirm = digits !== '';
  useDigitKeys({ press, erase, confirm: canConfirm ? done : undefined });
  return (
    <>
      <p className="entry" role="status" aria-label={guess.typed}>
        {digits === '' ? <span>{guess.title}</span> : formatPoints(digits)}
      </p>
      <Keypad
        press={press}
        erase={erase}
        confirm={{ word: guess.done, canPress: canConfirm, press: done }}
      />
      <PageEnd />
    </>
  );
}

/** How near the guess was, for the last screen. */
export function GuessLine({ points }: Readonly<{ points: string }>) {
  const { text, preferences } = useKiosk();
  const { guess } = preferences;
  if (guess === undefined) return null;
  const difference = BigInt(points) - BigInt(guess);
  const off = difference < 0n ? -difference : difference;
  return (
    <p className="guess-line">
      {off === 0n ? text.guess.right : text.guess.off(guess, String(off))}
    </p>
  );
}
