// Countries in Simplified Chinese.
import type { CountryNames } from './ko.ts';

export const zh: CountryNames = {
  KR: '韩国',
  US: '美国',
  JP: '日本',
  CN: '中国',
  HK: '香港',
  TW: '台湾',
  GB: '英国',
  SG: '新加坡',
  TH: '泰国',
  VN: '越南',
  PH: '菲律宾',
  DE: '德国',
  FR: '法国',
  IT: '意大利',
  ES: '西班牙',
};
