// Japanese: what stands where a page could not be drawn.
import type { BrokenText } from './ko.ts';

export const brokenJa: BrokenText = {
  title: 'この画面を表示できませんでした',
  safe: '硬貨とポイントは安全です。開き直すと続けられます。',
  again: '開き直す',
};
