// The one writer of canonical bytes (RFC 8785), for the values that cross the wire: no fractions, no null.

/**
 * RFC 8785 text of `value`: keys in UTF-16 order, no white space; a member that is undefined is left out.
 * Throws a TypeError on what may not be signed: null, a fraction, an unsafe integer, a lone surrogate, an object
 * that is not plain, a nesting deeper than 64.
 */
export function canonicalText(value: unknown): string {
  // Nearly everything is in order already. Looking costs a fraction of writing, and the engine writes quickly.
  return isInOrder(value, 0) ? JSON.stringify(value) : textOf(value, 0);
}

/** True when `JSON.stringify` writes exactly the canonical text; false leaves it to the writer below, or to its refusal. */
function isInOrder(value: unknown, depth: number): boolean {
  if (depth > DEPTH_MAX) return false;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) {
    for (const item of value) if (!isInOrder(item, depth + 1)) return false;
    return true;
  }
  if (!isPlain(value)) return false;
  const members = value as Readonly<Record<string, unknown>>;
  let before = '';
  // All members of a plain object are its own.
  for (const key in members) {
    // An empty key sorts first, and none may come twice.
    if (key <= before && before !== '') return false;
    before = key;
    const member = members[key];
    if (!key.isWellFormed() || (member !== undefined && !isInOrder(member, depth + 1)))
      return false;
  }
  return true;
}

function textOf(value: unknown, depth: number): string {
  if (depth > DEPTH_MAX) throw new TypeError('a value nested this deeply cannot be signed');
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new TypeError(`${value} is not a whole number that can be signed`);
    }
    return String(value);
  }
  if (Array.isArray(value)) {
    let text = '';
    for (const item of value) text += `${text && ','}${textOf(item, depth + 1)}`;
    return `[${text}]`;
  }
  if (typeof value === 'object' && value !== null && isPlain(value)) {
    // Each coin passes here several times: one walk over the keys, without lists in between.
    const members = value as Readonly<Record<string, unknown>>;
    let text = '';
    for (const key of inOrder(Object.keys(members))) {
      const member = members[key];
      if (member === undefined) continue;
      text += `${text && ','}${stringText(key)}:${textOf(member, depth + 1)}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`${Object.prototype.toString.call(value)} cannot be signed`);
}

/** Most texts need no escape, and looking is quicker than escaping. */
function stringText(text: string): string {
  if (PLAIN_TEXT.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate cannot be signed');
  return JSON.stringify(text);
}

/** Keys in UTF-16 order; what came in canonical bytes is in order already. */
function inOrder(keys: string[]): readonly string[] {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort();
  return keys;
}

/** UTF-8 bytes of `canonicalText`. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/** A Date, a Map or bytes would lose what they mean; only objects as JSON knows them are signed. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const DEPTH_MAX = 64;
/** ASCII without control characters, quotation mark and backslash. */
const PLAIN_TEXT = /^[ !#-[\]-~]*$/;
