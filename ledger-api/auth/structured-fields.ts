// The part of RFC 9651 (structured fields) that HTTP signatures use: dictionaries of inner lists and byte strings.

type BareItem = string | number | boolean | Uint8Array;
type Parameters = ReadonlyMap<string, BareItem>;
export type Member =
  | { kind: 'item'; value: BareItem; parameters: Parameters; source: string }
  | { kind: 'inner-list'; items: readonly string[]; parameters: Parameters; source: string };

/**
 * Members by key; `source` is a member's text exactly as received, without its key. Undefined when the field does
 * not follow the grammar, repeats a key, or lists anything but plain strings inside parentheses.
 */
export function parseDictionary(field: string): ReadonlyMap<string, Member> | undefined {
  const members = new Map<string, Member>();
  const cursor = { text: field.replace(/^ +| +$/g, ''), at: 0 };
  try {
    for (;;) {
      const key = take(cursor, KEY);
      take(cursor, /=/y);
      if (members.has(key)) return undefined;
      members.set(key, takeMember(cursor));
      if (cursor.at === cursor.text.length) return members;
      take(cursor, /[ \t]*,[ \t]*/y);
    }
  } catch (error) {
    if (error instanceof NotInGrammar) return undefined;
    throw error;
  }
}

type Cursor = { readonly text: string; at: number };
class NotInGrammar extends Error {}

function takeMember(cursor: Cursor): Member {
  const startAt = cursor.at;
  const source = () => cursor.text.slice(startAt, cursor.at);
  if (cursor.text[cursor.at] === '(') {
    const items = takeInnerList(cursor);
    const parameters = takeParameters(cursor);
    return { kind: 'inner-list', items, parameters, source: source() };
  }
  const value = takeBareItem(cursor);
  const parameters = takeParameters(cursor);
  return { kind: 'item', value, parameters, source: source() };
}

function takeInnerList(cursor: Cursor): string[] {
  const items: string[] = [];
  take(cursor, /\( */y);
  while (cursor.text[cursor.at] !== ')') {
    items.push(readString(take(cursor, STRING)));
    take(cursor, / +|(?=\))/y);
  }
  cursor.at += 1;
  return items;
}

function takeParameters(cursor: Cursor): Parameters {
  const parameters = new Map<string, BareItem>();
  while (cursor.text[cursor.at] === ';') {
    take(cursor, /; */y);
    const key = take(cursor, KEY);
    if (parameters.has(key)) throw new NotInGrammar();
    const hasValue = cursor.text[cursor.at] === '=';
    if (hasValue) cursor.at += 1;
    parameters.set(key, hasValue ? takeBareItem(cursor) : true);
  }
  return parameters;
}

function takeBareItem(cursor: Cursor): BareItem {
  const first = cursor.text[cursor.at];
  if (first === '"') return readString(take(cursor, STRING));
  if (first === ':') {
    return new Uint8Array(Buffer.from(take(cursor, BYTES).slice(1, -1), 'base64'));
  }
  if (first === '?') return take(cursor, /\?[01]/y) === '?1';
  return Number(take(cursor, INTEGER));
}

const readString = (quoted: string): string => quoted.slice(1, -1).replace(/\\(["\\])/g, '$1');

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text);
  if (!found) throw new NotInGrammar();
  cursor.at += found[0].length;
  return found[0];
}

const KEY = /[a-z*][a-z0-9_.*-]*/y;
const STRING = /"(?:[ !#-[\]-~]|\\["\\])*"/y;
const BYTES = /:(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?:/y;
const INTEGER = /-?\d{1,15}(?![\d.])/y;
