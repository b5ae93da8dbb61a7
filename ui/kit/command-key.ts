// A name for one wish of a person, so that sending it again after a lost answer has one effect.

/** 128 random bits as text, for the `Idempotency-Key` header. */
export function newCommandKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
