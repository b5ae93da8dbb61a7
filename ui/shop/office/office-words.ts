// The office's words, loaded with the office.
import type { Texts } from '../../text/languages.ts';
import { officeEn } from '../../text/shop-office/en.ts';
import { officeJa } from '../../text/shop-office/ja.ts';
import { officeKo, type OfficeText } from '../../text/shop-office/ko.ts';
import { officeZh } from '../../text/shop-office/zh.ts';
import { useWords } from '../words.tsx';

const TEXTS: Texts<OfficeText> = { ko: officeKo, en: officeEn, ja: officeJa, zh: officeZh };

/** The words of the chosen language. */
export function useOfficeWords(): OfficeText {
  return TEXTS[useWords().lang];
}
