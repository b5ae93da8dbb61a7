// The sentences of wallet and shop by language, for journeys that are written once and made in each.
import type { Texts } from '#ui/text/languages.ts';
import { shopEn } from '#ui/text/shop/en.ts';
import { shopJa } from '#ui/text/shop/ja.ts';
import { shopKo, type ShopText } from '#ui/text/shop/ko.ts';
import { shopZh } from '#ui/text/shop/zh.ts';
import { deskEn } from '#ui/text/wallet/desk/en.ts';
import { deskJa } from '#ui/text/wallet/desk/ja.ts';
import { deskKo, type DeskText } from '#ui/text/wallet/desk/ko.ts';
import { deskZh } from '#ui/text/wallet/desk/zh.ts';
import { walletEn } from '#ui/text/wallet/en.ts';
import { walletJa } from '#ui/text/wallet/ja.ts';
import { walletKo, type WalletText } from '#ui/text/wallet/ko.ts';
import { moneyEn } from '#ui/text/wallet/money/en.ts';
import { moneyJa } from '#ui/text/wallet/money/ja.ts';
import { moneyKo, type MoneyText } from '#ui/text/wallet/money/ko.ts';
import { moneyZh } from '#ui/text/wallet/money/zh.ts';
import { walletZh } from '#ui/text/wallet/zh.ts';

export const walletTexts: Texts<WalletText> = {
  ko: walletKo,
  en: walletEn,
  ja: walletJa,
  zh: walletZh,
};
export const moneyTexts: Texts<MoneyText> = { ko: moneyKo, en: moneyEn, ja: moneyJa, zh: moneyZh };
export const deskTexts: Texts<DeskText> = { ko: deskKo, en: deskEn, ja: deskJa, zh: deskZh };
export const shopTexts: Texts<ShopText> = { ko: shopKo, en: shopEn, ja: shopJa, zh: shopZh };
