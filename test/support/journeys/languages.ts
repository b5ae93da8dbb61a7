// In which languages a journey is made: one of them every day, all of them when they are asked for.
import { LANGUAGES, type ReadyLanguage } from '#ui/text/languages.ts';

/** Browsers whose people speak these languages; their pages begin in them by themselves. */
export const LOCALES: Readonly<Record<ReadyLanguage, string>> = {
  ko: 'ko-KR',
  en: 'en-GB',
  ja: 'ja-JP',
  zh: 'zh-CN',
};

/** The languages that `JOURNEY_LANGUAGES` names (`ko,en,ja,zh`); without it the one that this journey speaks every day. */
export function journeyLanguages(
  everyday: ReadyLanguage,
  wanted = process.env['JOURNEY_LANGUAGES'],
): readonly ReadyLanguage[] {
  if (!wanted) return [everyday];
  return wanted.split(',').map((word) => {
    const found = LANGUAGES.find((language) => language === word.trim());
    if (!found) throw new Error(`JOURNEY_LANGUAGES knows ${LANGUAGES.join(', ')}, not “${word}”`);
    return found;
  });
}
