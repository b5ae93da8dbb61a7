// The till's words in the chosen language, for every screen below.
import { createContext, use, useEffect, type ReactNode } from 'react';
import type { ReadyLanguage, Texts } from '../text/languages.ts';
import { useLanguage, type ChosenLanguage } from '../text/use-language.ts';
import { shopEn } from '../text/shop/en.ts';
import { shopJa } from '../text/shop/ja.ts';
import { shopKo, type ShopText } from '../text/shop/ko.ts';
import { shopZh } from '../text/shop/zh.ts';

type Words = ChosenLanguage & Readonly<{ text: ShopText }>;

const TEXTS: Texts<ShopText> = { ko: shopKo, en: shopEn, ja: shopJa, zh: shopZh };
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
