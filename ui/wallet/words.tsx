// The wallet's words in the chosen language, for every screen below.
import { faceWords } from '../text/face-words.tsx';
import { walletEn } from '../text/wallet/en.ts';
import { walletJa } from '../text/wallet/ja.ts';
import { walletKo, type WalletText } from '../text/wallet/ko.ts';
import { walletZh } from '../text/wallet/zh.ts';

export const { useWords, WordsProvider } = faceWords<WalletText>(
  { ko: walletKo, en: walletEn, ja: walletJa, zh: walletZh },
  ({ pageTitle }) => pageTitle,
);
