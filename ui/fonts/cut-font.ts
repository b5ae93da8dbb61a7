// Cuts Pretendard to the characters that the texts use, so that a phone loads 100 kB instead of 2 MB.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGE_NAMES } from '../text/languages.ts';

// The package brings no types: this is the part that we use.
type SubsetFont = (
  font: Uint8Array,
  text: string,
  options: {
    targetFormat: 'woff2';
    variationAxes: Record<string, { min: number; max: number; default: number }>;
    keepFeatures: string[];
  },
) => Promise<Uint8Array>;
const require = createRequire(import.meta.url);
/** Cuts a font to the characters of `text`. */
export const subsetFont = require('subset-font') as SubsetFont;

const FULL_FONT = fileURLToPath(new URL('PretendardVariable.woff2', import.meta.url));
const TEXTS = fileURLToPath(new URL('../text', import.meta.url));
// The kit names days and months, in four languages.
const KIT = fileURLToPath(new URL('../kit', import.meta.url));
const HANGUL = /[가-힣]/g;
/** Days as the kit writes them, beside the texts of the language itself. */
const DAYS = { ja: '日月火水木金土()', zh: '月日周一二三四五六' } as const;

/** Signs that formatters put together at run time and that no text file spells out. */
const SIGNS = '₩€¥£₫₱฿¢−·•–—×→↩…\u00a0\u202f';
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/** Every character that Pretendard shows: Korean and English texts, the Hangul of the kit, ASCII and signs, each once. */
export function charactersInUse(): string {
  const kit = sourcesOf(KIT).match(HANGUL) ?? [];
  const all = new Set([...ASCII, ...SIGNS, ...sourcesOf(TEXTS), ...kit]);
  return [...all].filter((one) => one >= ' ' && !isWide(one)).join('');
}

/** Every character of the texts in one language, of its own name and of the kit's days, each once. */
export const charactersOf = (lang: 'ja' | 'zh'): string => {
  const own = sourcesOf(TEXTS, (name) => name.endsWith(`${lang}.ts`));
  const all = new Set([...own, ...DAYS[lang], ...LANGUAGE_NAMES[lang]]);
  return [...all].filter((character) => character >= ' ').join('');
};

// Kana, Han and wide signs have faces of their own (cut-han.ts); Hangul is Pretendard's.
const isWide = (character: string): boolean => {
  const point = character.codePointAt(0)!;
  return (
    point >= 0x2e80 &&
    !(point >= 0xac00 && point <= 0xd7a3) &&
    !(point >= 0x3131 && point <= 0x318e)
  );
};

const sourcesOf = (folder: string, isWanted = (_name: string): boolean => true): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && isWanted(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('');

/** A woff2 with only these characters, the weights 500 to 900 and the features that the look uses. */
export async function cutFont(characters: string): Promise<Uint8Array> {
  return subsetFont(readFileSync(FULL_FONT), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 500, max: 900, default: 500 } },
    keepFeatures: ['kern', 'ccmp', 'locl', 'mark', 'tnum', 'ss06'],
  });
}
