// A name for one wish of a person, so that sending it again after a lost answer has one effect.
import { browserClock } from './browser-clock.ts';

/**
 * For the `Idempotency-Key` header: a UUIDv7 (RFC 9562) without its dashes, 48 bits of the time and 74 random ones. Keys of
 * one moment begin alike, so that the books keep them on one page and not on as many as there are keys.
 */
export function newCommandKey(clock = browserClock): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  random[0] = 0x70 | (random[0]! & 0x0f);
  random[2] = 0x80 | (random[2]! & 0x3f);
  const time = clock.nowMs().toString(16).padStart(12, '0');
  return time + Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
