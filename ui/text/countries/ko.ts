// Countries in Korean; the keys are those of every language.

export const ko = {
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
};

export type CountryNames = Readonly<Record<keyof typeof ko, string>>;
