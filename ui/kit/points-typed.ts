// Points while they are typed. They are whole: what is no whole number stays in the field as it was typed, and is no amount.
import { formatNumber } from './format.ts';

/**
 * What `text`, which stood as `before` a moment ago, says: digits without leading zeros, '' for nothing, or the text itself
 * when it is no whole number of at most `digitsMax` digits. Digits may be full-width, and in groups of three.
 */
export function pointsTyped(text: string, before: string, digitsMax: number): string {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').replace(/P$/i, '');
  const isReadable = /^\d*$/.test(plain) || GROUPED.test(plain) || isEdited(plain, before);
  const digits = plain.replaceAll(/\D/g, '').replace(/^0+/, '');
  if (!isReadable) return text.slice(0, TEXT_CHARS_MAX);
  if (digits.length <= digitsMax) return digits;
  // One digit too many is not taken; a whole amount that is too long is not cut: with its commas it is none.
  return isPoints(before) && digits.length === digitsMax + 1
    ? before
    : formatNumber(digits.slice(0, TEXT_CHARS_MAX));
}

/** An amount that can be sent. */
export const isPoints = (typed: string): boolean => /^[1-9]\d*$/.test(typed);

/** As it stands in the field. */
export const pointsShown = (typed: string): string =>
  isPoints(typed) ? formatNumber(typed) : typed;

/** One character more or less than the field showed leaves its commas in wrong places, but adds none. */
function isEdited(plain: string, before: string): boolean {
  const shown = pointsShown(before);
  return (
    isPoints(before) &&
    /^[\d,]+$/.test(plain) &&
    Math.abs(plain.length - shown.length) <= 1 &&
    commasOf(plain) <= commasOf(shown)
  );
}

const commasOf = (text: string): number => text.split(',').length - 1;

const GROUPED = /^\d{1,3}(([,.'’])\d{3})(\2\d{3})*$/;
const TEXT_CHARS_MAX = 16;
