// What the phone can tell of a gift before it is sent. It may let through what the ledger refuses, never the other way round.
import { describe, expect, test } from 'vitest';
import { GiftRequest } from '#ledger/contract/gift.ts';
import { toE164 } from '#ledger/contract/phone-number.ts';
import { isName, mayBePhone } from '#ui/wallet/view/gift-wish.ts';

describe('a number', () => {
  test.each(['010', '', '12345', '010-1234-567a', '+', '0104827993101048279931010482799310'])(
    '%j is none, as the ledger says, too',
    (typed) => {
      expect([mayBePhone(typed), toE164(typed)]).toEqual([false, undefined]);
    },
  );

  test.each(['01048279999', '010-4827-9999', '+81 90-1234-5678', '+1 (415) 555-2671'])(
    '%j may be one',
    (typed) => {
      expect(mayBePhone(typed)).toBe(true);
    },
  );
});

test.each([
  ['Minji', true],
  ['민지 엄마', true],
  ['Minji 🎉', true],
  ['twenty letters long x', false],
  ['twenty letters long', true],
  ['Maximilian-Alexander', false],
  ['agent 7', false],
  ['see bank.example', false],
])('the name %j is %j, as the ledger says', (from, isOne) => {
  const wish = { phone: '01048279999', points: '1', from };

  expect([isName(from), GiftRequest.safeParse(wish).success]).toEqual([isOne, isOne]);
});
