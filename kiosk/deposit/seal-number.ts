// From typed digits to a sealed blob: the only moment in which the kiosk can read a phone number.
import type { Entropy } from '#drivers/entropy.ts';
import { maskPhone, toE164 } from '#ledger/contract/phone-number.ts';
import { sealPhone } from '#ledger/contract/sealed-phone.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';
import type { NumberError } from './number-entry.ts';

export type SealedNumber = Readonly<{ ref: string; blob: Uint8Array }>;

export type SealAnswer =
  | { ok: true; phone: string; sealed: SealedNumber }
  | { ok: false; error: NumberError };

/** Validates and seals to the ledger's X25519 key (raw 32 bytes); keeps only the masked number readable. */
export function sealNumber(
  typed: Readonly<{ digits: string; country: string }>,
  recipient: Uint8Array | undefined,
  entropy: Entropy,
): SealAnswer {
  const e164 = toE164(typed.digits, typed.country);
  if (e164 === undefined) return { ok: false, error: 'not-a-mobile-number' };
  if (recipient === undefined) return { ok: false, error: 'no-ledger-key' };
  const blob = sealPhone(e164, recipient, (n) => entropy.bytes(n));
  return { ok: true, phone: maskPhone(e164), sealed: { ref: sha256Hex(blob), blob } };
}
