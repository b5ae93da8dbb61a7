import type { MoneyText } from './ko.ts';
export const moneyZh: MoneyText = {};
