// The one writer of canonical bytes (RFC 8785), for the values that cross the wire: no fractions, no null.

export type CanonicalValue =
  | string
  | boolean
  | number
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/**
 * RFC 8785 text of `value`: keys in UTF-16 order, no white space; a member that is undefined is left out.
 * Throws on what may not be signed: null, a fraction, an unsafe integer, a lone surrogate.
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate cannot be signed');
    return JSON.stringify(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new TypeError(`${value} is not a whole number that can be signed`);
    }
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalText(key)}:${canonicalText(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`${value === null ? 'null' : typeof value} cannot be signed`);
}

/** UTF-8 bytes of `canonicalText`. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}
