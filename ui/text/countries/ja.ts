// Countries in Japanese.
import type { CountryNames } from './ko.ts';

export const ja: CountryNames = {
  KR: '韓国',
  US: 'アメリカ',
  JP: '日本',
  CN: '中国',
  HK: '香港',
  TW: '台湾',
  GB: 'イギリス',
  SG: 'シンガポール',
  TH: 'タイ',
  VN: 'ベトナム',
  PH: 'フィリピン',
  DE: 'ドイツ',
  FR: 'フランス',
  IT: 'イタリア',
  ES: 'スペイン',
};
