// Phone numbers at the door: what a person types becomes E.164, or nothing.
// Validated in the controller and the ledger; screens must not import this file (its tables are large).
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';

/** E.164 of a valid mobile number written nationally for `country` or internationally; else undefined. */
export function toE164(typed: string, country: string = 'KR'): string | undefined {
  if (!/^[\d+\-() .]{4,24}$/.test(typed)) return undefined;
  if (country === 'KR' && KOREAN_MOBILE.test(typed)) return typed;
  const parsed = parsePhoneNumberFromString(typed, country as CountryCode);
  return parsed?.isValid() ? parsed.number : undefined;
}

/** `010-••••-5678` for Korea, `+1 •••• 4567` elsewhere: enough to recognise one's own number. */
export function maskPhone(e164: string): string {
  const last = e164.slice(-4);
  if (e164.startsWith('+82')) return `0${e164.slice(3, 5)}-••••-${last}`;
  const callingCode = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return callingCode ? `+${callingCode} •••• ${last}` : `•••• ${last}`;
}

/** The usual number, told without the tables; they say the same (`test/ledger-api/contract/phone-number.test.ts`). */
const KOREAN_MOBILE = /^\+8210[2-46-9]\d{7}$/;
