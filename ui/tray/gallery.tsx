// The tray's states for the gallery: an emulator that says what the state needs.
import type { ReactNode } from 'react';
import type { GalleryOptions } from '../gallery/faces.ts';
import type { BrowserClock } from '../kit/browser-clock.ts';
import type { EmulatorReply } from './emulator-client.ts';
import { TrayApp } from './tray-app.tsx';
import './tray.css';

const READY = { ok: true, isPlugged: true, acceptsCoins: true, isPolled: true, inhibitMask: 1 };
const REPLIES: Readonly<Record<string, EmulatorReply>> = {
  open: READY,
  closed: { ...READY, acceptsCoins: false },
  unplugged: { ...READY, isPlugged: false },
  faulty: { ...READY, fault: 3 },
};
const clock: BrowserClock = { nowMs: () => 0, after: () => () => {} };

export const states: readonly string[] = Object.keys(REPLIES);

/** One state as a whole page; a coin is accepted where the slot is open. */
export function render(state: string, { lang }: GalleryOptions): ReactNode {
  const outcome = state === 'open' ? 'accepted' : 'returned';
  const perform = async (command: string): Promise<EmulatorReply> =>
    command === 'state' ? REPLIES[state]! : { ok: true, outcome, event: 17 };
  return <TrayApp client={{ perform }} clock={clock} first={lang} />;
}
