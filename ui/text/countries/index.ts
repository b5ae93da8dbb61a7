// Names of the countries whose numbers a kiosk takes; a country outside the table is named by the platform.
import type { ReadyLanguage, Texts } from '../languages.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import { type CountryNames, ko } from './ko.ts';
import { zh } from './zh.ts';

const NAMES: Texts<CountryNames> = { ko, en, ja, zh };

/** The name of a country (ISO 3166, two letters) in a language. */
export function countryName(country: string, lang: ReadyLanguage): string {
  const names: Readonly<Record<string, string>> = NAMES[lang];
  return (
    names[country] ??
    new Intl.DisplayNames(lang, { type: 'region', style: 'short' }).of(country) ??
    country
  );
}
