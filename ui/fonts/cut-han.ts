// Cuts Noto Sans JP and SC to the characters of the Japanese and Chinese texts. The packages bring each face in slices;
// a slice that holds none of them is left out, and a page loads a slice only when it shows one of its characters.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { charactersOf, subsetFont } from './cut-font.ts';

const require = createRequire(import.meta.url);

/** A face for one language; its files are named `<language>-<slice>.woff2`. */
export const HAN_FACES = [
  { lang: 'ja', family: 'Noto Sans JP', pack: 'noto-sans-jp' },
  { lang: 'zh', family: 'Noto Sans SC', pack: 'noto-sans-sc' },
] as const;

export type HanFace = (typeof HAN_FACES)[number];
export type HanSlice = Readonly<{ file: string; characters: string; font: Uint8Array }>;

/** The characters of a language's texts that Pretendard has no, or no fitting, glyph for: kana, Han, wide signs. */
export const hanCharactersOf = (lang: HanFace['lang']): string =>
  [...charactersOf(lang)].filter((character) => character.codePointAt(0)! >= FIRST_WIDE).join('');

/** The slices of a face, each cut to the characters in use. Throws when a character is in no slice. */
export async function cutHanFace({ lang, pack }: HanFace): Promise<readonly HanSlice[]> {
  const home = `@fontsource-variable/${pack}`;
  const ranges = require(`${home}/unicode.json`) as Record<string, string>;
  const bySlice = Map.groupBy(hanCharactersOf(lang), (character) => {
    const slice = Object.keys(ranges).find((name) => isIn(ranges[name]!, character));
    if (slice === undefined) throw new Error(`${pack} has no glyph for ${character}`);
    return slice.replaceAll(/[[\]]/g, '');
  });
  return Promise.all(
    [...bySlice].map(async ([slice, found]) => {
      const characters = found.join('');
      const path = require.resolve(`${home}/files/${pack}-${slice}-wght-normal.woff2`);
      return {
        file: `${lang}-${slice}.woff2`,
        characters,
        font: await subsetFont(readFileSync(path), characters, {
          targetFormat: 'woff2',
          variationAxes: { wght: { min: 500, max: 900, default: 500 } },
          keepFeatures: ['ccmp', 'locl', 'kern', 'palt'],
        }),
      };
    }),
  );
}

/** The style sheet of a face; `unicode-range` keeps a page from loading what it does not show. */
export const hanStyle = ({ family }: HanFace, slices: readonly HanSlice[]): string =>
  slices
    .map(
      ({ file, characters }) => `@font-face {
  font-family: '${family}';
  font-weight: 500 900;
  font-display: swap;
  src: url('./${file}') format('woff2');
  unicode-range: ${[...characters].map((one) => `U+${hex(one)}`).join(', ')};
}
`,
    )
    .join('');

const hex = (character: string): string => character.codePointAt(0)!.toString(16).toUpperCase();

/** `ranges` as in a style sheet: `U+3001-3002,U+4E00`. */
const isIn = (ranges: string, character: string): boolean =>
  ranges.split(',').some((range) => {
    const [from, to] = range.slice(2).split('-');
    const point = character.codePointAt(0)!;
    return Number.parseInt(from!, 16) <= point && point <= Number.parseInt(to ?? from!, 16);
  });

// CJK radicals and everything behind them; below stand Latin letters, digits and signs, which stay Pretendard's.
const FIRST_WIDE = 0x2e80;
