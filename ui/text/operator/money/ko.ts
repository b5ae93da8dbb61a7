export const moneyKo = {};
export type MoneyText = typeof moneyKo;
