// What a second person reads before they agree.
import { expect, test } from 'vitest';
import { payloadFacts } from '#ui/operator/view/payload.ts';
import { OPERATOR_TEXTS } from '#ui/text/operator/index.ts';

const { approvals } = OPERATOR_TEXTS.en.decisions;

test('names, words, points and moments are told as people read them', () => {
  const funded = { name: 'Winter', fundedPoints: '50000', endsAt: '2026-12-31T15:00:00.000Z' };
  const closing = { cause: 'error', remaining: 'donate' };

  expect([payloadFacts(funded, approvals, 'en'), payloadFacts(closing, approvals, 'en')]).toEqual([
    [
      ['Name', 'Winter'],
      ['Budget', '50,000\u202fP'],
      ['Ends', 'Fri 1 Jan, 00:00'],
    ],
    [
      ['Why', 'our mistake'],
      ['What is left', 'to charity'],
    ],
  ]);
});

test('what is inside stands in its place, what we have no word for as it is', () => {
  const facts = payloadFacts({ to: { walletId: 'w1' }, reason: 'new', extra: 7 }, approvals, 'en');

  expect(facts).toEqual([
    ['Wallet', 'w1'],
    ['Reason', 'new'],
    ['extra', '7'],
  ]);
});
