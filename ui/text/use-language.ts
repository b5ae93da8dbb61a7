// The language of a page: taken from the browser, changed by one touch, remembered on this device.
import { useEffect, useState } from 'react';
import { LANGUAGE_NAMES, LANGUAGES, readyLanguage, type ReadyLanguage } from './languages.ts';

export type ChosenLanguage = Readonly<{
  lang: ReadyLanguage;
  /** The language that one touch changes to, and its own name for itself. */
  other: ReadyLanguage;
  otherName: string;
  change(): void;
}>;

/** Begins with `first`, and tells the document its language. */
export function useLanguage(first: ReadyLanguage): ChosenLanguage {
  const [lang, setLang] = useState(first);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const other = LANGUAGES[(LANGUAGES.indexOf(lang) + 1) % LANGUAGES.length]!;
  const change = (): void => {
    remember(other);
    setLang(other);
  };
  return { lang, other, otherName: LANGUAGE_NAMES[other], change };
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
