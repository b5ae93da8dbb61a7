// One-time codes of an authenticator app: TOTP (RFC 6238) over HMAC-SHA-1, six digits, steps of 30 seconds.
import { createHmac } from 'node:crypto';
import { isSameHash } from './secrets.ts';

/** The step of a moment; its code is good from one step before to one after, for clocks that differ. */
export const totpStep = (nowMs: number): number => Math.floor(nowMs / STEP_MS);

/** The code of one step (RFC 4226, 5.3: dynamic truncation). */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.at(-1)! & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step whose code was typed, if it is later than every step used before; a code is good once. */
export function matchingStep(
  secret: Uint8Array,
  typed: string,
  lastUsedStep: number,
  nowMs: number,
): number | undefined {
  const code = typed.replaceAll(' ', '');
  const now = totpStep(nowMs);
  // All three are compared, whichever fits, so that the time tells nothing.
  const matches = [now - 1, now, now + 1].filter((step) =>
    isSameHash(totpCode(secret, step), code),
  );
  return matches.find((step) => step > lastUsedStep);
}

/** The secret as authenticator apps take it: base 32 (RFC 4648) without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => BASE_32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** The address that an authenticator app reads from a QR code. */
export const otpauthUrl = (name: string, secretText: string): string =>
  `otpauth://totp/Tikkeul:${encodeURIComponent(name)}?secret=${secretText}` +
  `&issuer=Tikkeul&algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`;

const STEP_MS = 30_000;
const DIGITS = 6;
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
