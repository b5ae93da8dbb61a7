// Countries in English.
import type { CountryNames } from './ko.ts';

export const en: CountryNames = {
  KR: 'South Korea',
  US: 'United States',
  JP: 'Japan',
  CN: 'China',
  HK: 'Hong Kong',
  TW: 'Taiwan',
  GB: 'United Kingdom',
  SG: 'Singapore',
  TH: 'Thailand',
  VN: 'Vietnam',
  PH: 'Philippines',
  DE: 'Germany',
  FR: 'France',
  IT: 'Italy',
  ES: 'Spain',
};
