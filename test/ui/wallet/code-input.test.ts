// Typing a pickup code.
import { describe, expect, test } from 'vitest';
import { caretIn, codeIn, groupCode } from '#ui/wallet/view/code-input.ts';

describe('a pickup code', () => {
  test.each([
    ['small letters', '7f3q92kdm4ab', '7F3Q92KDM4AB'],
    ['groups and spaces', ' 7F3Q-92KD M4AB ', '7F3Q92KDM4AB'],
    ['O as 0, I and L as 1', 'OoIiLl', '001111'],
    ['characters no code has', 'U7!F한3', '7F3'],
    ['more than twelve', '7F3Q92KDM4ABXYZ', '7F3Q92KDM4AB'],
  ])('is read from %s', (_, typed, code) => {
    expect(codeIn(typed)).toBe(code);
  });

  test.each([
    ['', ''],
    ['7F3Q', '7F3Q'],
    ['7F3Q9', '7F3Q-9'],
    ['7F3Q92KDM4AB', '7F3Q-92KD-M4AB'],
  ])('%j is shown as %j', (code, shown) => {
    expect(groupCode(code)).toBe(shown);
  });

  test('keeps the caret behind the character that was typed in its middle', () => {
    expect(caretIn('7F3Q-X92KD', 6)).toBe('7F3Q-X'.length);
  });
});
