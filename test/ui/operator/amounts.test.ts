// Amounts that are booked with a bank.
import { expect, test } from 'vitest';
import { minorTyped } from '#ui/kit/money-typed.ts';
import { exampleOf, positiveTyped } from '#ui/operator/view/amounts.ts';

test('nothing cannot be shipped, lodged or sold', () => {
  expect([
    positiveTyped('USD', '0.00'),
    positiveTyped('USD', '0.01'),
    positiveTyped('JPY', '12.50'),
  ]).toEqual([undefined, '1', undefined]);
});

test('the example beside a field is an amount of its currency', () => {
  expect(['USD', 'JPY'].map((one) => minorTyped(one, exampleOf(one)))).toEqual(['1250', '1200']);
});
