// A pickup code while it is typed: groups of four, and only the characters a code is made of.
import { readCrockford } from '#ledger/contract/crockford.ts';

export const PICKUP_CODE_LENGTH = 12;

/** The code in what was typed or pasted: O read as 0, I and L as 1, anything else dropped. */
export function codeIn(typed: string): string {
  return readCrockford(typed)
    .replaceAll(/[^0-9A-HJKMNP-TV-Z]/g, '')
    .slice(0, PICKUP_CODE_LENGTH);
}

/** `7F3Q-92KD-M4AB`, as far as it has come. */
export const groupCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? '';

/** Where the caret stands in the grouped code, when it stood after `caret` characters of what was typed. */
export function caretIn(typed: string, caret: number): number {
  return groupCode(codeIn(typed.slice(0, caret))).length;
}
