// Every sentence of the kiosk, in every language.
import type { Texts } from '../languages.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { ko, type KioskText } from './ko.ts';
import { zh } from './zh.ts';

export type { KioskText } from './ko.ts';
export const kioskTexts: Texts<KioskText> = { ko, en, ja, zh };
