// What can be told of a gift before it is sent. The ledger decides; the page only names the field ahead.

/** Whether this can be a mobile number: what is refused here, the ledger refuses, too. */
export const mayBePhone = (typed: string): boolean =>
  /^[\d+\-() .]{4,24}$/.test(typed) && typed.replaceAll(/\D/g, '').length >= PHONE_DIGITS_MIN;

/** Whether a giver can be called this. @NOTE As `from` of `ledger-api/contract/gift.ts` says. */
export const isName = (typed: string): boolean =>
  /^[\p{L}\p{M}\p{Emoji_Presentation} ]+$/u.test(typed) && typed.length <= NAME_CHARS_MAX;

/** No mobile number of any country has fewer digits, its area in front. */
const PHONE_DIGITS_MIN = 7;
const NAME_CHARS_MAX = 20;
