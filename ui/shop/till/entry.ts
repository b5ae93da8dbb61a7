// What may stand in the till's two fields, and how it is shown.
import { pointsTyped } from '../../kit/points-typed.ts';

/** No wallet holds more than 2,000,000 P, so that eight digits are a code and never an amount. */
export const AMOUNT_DIGITS_MAX = 7;
const QR_CODE_CHARS = 26;

/** An amount as it is typed, where `before` stood. */
export const amountIn = (text: string, before: string): string =>
  pointsTyped(text, before, AMOUNT_DIGITS_MAX);

/** A code as it is sent: letters and digits without spaces. */
export const codeIn = (text: string): string =>
  text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, QR_CODE_CHARS);

/** True for eight typed digits, or the whole text of a QR. */
export const isWhole = (code: string): boolean =>
  /^\d{8}$/.test(code) || code.length === QR_CODE_CHARS;

/** In fours, as people read codes aloud. */
export const codeShown = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');
