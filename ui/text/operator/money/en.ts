import type { MoneyText } from './ko.ts';
export const moneyEn: MoneyText = {};
