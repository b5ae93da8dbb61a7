// Every character that a screen can show has a glyph in its font: no empty boxes.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { charactersInUse, cutFont } from '#ui/fonts/cut-font.ts';
import { codePointsOf, unpackFont } from '../../support/font-characters.ts';

const FULL = new URL('../../../ui/fonts/PretendardVariable.woff2', import.meta.url);

describe('the fonts', () => {
  // Dates are ready for Japanese and Chinese, whose fonts come with those languages.
  const wanted = [...charactersInUse()].filter((character) => !/\p{Script=Han}/u.test(character));
  let full: ReadonlySet<number>;
  let cut: Uint8Array;

  beforeAll(async () => {
    full = codePointsOf(await unpackFont(readFileSync(FULL)));
    cut = await cutFont(charactersInUse());
  }, 30_000);

  test('the kiosk font has every character of every text', () => {
    expect(wanted.filter((character) => !full.has(character.codePointAt(0)!))).toEqual([]);
  });

  test('the cut font has every character of every text', async () => {
    const inCut = codePointsOf(await unpackFont(cut));

    expect(wanted.filter((character) => !inCut.has(character.codePointAt(0)!))).toEqual([]);
  });

  test('the cut font stays below 120 kB', () => {
    expect(cut.byteLength).toBeLessThan(120_000);
  });
});
