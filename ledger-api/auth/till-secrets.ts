// Codes for the till and member references, from the pepper: made again for a repeated request, and never stored.
import { crockford, readCrockford } from '../contract/crockford.ts';
import { derivedSecret } from '../keys/row-secrets.ts';
import type { TillSecrets } from '../use-cases/till/secrets.ts';
import { pepperedHash } from './secrets.ts';

/** The till's secrets of one ledger. */
export const tillSecrets = ({ pepper }: Readonly<{ pepper: Uint8Array }>): TillSecrets => ({
  codeTexts: (walletId, requestKey, draw) => {
    const id = JSON.stringify([walletId, requestKey, draw]);
    const secret = Buffer.from(
      derivedSecret(pepper, 'redemption-code', id, TYPED_BYTES + QR_BYTES),
    );
    // Of 64 bits the remainder favours no code that anybody could measure.
    const typed = String(secret.readBigUInt64BE() % 100_000_000n).padStart(8, '0');
    return { typed, scanned: crockford(secret.subarray(TYPED_BYTES), QR_CHARS) };
  },
  codeHash: (text) => pepperedHash(pepper, 'redemption-code', text),
  memberRef: (walletId, shopId) => pepperedHash(pepper, 'member', walletId, shopId).slice(0, 32),
});

/** A code as the till sent it, in the form it was made in; spaces and hyphens are for people. */
export function readCode(sent: string): Readonly<{ text: string; isTyped: boolean }> {
  const digits = sent.replaceAll(/[\s-]/g, '');
  if (/^\d{8}$/.test(digits)) return { text: digits, isTyped: true };
  return { text: readCrockford(sent), isTyped: false };
}

const TYPED_BYTES = 8;
/** 130 bits in the QR. */
const QR_BYTES = 17;
const QR_CHARS = 26;
