// How the kiosk's picture fits its window.
import { describe, expect, test } from 'vitest';
import { DEFAULT_PITCH_MM, fitStage } from '#ui/kiosk/stage.ts';

const PORTRAIT = { widthPx: 1_080, heightPx: 1_920 };

describe('the stage', () => {
  test('draws true millimetres on a 27-inch kiosk', () => {
    expect(fitStage(PORTRAIT, 0.3114, false)).toEqual({
      ...PORTRAIT,
      pitchMm: 0.3114,
      zoom: 1,
      fit: 1,
      isTight: false,
      isWide: false,
    });
  });

  test('doubles every word there when larger text is wanted', () => {
    expect(fitStage(PORTRAIT, 0.3114, true)).toEqual({
      ...PORTRAIT,
      pitchMm: 0.3114,
      zoom: 2,
      fit: 1,
      isTight: true,
      isWide: false,
    });
  });

  test('draws true millimetres on a 27-inch kiosk that lies on its side, in both sizes', () => {
    const window = { widthPx: 1_920, heightPx: 1_080 };
    const wide = { ...window, pitchMm: 0.3114, fit: 1, isWide: true };

    expect(fitStage(window, 0.3114, false)).toEqual({ ...wide, zoom: 1, isTight: false });
    expect(fitStage(window, 0.3114, true)).toEqual({ ...wide, zoom: 2, isTight: true });
  });

  test('keeps text at its legal size on a small kiosk on its side, too', () => {
    const window = { widthPx: 1_920, heightPx: 1_080 };

    expect(fitStage(window, 0.248, false)).toMatchObject({
      pitchMm: 0.248,
      zoom: 1,
      isTight: true,
      isWide: true,
    });
  });

  test('keeps text at its legal size on a small kiosk, by giving up the picture', () => {
    expect(fitStage(PORTRAIT, 0.248, false)).toMatchObject({
      pitchMm: 0.248,
      zoom: 1,
      isTight: true,
    });
  });

  test('enlarges as far as a small kiosk has room', () => {
    const { zoom, fit } = fitStage(PORTRAIT, 0.248, true);

    expect(zoom).toBeGreaterThan(1.5);
    expect(zoom).toBeLessThan(2);
    expect(fit).toBeCloseTo(zoom / 2);
  });

  test.each([DEFAULT_PITCH_MM, 0.311])(
    'shows a laptop the whole portrait picture, scaled to its height (%d)',
    (pitchMm) => {
      expect(fitStage({ widthPx: 1_440, heightPx: 960 }, pitchMm, false)).toEqual({
        widthPx: 540,
        heightPx: 960,
        pitchMm: DEFAULT_PITCH_MM * 2,
        zoom: 1,
        fit: 1,
        isTight: false,
        isWide: false,
      });
    },
  );

  test.each([
    { widthPx: 390, heightPx: 844 },
    { widthPx: 1_920, heightPx: 1_080 },
    { widthPx: 300, heightPx: 300 },
  ])('never draws beyond a window of %o', (window) => {
    const { widthPx, heightPx } = fitStage(window, DEFAULT_PITCH_MM, true);

    expect(widthPx).toBeLessThanOrEqual(window.widthPx);
    expect(heightPx).toBeLessThanOrEqual(window.heightPx);
  });
});
