// Codes that people read aloud: Crockford's base 32, without I, L, O and U.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` Crockford characters of `bytes`, five bits each, most significant first, zeros at the end. */
export function crockford(bytes: Uint8Array, length: number): string {
  if (length > Math.ceil((bytes.length * 8) / 5))
    throw new RangeError('not enough bytes for a code');
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const available = BigInt(bytes.length * 8);
  return Array.from({ length }, (_, i) => {
    const shift = available - 5n * BigInt(i + 1);
    return ALPHABET[Number((bits >> shift) & 31n)];
  }).join('');
}

/** What a person typed, as the code was made: capitals, O as 0, I and L as 1, no separators. */
export function readCrockford(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}
