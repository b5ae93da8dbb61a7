// The languages that every text is written in, and how a table of texts is typed.
import type { Language } from '#kiosk/bridge/contract.ts';

/** Languages complete in every face. A language joins here when all its tables and its font are there. */
export const LANGUAGES = ['ko', 'en', 'ja', 'zh'] as const satisfies readonly Language[];
export type ReadyLanguage = (typeof LANGUAGES)[number];

/** Each language named by itself. */
export const LANGUAGE_NAMES: Readonly<Record<ReadyLanguage, string>> = {
  ko: '한국어',
  en: 'English',
  ja: '日本語',
  zh: '简体中文',
};

/** One table for each language; a missing key, or a missing language, fails the type check. */
export type Texts<Table> = Readonly<Record<ReadyLanguage, Table>>;

/** The first of the wanted tags (`en-US`, `ko`) that we have, or Korean. */
export function readyLanguage(wanted: readonly (string | null | undefined)[]): ReadyLanguage {
  for (const tag of wanted) {
    const base = tag?.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language === base);
    if (found) return found;
  }
  return 'ko';
}
