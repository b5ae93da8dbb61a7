// Which change of the view makes which sound. A sound never carries a fact alone: each has its twin on the screen.
import { useEffect, useRef } from 'react';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { openSounds, type Sounds } from './sounds.ts';

/** A sound to make, in order. */
export type Sound =
  | { kind: 'coin'; currency: string; faceMinor: string }
  | { kind: 'reject' | 'knock' | 'jam' | 'finish' };

/** Sounds between two views, at most `COINS_HEARD_MAX` of them for coins. */
export function soundsBetween(before: KioskView | undefined, after: KioskView): readonly Sound[] {
  const sounds: Sound[] = [];
  if (after.screen === 'coins') {
    const heard = before?.screen === 'coins' ? before : undefined;
    const arrived = heard ? after.heap.slice(heard.heap.length) : '';
    for (const digit of arrived.slice(0, COINS_HEARD_MAX)) {
      const row = after.rows[Number.parseInt(digit, 36)];
      if (row) sounds.push({ kind: 'coin', currency: row.currency, faceMinor: row.faceMinor });
    }
    if (heard && rejectCount(after) > rejectCount(heard)) sounds.push({ kind: 'reject' });
    if (after.phase === 'jam' && heard?.phase !== 'jam') sounds.push({ kind: 'jam' });
  }
  if (after.screen === 'thanks' && before?.screen !== 'thanks') sounds.push({ kind: 'finish' });
  else if (isWarning(after) && secondsOf(before) !== secondsOf(after))
    sounds.push({ kind: 'knock' });
  return sounds;
}

const COINS_HEARD_MAX = 12;
/** Seconds before a time-out at which one knock is heard. */
const WARNINGS = [20, 10];

const secondsOf = (view: KioskView | undefined): number | undefined =>
  view && 'secondsLeft' in view ? view.secondsLeft : undefined;
const isWarning = (view: KioskView): boolean =>
  view.screen !== 'thanks' && WARNINGS.includes(secondsOf(view) ?? -1);
const rejectCount = (view: Extract<KioskView, { screen: 'coins' }>): number =>
  view.rejects.reduce((sum, reject) => sum + reject.count, 0);

/** Makes the sounds of each new view, as loud as `volume` (0 is silent), times `loudness`. */
export function useSounds(view: KioskView | undefined, volume: number, loudness: number): void {
  const sounds = useRef<Sounds>(undefined);
  const before = useRef<KioskView>(undefined);
  useEffect(() => () => sounds.current?.close(), []);
  useEffect(() => {
    if (!view) return;
    const due = soundsBetween(before.current, view);
    before.current = view;
    if (volume === 0 || due.length === 0) return;
    sounds.current ??= openSounds();
    sounds.current.setVolume(volume, loudness);
    for (const sound of due) play(sounds.current, sound);
  }, [view, volume, loudness]);
}

function play(sounds: Sounds, sound: Sound): void {
  if (sound.kind === 'coin') sounds.coin(sound.currency, sound.faceMinor);
  else sounds[sound.kind]();
}
