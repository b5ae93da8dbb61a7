import { describe, expect, test } from 'vitest';
import {
  callingCodeOf,
  canConfirm,
  COUNTRIES,
  EMPTY_ENTRY,
  withCountry,
  withDigit,
  withoutLastDigit,
} from '#kiosk/deposit/number-entry.ts';
import { toE164 } from '#ledger/contract/phone-number.ts';

const typed = (digits: string) => digits.split('').reduce(withDigit, EMPTY_ENTRY);

describe('typing a number', () => {
  test('takes fifteen digits and no more, and gives the last one back', () => {
    expect(typed('1234567890123456').digits).toBe('123456789012345');
    expect(withoutLastDigit(typed('010')).digits).toBe('01');
    expect(withoutLastDigit(EMPTY_ENTRY).digits).toBe('');
  });

  test('keeps the digits when the country changes, and ignores countries outside the list', () => {
    expect(withCountry(typed('010'), 'US')).toEqual({ digits: '010', country: 'US' });
    expect(withCountry(typed('010'), 'XX')).toEqual(typed('010'));
  });

  test('a new digit takes the refusal away', () => {
    const refused = { ...typed('0101234567'), error: 'not-a-mobile-number' as const };

    expect(withDigit(refused, '8')).toEqual(typed('01012345678'));
  });

  test.each([
    ['KR', '010123456', false],
    ['KR', '0111234567', true],
    ['KR', '01012345678', true],
    ['SG', '812345', false],
    ['SG', '81234567', true],
  ])('%s %s can be confirmed: %s', (country, digits, expected) => {
    expect(canConfirm({ digits, country })).toBe(expected);
  });

  test.each(COUNTRIES)('$country has the calling code that its numbers have', ({ country }) => {
    const examples: Record<string, string> = {
      KR: '01012345678',
      US: '2015550123',
      JP: '09012345678',
      CN: '13123456789',
      HK: '51234567',
      TW: '0912345678',
      GB: '07400123456',
      SG: '81234567',
      TH: '0812345678',
      VN: '0912345678',
      PH: '09051234567',
      DE: '015123456789',
      FR: '0612345678',
      IT: '3123456789',
      ES: '612345678',
    };

    expect(toE164(examples[country]!, country)).toMatch(new RegExp(`^\\${callingCodeOf(country)}`));
  });
});
