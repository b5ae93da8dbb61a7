// The words of claims, notices, settings and places, in the chosen language. They arrive with the pages that need them.
import type { Texts } from '../text/languages.ts';
import { deskEn } from '../text/wallet/desk/en.ts';
import { deskJa } from '../text/wallet/desk/ja.ts';
import { deskKo, type DeskText } from '../text/wallet/desk/ko.ts';
import { deskZh } from '../text/wallet/desk/zh.ts';
import { useWords } from './words.tsx';

const TEXTS: Texts<DeskText> = { ko: deskKo, en: deskEn, ja: deskJa, zh: deskZh };

/** The sentences of the desk pages. */
export const useDeskText = (): DeskText => TEXTS[useWords().lang];
