// Every character that a screen can show has a glyph in its font: no empty boxes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { charactersInUse, cutFont } from '#ui/fonts/cut-font.ts';
import { codePointsOf } from '../../support/font-characters.ts';

const require = createRequire(import.meta.url);
const { convert } = require('fontverter') as {
  convert: (font: Uint8Array, format: 'truetype') => Promise<Uint8Array>;
};
const FULL = new URL('../../../ui/fonts/PretendardVariable.woff2', import.meta.url);

describe('the fonts', () => {
  const wanted = [...charactersInUse()];
  let full: ReadonlySet<number>;
  let cut: Uint8Array;

  beforeAll(async () => {
    full = codePointsOf(await convert(readFileSync(FULL), 'truetype'));
    cut = await cutFont(charactersInUse());
  }, 30_000);

  test('the kiosk font has every character of every text', () => {
    expect(wanted.filter((character) => !full.has(character.codePointAt(0)!))).toEqual([]);
  });

  test('the cut font has every character of every text', async () => {
    const inCut = codePointsOf(await convert(cut, 'truetype'));

    expect(wanted.filter((character) => !inCut.has(character.codePointAt(0)!))).toEqual([]);
  });

  test('the cut font stays below 120 kB', () => {
    expect(cut.byteLength).toBeLessThan(120_000);
  });
});
