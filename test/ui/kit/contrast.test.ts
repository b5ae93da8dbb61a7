// Colours that people must be able to read: every pair of tokens that meets on a screen, in three themes.
import { describe, expect, test } from 'vitest';
import { contrast, THEMES, themeColours } from '../../support/design-tokens.ts';

const TEXT_PAIRS = `
  text/sky text/surface text/surface-2 text/far text-2/sky text-2/surface text-2/surface-2
  text-accent/sky text-accent/surface on-ground/ground on-ground-2/ground on-ground/ground-2
  on-ground-2/ground-2 on-act/act on-key/key good/good-bg warn/warn-bg bad/bad-bg
  good/surface warn/surface bad/surface good/sky warn/sky bad/sky`;
const SHAPE_PAIRS = `
  act/ground act/sky act/surface edge/surface edge/sky key-rim/ground focus/surface focus/sky
  focus-ground/ground rock/sky`;

const pairs = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('/') as [string, string]);

describe.each(THEMES)('the colours of theme %s', (theme) => {
  const colour = themeColours(theme);

  test.each(pairs(TEXT_PAIRS))('text %s on %s has at least 4.5 : 1', (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(SHAPE_PAIRS))('shape %s on %s has at least 3 : 1', (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(3);
  });
});

test('black on white has a contrast of 21', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5);
});
