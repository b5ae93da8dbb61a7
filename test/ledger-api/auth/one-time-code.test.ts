// One-time codes against the vectors of their RFCs, and the rule that a code is good once.
import { describe, expect, test } from 'vitest';
import {
  base32,
  matchingStep,
  otpauthUrl,
  totpCode,
  totpStep,
} from '#ledger/auth/one-time-code.ts';
import vectors from '../../vectors/totp.json' with { type: 'json' };

const SECRET = new TextEncoder().encode(vectors.secret);
const NOW_MS = 1_234_567_890_000;
const NOW_STEP = totpStep(NOW_MS);

describe('a one-time code', () => {
  test.each(vectors.codes)('at $unixSeconds s is that of RFC 6238', ({ unixSeconds, code }) => {
    expect(totpCode(SECRET, totpStep(unixSeconds * 1000))).toBe(code.slice(-6));
  });

  test.each(vectors.base32)('has a secret that is written as RFC 4648 does: $encoded', (vector) => {
    expect(base32(new TextEncoder().encode(vector.text))).toBe(vector.encoded);
  });

  test('is good from one step before to one after', () => {
    const found = [-2, -1, 0, 1, 2].map((away) =>
      matchingStep(SECRET, totpCode(SECRET, NOW_STEP + away), 0, NOW_MS),
    );

    expect(found).toEqual([undefined, NOW_STEP - 1, NOW_STEP, NOW_STEP + 1, undefined]);
  });

  test('is worthless once it, or a later one, was used', () => {
    const code = totpCode(SECRET, NOW_STEP);

    expect(matchingStep(SECRET, code, NOW_STEP, NOW_MS)).toBeUndefined();
    expect(matchingStep(SECRET, code, NOW_STEP - 1, NOW_MS)).toBe(NOW_STEP);
  });

  test('may be typed with a space, and nothing else passes', () => {
    const code = totpCode(SECRET, NOW_STEP);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;

    const found = [spaced, '', code.slice(1), `${code}0`].map((typed) =>
      matchingStep(SECRET, typed, 0, NOW_MS),
    );

    expect(found).toEqual([NOW_STEP, undefined, undefined, undefined]);
  });

  test('comes into an authenticator app by an address', () => {
    expect(otpauthUrl('kim & lee', 'MZXW6')).toBe(
      'otpauth://totp/Tikkeul:kim%20%26%20lee?secret=MZXW6&issuer=Tikkeul&algorithm=SHA1&digits=6&period=30',
    );
  });
});
