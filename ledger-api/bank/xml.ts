// Just enough XML for payment files: written with everything escaped, read strictly, without entities of its own.

/** An element with text, or with the elements in it. */
export function element(
  name: string,
  content: string | readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = typeof content === 'string' ? escaped(content) : content.join('');
  return `<${name}${named.join('')}>${inside}</${name}>`;
}

export type XmlElement = Readonly<{
  /** Without its prefix. */
  name: string;
  /** As they are written, without entities. */
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: readonly XmlElement[];
}>;

/**
 * The root element; undefined for anything that is not well-formed, holds a document type (and so could hold
 * entities), or nests deeper than 32.
 */
export function readXml(source: string): XmlElement | undefined {
  const text = source.replace(/^\uFEFF/, '').replace(/^\s*<\?xml[^>]*\?>/, '');
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return undefined;
  const stack: Open[] = [anOpen('')];
  const tokens =
    /<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
  while (tokens.lastIndex < text.length) {
    const token = tokens.exec(text);
    if (!token) return undefined;
    const [whole, closes, name, attributes = '', isEmpty, words] = token;
    const open = stack.at(-1)!;
    if (words !== undefined) {
      const plain = unescaped(words);
      if (plain === undefined) return undefined;
      open.text += plain;
    } else if (whole.startsWith('<!--')) {
      continue;
    } else if (closes) {
      if (stack.length < 2 || open.name !== localName(name!) || isEmpty) return undefined;
      stack.pop();
    } else {
      const child = { ...anOpen(localName(name!)), attributes: attributesIn(attributes) };
      open.children.push(child);
      if (!isEmpty) stack.push(child);
      if (stack.length > DEPTH_MAX) return undefined;
    }
  }
  const [{ children, text: outside }] = stack as [Open];
  const isWhole = stack.length === 1 && children.length === 1 && outside.trim() === '';
  return isWhole ? children[0] : undefined;
}

const anOpen = (name: string): Open => ({ name, attributes: new Map(), text: '', children: [] });

const attributesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name, double, single]) => [name!, double ?? single!],
    ),
  );

/** The elements called `name` directly in `parent`. */
export const childrenOf = (parent: XmlElement | undefined, name: string): readonly XmlElement[] =>
  parent?.children.filter((child) => child.name === name) ?? [];

/** The text of the first element at a path below `parent`, trimmed. */
export function textAt(parent: XmlElement, ...path: readonly string[]): string | undefined {
  let found: XmlElement | undefined = parent;
  for (const name of path) found = childrenOf(found, name)[0];
  return found?.text.trim();
}

type Open = { name: string; attributes: XmlElement['attributes']; text: string; children: Open[] };

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const ESCAPES: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
];

const SIGNS = new Map(ESCAPES.map(([sign, name]) => [name, sign]));

const escaped = (text: string): string =>
  ESCAPES.reduce((done, [sign, name]) => done.replaceAll(sign, name), text);

/** Undefined when the text holds an entity of its own, or the number of what is no character. */
function unescaped(text: string): string | undefined {
  if (/&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/.test(text)) return undefined;
  let isPlain = true;
  const plain = text.replaceAll(/&[^;]+;/g, (name) => {
    const sign = SIGNS.get(name) ?? characterOf(name);
    isPlain &&= sign !== undefined;
    return sign ?? '';
  });
  return isPlain ? plain : undefined;
}

/** The character of `&#44032;` or `&#xAC00;`. */
function characterOf(name: string): string | undefined {
  const code = name[2] === 'x' ? Number.parseInt(name.slice(3), 16) : Number(name.slice(2, -1));
  const isCharacter =
    [0x9, 0xa, 0xd].includes(code) ||
    (code >= 0x20 && code < 0xd800) ||
    (code >= 0xe000 && code < 0xfffe) ||
    (code >= 0x1_0000 && code <= 0x10_ffff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

const DEPTH_MAX = 32;
