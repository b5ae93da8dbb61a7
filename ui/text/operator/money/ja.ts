import type { MoneyText } from './ko.ts';
export const moneyJa: MoneyText = {};
