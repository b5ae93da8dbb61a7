// PostgreSQL keeps every character but U+0000. What a kiosk has signed may hold one, and is kept nevertheless.

/** A text as it is sent: U+0000 is written as two other characters, and so is the first of these. */
export const escaped = (text: string): string =>
  UNSENDABLE.test(text)
    ? text.replaceAll(ESCAPE, `${ESCAPE}e`).replaceAll('\0', `${ESCAPE}0`)
    : text;

/** The text as it was before it was sent. */
export const unescaped = (text: string): string =>
  text.includes(ESCAPE) ? text.replaceAll(ESCAPED, (pair) => CHARACTERS[pair]!) : text;

// A character for private use, which means nothing to anybody.
const ESCAPE = '\uE000';
// oxlint-disable-next-line no-control-regex -- the control character is the matter
const UNSENDABLE = /[\0\uE000]/;
const ESCAPED = /\uE000[0e]/g;
const CHARACTERS: Readonly<Record<string, string>> = {
  [`${ESCAPE}0`]: '\0',
  [`${ESCAPE}e`]: ESCAPE,
};
