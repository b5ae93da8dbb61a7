// The code for the till: a QR to scan, eight digits to type, and the time it has left.
import { useEffect, useState } from 'react';
import { QrCode } from '../../kit/qr-code.tsx';
import type { Peak } from '../../kit/shape.ts';
import { useMoneyText } from '../money-words.ts';
import {
  codeInFours,
  countdownText,
  LAST_SECONDS,
  type LiveCode,
  sunk,
} from '../view/pay-stage.ts';
import { Dusk } from './dusk.tsx';

type PayCodeProps = Readonly<{ code: LiveCode; secondsLeft: number; peaks: readonly Peak[] }>;

export function PayCode({ code, secondsLeft, peaks }: PayCodeProps) {
  const { pay } = useMoneyText();
  const isStill = useStillness();
  const isLast = secondsLeft <= LAST_SECONDS;
  return (
    <>
      <div className="pay-code">
        <QrCode text={code.qr} label={pay.qr} />
        <p role="group" aria-label={pay.code}>
          {codeInFours(code.code)}
        </p>
      </div>
      <div className="pay-time">
        <div className={isLast ? 'time-left last' : 'time-left'}>
          <span className="label">{isLast ? pay.almostOver : pay.left}</span>
          <b role="timer" aria-live="off" aria-label={pay.left}>
            {countdownText(secondsLeft)}
          </b>
        </div>
        <Dusk sunk={sunk(secondsLeft, isStill)} peaks={peaks} />
        <p className="unseen" role="status">
          {isLast && pay.almostOver}
        </p>
      </div>
    </>
  );
}

/** Whether the holder asked for less motion. */
function useStillness(): boolean {
  const [query] = useState(() => matchMedia('(prefers-reduced-motion: reduce)'));
  const [isStill, setIsStill] = useState(query.matches);
  useEffect(() => {
    const follow = (): void => setIsStill(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return isStill;
}
