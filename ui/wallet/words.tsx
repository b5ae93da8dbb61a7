// The wallet's language: taken from the browser, changed by one touch, remembered on this phone.
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import {
  LANGUAGE_NAMES,
  readyLanguage,
  type ReadyLanguage,
  type Texts,
} from '../text/languages.ts';
import { walletEn } from '../text/wallet/en.ts';
import { walletKo, type WalletText } from '../text/wallet/ko.ts';

export type Words = Readonly<{
  lang: ReadyLanguage;
  text: WalletText;
  /** The language that one touch changes to. */
  other: ReadyLanguage;
  otherName: string;
  change(): void;
}>;

const TEXTS: Texts<WalletText> = { ko: walletKo, en: walletEn };

const WordsContext = createContext<Words | undefined>(undefined);

/** The words of the chosen language. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('a screen stands outside its WordsProvider');
  return words;
}

/** Gives `children` the words, and tells the document its language. */
export function WordsProvider({
  first,
  children,
}: Readonly<{ first: ReadyLanguage; children: ReactNode }>) {
  const [lang, setLang] = useState(first);
  const text = TEXTS[lang];
  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = text.pageTitle;
  }, [lang, text]);
  const other = lang === 'ko' ? 'en' : 'ko';
  const change = (): void => {
    remember(other);
    setLang(other);
  };
  return (
    <WordsContext value={{ lang, text, other, otherName: LANGUAGE_NAMES[other], change }}>
      {children}
    </WordsContext>
  );
}

/** `?lang=` first, then what was chosen before, then the browser's own wish. */
export const firstLanguage = (
  query: string,
  remembered: string | null,
  wishes: readonly string[],
): ReadyLanguage => readyLanguage([new URLSearchParams(query).get('lang'), remembered, ...wishes]);

/** The language chosen earlier on this phone; null where the browser keeps nothing. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null;
  }
}

function remember(lang: ReadyLanguage): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, lang);
  } catch {
    // A browser that keeps nothing asks anew next time.
  }
}

const LANGUAGE_KEY = 'tikkeul.language';
