// The till's words in the chosen language, for every screen below.
import { faceWords } from '../text/face-words.tsx';
import { shopEn } from '../text/shop/en.ts';
import { shopJa } from '../text/shop/ja.ts';
import { shopKo, type ShopText } from '../text/shop/ko.ts';
import { shopZh } from '../text/shop/zh.ts';

export const { useWords, WordsProvider } = faceWords<ShopText>(
  { ko: shopKo, en: shopEn, ja: shopJa, zh: shopZh },
  ({ pageTitle }) => pageTitle,
);
