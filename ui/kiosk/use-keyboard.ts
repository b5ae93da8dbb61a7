// The whole deposit by keys alone: digits and Backspace for the number, Enter for the one action of a screen; three
// stars where nobody deposits call the service screen.
import { useEffect, useRef } from 'react';
import type { KioskView, ScreenCommand } from '#kiosk/bridge/contract.ts';
import { starsAfter } from './use-service-call.ts';

/** What a key does on this screen; undefined leaves it to the browser. */
export function commandOfKey(key: string, view: KioskView): ScreenCommand | undefined {
  if (view.screen === 'number') {
    if (/^\d$/.test(key)) return { do: 'digit', digit: key };
    if (key === 'Backspace') return { do: 'delete' };
    // Sent even where the picture still shows an earlier digit: the controller takes keys in order and judges the number.
    if (key === 'Enter') return { do: 'confirm-number' };
  }
  if (key !== 'Enter') return undefined;
  if (view.screen === 'attract') return { do: 'start' };
  if (view.screen === 'consent') return { do: 'agree' };
  if (view.screen === 'thanks') return { do: 'home' };
  if (view.screen !== 'coins' || view.coinCount === 0) return undefined;
  if (view.phase === 'more') return { do: 'more-time' };
  const canFinish = view.phase === 'pouring' || view.phase === 'jam' || view.phase === 'cap';
  return canFinish ? { do: 'finish' } : undefined;
}

/** Listens to the physical keys; a focused button keeps Enter for itself. */
export function useKeyboard(
  view: KioskView | undefined,
  send: (command: ScreenCommand) => void,
  isPageOpen: boolean,
): void {
  const stars = useRef<readonly number[]>([]);
  useEffect(() => {
    if (!view || isPageOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (view.screen === 'attract' || view.screen === 'out-of-service') {
        const next = starsAfter(stars.current, event.key, event.timeStamp);
        stars.current = next.stars;
        if (next.isCall) return send({ do: 'service' });
      }
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
      const command = commandOfKey(event.key, view);
      if (!command) return;
      event.preventDefault();
      send(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [view, send, isPageOpen]);
}
