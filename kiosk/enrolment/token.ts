// The one-time word that makes a kiosk known: tk1.{kioskId}.{32 bytes base64url}.{fingerprint of the ledger's key}.
import { HashHex, KioskId } from '#ledger/contract/ids.ts';
import { sha256Hex } from '#ledger/contract/signature.ts';

export type EnrolToken = Readonly<{
  /** As it is sent. */
  text: string;
  kioskId: KioskId;
  /** Lower-case hex SHA-256 of the ledger's raw signing key: whoever answers must hold that key. */
  fingerprint: string;
  /** By this it is remembered as used; the token itself is never stored. */
  hash: string;
}>;

/** Undefined for anything that is not a token; white space around it is forgiven. */
export function readToken(typed: string): EnrolToken | undefined {
  const text = typed.trim();
  const [version, kioskId, secret = '', fingerprint, ...rest] = text.split('.');
  const id = KioskId.safeParse(kioskId);
  const print = HashHex.safeParse(fingerprint);
  const isSecret = /^[A-Za-z0-9_-]{43}$/.test(secret);
  if (version !== 'tk1' || !id.success || !print.success || !isSecret || rest.length > 0) {
    return undefined;
  }
  return { text, kioskId: id.data, fingerprint: print.data, hash: sha256Hex(text) };
}
