// The words of one face in the chosen language, for every screen below: made once for each face from its texts.
import { createContext, use, useEffect, type ReactNode } from 'react';
import { WholePage } from './broken-page.tsx';
import type { ReadyLanguage, Texts } from './languages.ts';
import { useLanguage, type ChosenLanguage } from './use-language.ts';

export type FaceWords<Text> = ChosenLanguage & Readonly<{ text: Text }>;

/** A provider and its hook; `titleOf` names the page in the window's bar. */
export function faceWords<Text>(texts: Texts<Text>, titleOf: (text: Text) => string) {
  const WordsContext = createContext<FaceWords<Text> | undefined>(undefined);

  function useWords(): FaceWords<Text> {
    const words = use(WordsContext);
    if (!words) throw new Error('a screen stands outside its WordsProvider');
    return words;
  }

  function WordsProvider({
    first,
    children,
  }: Readonly<{ first: ReadyLanguage; children: ReactNode }>) {
    const language = useLanguage(first);
    const text = texts[language.lang];
    useEffect(() => {
      document.title = titleOf(text);
    }, [text]);
    return (
      <WordsContext value={{ ...language, text }}>
        <WholePage lang={language.lang}>{children}</WholePage>
      </WordsContext>
    );
  }

  return { useWords, WordsProvider };
}
