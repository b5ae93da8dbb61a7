// Names of the countries whose numbers a kiosk takes; a country outside the table is named by the platform.
import type { ReadyLanguage, Texts } from './languages.ts';

const NAMES: Texts<Record<string, string>> = {
  ko: {
    KR: '대한민국',
    US: '미국',
    JP: '일본',
    CN: '중국',
    HK: '홍콩',
    TW: '대만',
    GB: '영국',
    SG: '싱가포르',
    TH: '태국',
    VN: '베트남',
    PH: '필리핀',
    DE: '독일',
    FR: '프랑스',
    IT: '이탈리아',
    ES: '스페인',
  },
  en: {
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
  },
};

export function countryName(country: string, lang: ReadyLanguage): string {
  return (
    NAMES[lang][country] ??
    new Intl.DisplayNames(lang, { type: 'region', style: 'short' }).of(country) ??
    country
  );
}
