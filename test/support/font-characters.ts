// Reads the characters of a TrueType font from its cmap table (OpenType specification, cmap, format 12).

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The unpacker that subset-font itself uses.
const { convert } = createRequire(require.resolve('subset-font'))('fontverter') as {
  convert: (font: Uint8Array, format: 'truetype') => Promise<Uint8Array>;
};

/** A woff2 as the TrueType font inside it. */
export const unpackFont = (font: Uint8Array): Promise<Uint8Array> => convert(font, 'truetype');

/** All code points that the font has a glyph for. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableOffset(view, 'cmap');
  const found = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    if (view.getUint16(subtable) === 12) addFormat12(view, subtable, found);
    if (view.getUint16(subtable) === 4) addFormat4(view, subtable, found);
  }
  return found;
}

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

function addFormat12(view: DataView, subtable: number, found: Set<number>): void {
  for (let i = 0; i < view.getUint32(subtable + 12); i++) {
    const group = subtable + 16 + i * 12;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code++)
      found.add(code);
  }
}

function addFormat4(view: DataView, subtable: number, found: Set<number>): void {
  const segments = view.getUint16(subtable + 6) / 2;
  for (let i = 0; i < segments; i++) {
    const end = view.getUint16(subtable + 14 + i * 2);
    const start = view.getUint16(subtable + 16 + segments * 2 + i * 2);
    for (let code = start; code <= end && code < 0xffff; code++) found.add(code);
  }
}
