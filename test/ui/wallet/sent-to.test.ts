// The number of a sign-in on the page that asks for its code.
import { expect, test } from 'vitest';
import { maskTyped } from '#ui/wallet/view/sent-to.ts';

test.each([
  ['010-4827-5163', '010-••••-5163'],
  ['01048275163', '010••••5163'],
  [' +82 10 4827 5163 ', '+82 1• •••• 5163'],
])('%s is shown as %s', (typed, shown) => {
  expect(maskTyped(typed)).toBe(shown);
});
