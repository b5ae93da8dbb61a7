// Every sentence of the kiosk, in every language.
import type { Texts } from '../languages.ts';
import { en } from './en.ts';
import { ko, type KioskText } from './ko.ts';

export type { KioskText } from './ko.ts';
export const kioskTexts: Texts<KioskText> = { ko, en };
