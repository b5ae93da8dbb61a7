// What surrounds the screen: the hour of the day, and a headset in its socket.
import { useEffect, useState } from 'react';
import type { OwnScreen } from '#kiosk/bridge/contract.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';

/** Whether the local hour lies between the two, also over midnight; the second is not quiet any more. */
export function isQuiet(hour: number, [from, to]: readonly [number, number]): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** How loud everything is: 1, or a quarter in quiet hours, which a headset need not keep. */
export function useLoudness(own: OwnScreen, isHeadsetIn: boolean, clock: BrowserClock): number {
  const [hour, setHour] = useState(() => new Date(clock.nowMs()).getHours());
  const { quietHours } = own;
  useEffect(() => {
    if (!quietHours) return;
    let cancel = (): void => {};
    const look = (): void => {
      setHour(new Date(clock.nowMs()).getHours());
      cancel = clock.after(LOOK_AT_CLOCK_EVERY_MS, look);
    };
    look();
    return () => cancel();
  }, [clock, quietHours]);
  return quietHours && !isHeadsetIn && isQuiet(hour, quietHours) ? QUIET : 1;
}

/** The socket of a headset says by a key when one goes in, and by another when it comes out. */
export function useHeadset({ headsetKeys }: OwnScreen): boolean {
  const [isIn, setIsIn] = useState(false);
  useEffect(() => {
    if (!headsetKeys) return;
    const [goesIn, comesOut] = headsetKeys;
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === goesIn) setIsIn(true);
      else if (key === comesOut) setIsIn(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [headsetKeys]);
  return isIn;
}

/** 12 dB less. */
const QUIET = 0.25;
const LOOK_AT_CLOCK_EVERY_MS = 60_000;
