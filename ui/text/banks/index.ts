// Names of the banks that withdrawals are paid to, by the code of the clearing institute: in Korean and as they write themselves.

export const BANKS = {
  '004': ['KB국민은행', 'KB Kookmin Bank'],
  '088': ['신한은행', 'Shinhan Bank'],
  '020': ['우리은행', 'Woori Bank'],
  '081': ['하나은행', 'Hana Bank'],
  '011': ['NH농협은행', 'NH NongHyup Bank'],
  '003': ['IBK기업은행', 'IBK Industrial Bank of Korea'],
  '090': ['카카오뱅크', 'KakaoBank'],
  '092': ['토스뱅크', 'Toss Bank'],
  '089': ['케이뱅크', 'K bank'],
  '023': ['SC제일은행', 'SC First Bank'],
  '027': ['한국씨티은행', 'Citibank Korea'],
  '002': ['KDB산업은행', 'Korea Development Bank'],
  '007': ['수협은행', 'Suhyup Bank'],
  '031': ['iM뱅크', 'iM Bank'],
  '032': ['부산은행', 'Busan Bank'],
  '034': ['광주은행', 'Kwangju Bank'],
  '035': ['제주은행', 'Jeju Bank'],
  '037': ['전북은행', 'Jeonbuk Bank'],
  '039': ['경남은행', 'Kyongnam Bank'],
  '045': ['새마을금고', 'KFCC (Saemaul)'],
  '048': ['신협', 'Credit Union (Shinhyup)'],
  '071': ['우체국', 'Korea Post'],
} as const satisfies Record<string, readonly [korean: string, latin: string]>;

/** The name of a bank; a code that is not in the table stands for itself. */
export function bankName(code: string, lang: string): string {
  const names: Readonly<Record<string, readonly [string, string]>> = BANKS;
  return names[code]?.[lang === 'ko' ? 0 : 1] ?? code;
}
