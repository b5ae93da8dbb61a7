// What every part of a kiosk screen may use: its words, the way to the controller, and the visit's preferences.
import { createContext, use } from 'react';
import type { ScreenCommand } from '#kiosk/bridge/contract.ts';
import type { KioskText } from '../text/kiosk/index.ts';
import type { ReadyLanguage } from '../text/languages.ts';
import type { Link } from './bridge-client.ts';
import type { Preferences } from './preferences.ts';

/** A page that replaces the ground for a moment; the controller does not know of it. */
export type Page = 'language' | 'sound' | 'country' | 'details' | 'guess' | 'seal' | undefined;

export type Kiosk = Readonly<{
  text: KioskText;
  lang: ReadyLanguage;
  link: Link;
  isTight: boolean;
  page: Page;
  preferences: Preferences;
  send: (command: ScreenCommand) => void;
  openPage: (page: Page) => void;
  chooseLanguage: (lang: ReadyLanguage) => void;
  changeSize: () => void;
  change: (preferences: Partial<Preferences>) => void;
  /** A voice of this machine speaks the chosen language. */
  hasVoice: boolean;
}>;

export const KioskContext = createContext<Kiosk | undefined>(undefined);

export function useKiosk(): Kiosk {
  const kiosk = use(KioskContext);
  if (!kiosk) throw new Error('a kiosk screen stands outside of its context');
  return kiosk;
}
