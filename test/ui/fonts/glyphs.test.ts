// Every character that a screen can show has a glyph in its font: no empty boxes.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { charactersInUse, cutFont } from '#ui/fonts/cut-font.ts';
import { cutHanFace, HAN_FACES, hanCharactersOf } from '#ui/fonts/cut-han.ts';
import { codePointsOf, unpackFont } from '../../support/font-characters.ts';

const FULL = new URL('../../../ui/fonts/PretendardVariable.woff2', import.meta.url);

describe('the fonts', () => {
  const wanted = [...charactersInUse()];
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

  test.each(HAN_FACES)(
    '$family has every character of the texts in $lang',
    async (face) => {
      const slices = await cutHanFace(face);

      for (const { characters, font } of slices) {
        const inSlice = codePointsOf(await unpackFont(font));
        expect([...characters].filter((one) => !inSlice.has(one.codePointAt(0)!))).toEqual([]);
      }
      const cutCharacters = slices.flatMap(({ characters }) => [...characters]);
      expect(cutCharacters.toSorted()).toEqual([...hanCharactersOf(face.lang)].toSorted());
    },
    60_000,
  );

  test('the cut font stays below 120 kB', () => {
    expect(cut.byteLength).toBeLessThan(120_000);
  });
});
