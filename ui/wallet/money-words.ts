// The words of paying, giving and withdrawing, in the chosen language. They arrive with the pages that need them.
import type { Texts } from '../text/languages.ts';
import { moneyEn } from '../text/wallet/money/en.ts';
import { moneyJa } from '../text/wallet/money/ja.ts';
import { moneyKo, type MoneyText } from '../text/wallet/money/ko.ts';
import { moneyZh } from '../text/wallet/money/zh.ts';
import { useWords } from './words.tsx';

const TEXTS: Texts<MoneyText> = { ko: moneyKo, en: moneyEn, ja: moneyJa, zh: moneyZh };

/** The sentences of the money pages. */
export const useMoneyText = (): MoneyText => TEXTS[useWords().lang];
