// The language of a page: taken from the browser, chosen from a list, remembered on this device.
import { useEffect, useState } from 'react';
import { readyLanguage, type ReadyLanguage } from './languages.ts';

export type ChosenLanguage = Readonly<{
  lang: ReadyLanguage;
  change(lang: ReadyLanguage): void;
}>;

/** Begins with `first`, and tells the document its language. */
export function useLanguage(first: ReadyLanguage): ChosenLanguage {
  const [lang, setLang] = useState(first);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const change = (chosen: ReadyLanguage): void => {
    remember(chosen);
    setLang(chosen);
  };
  return { lang, change };
}

/** `?lang=` first, then what was chosen before, then the browser's own wishes. */
export const firstLanguage = (query: string, wishes: readonly string[]): ReadyLanguage =>
  readyLanguage([new URLSearchParams(query).get('lang'), remembered(), ...wishes]);

/** Null where the browser keeps nothing. */
function remembered(): string | null {
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
