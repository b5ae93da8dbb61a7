// The console's words in the chosen language, for every screen below.
import { createContext, use, useEffect, type ReactNode } from 'react';
import type { ReadyLanguage } from '../text/languages.ts';
import { OPERATOR_TEXTS, type OperatorText } from '../text/operator/index.ts';
import { useLanguage, type ChosenLanguage } from '../text/use-language.ts';

export type Words = ChosenLanguage & Readonly<{ text: OperatorText }>;

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
  const text = OPERATOR_TEXTS[language.lang];
  useEffect(() => {
    document.title = text.shell.pageTitle;
  }, [text]);
  return <WordsContext value={{ ...language, text }}>{children}</WordsContext>;
}
