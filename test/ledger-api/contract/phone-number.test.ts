import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPhone, toE164 } from '#ledger/contract/phone-number.ts';

describe('a phone number', () => {
  test.each([
    ['01012345678', 'KR', '+821012345678'],
    ['010-1234-5678', 'KR', '+821012345678'],
    ['1012345678', 'KR', '+821012345678'],
    ['+82 10 1234 5678', 'US', '+821012345678'],
    ['09012345678', 'JP', '+819012345678'],
    ['13800138000', 'CN', '+8613800138000'],
    ['07400 123456', 'GB', '+447400123456'],
    ['2015550123', 'US', '+12015550123'],
  ])('typed as «%s» in %s is %s', (typed, country, e164) => {
    expect(toE164(typed, country)).toBe(e164);
  });

  test.each([
    ['a landline', '02-123-4567', 'KR'],
    ['too short', '0101234', 'KR'],
    ['too long', '010123456789', 'KR'],
    ['letters', '010abcd5678', 'KR'],
    ['nothing', '', 'KR'],
    ['a country nobody knows', '01012345678', 'XX'],
    ['a whole page', '0'.repeat(10_000), 'KR'],
  ])('is none when it is %s', (_, typed, country) => {
    expect(toE164(typed, country)).toBeUndefined();
  });

  test('that is usual is told without the tables, which say the same', () => {
    const digits = fc.stringMatching(/^[2-46-9]\d{7}$/);
    fc.assert(
      fc.property(digits, (some) => {
        const told = toE164(`+8210${some}`);
        expect(told).toBe(`+8210${some}`);
        // Written otherwise it goes the long way.
        expect(toE164(`+82 10${some}`)).toBe(told);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['+821012345678', '010-••••-5678'],
    ['+82111234567', '011-••••-4567'],
    ['+12015550123', '+1 •••• 0123'],
    ['+819012345678', '+81 •••• 5678'],
    ['+85251234567', '+852 •••• 4567'],
    ['+999123', '•••• 9123'],
  ])('%s is shown as %s', (e164, masked) => {
    expect(maskPhone(e164)).toBe(masked);
  });
});
