// Cuts Pretendard to the characters that the texts use, so that a phone loads 100 kB instead of 2 MB.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
const subsetFont = require('subset-font') as SubsetFont;

const FULL_FONT = fileURLToPath(new URL('PretendardVariable.woff2', import.meta.url));
// The kit names days and months.
const TEXTS = ['../text', '../kit'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

/** Signs that formatters put together at run time and that no text file spells out. */
const SIGNS = '₩€¥£₫₱฿¢−·•–—×→↩…\u00a0\u202f';
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

/** Every character of every text file and of the kit, ASCII and signs, each once. */
export function charactersInUse(): string {
  const sources = TEXTS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const all = new Set([...ASCII, ...SIGNS, ...sources.join('')]);
  return [...all].filter((character) => character >= ' ').join('');
}

/** A woff2 with only these characters, the weights 500 to 900 and the features that the look uses. */
export async function cutFont(characters: string): Promise<Uint8Array> {
  return subsetFont(readFileSync(FULL_FONT), characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 500, max: 900, default: 500 } },
    keepFeatures: ['kern', 'ccmp', 'locl', 'mark', 'tnum', 'ss06'],
  });
}
