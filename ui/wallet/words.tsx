// The wallet's words in the chosen language, for every screen below.
import { createContext, use, useEffect, type ReactNode } from 'react';
import type { ReadyLanguage, Texts } from '../text/languages.ts';
import { useLanguage, type ChosenLanguage } from '../text/use-language.ts';
import { walletEn } from '../text/wallet/en.ts';
import { walletJa } from '../text/wallet/ja.ts';
import { walletKo, type WalletText } from '../text/wallet/ko.ts';
import { walletZh } from '../text/wallet/zh.ts';

export type Words = ChosenLanguage & Readonly<{ text: WalletText }>;

const TEXTS: Texts<WalletText> = { ko: walletKo, en: walletEn, ja: walletJa, zh: walletZh };
const WordsContext = createContext<Words | undefined>(undefined);

/** The words of the chosen language. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('a screen stands outside its WordsProvider');
  return words;
}

export function WordsProvider({
  first,
  children,
}: Readonly<{ first: ReadyLanguage; children: ReactNode }>) {
  const language = useLanguage(first);
  const text = TEXTS[language.lang];
  useEffect(() => {
    document.title = text.pageTitle;
  }, [text]);
  return <WordsContext value={{ ...language, text }}>{children}</WordsContext>;
}
