// What the voice says, and with which voice: the words of the screen, in its language, without a network.
import { describe, expect, test } from 'vitest';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { coins, shared, thanks } from '#ui/kiosk/fixture-parts.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { spokenOf } from '#ui/kiosk/spoken.ts';
import { speaks } from '#ui/kiosk/use-voice.ts';
import { kioskTexts } from '#ui/text/kiosk/index.ts';
import { LANGUAGES } from '#ui/text/languages.ts';

const said = (view: KioskView) => spokenOf(view, 'en', kioskTexts.en);
const views = Object.entries(fixtures).flatMap(([name, { view }]) =>
  view ? [[name, view] as const] : [],
);

describe('the voice', () => {
  test('says what stands on the screen, as sentences', () => {
    expect(said(coins({ KRW500: 3 }, { phase: 'more', secondsLeft: 40 }))).toEqual({
      words: 'More coins? 1,500\u202fP. If you touch nothing, we credit everything.',
      waitMs: 0,
    });
  });

  test('waits with the total until the coins rest', () => {
    expect(said(coins({ KRW500: 3 }, { rejects: [{ cause: 'refused', count: 2 }] }))).toEqual({
      words: '1,500\u202fP. 2 coins came back:',
      waitMs: 2_500,
    });
  });

  test.each(views)('never says a number that was typed, nor its mask: %s', (_name, view) => {
    for (const lang of LANGUAGES) {
      const words = spokenOf(view, lang, kioskTexts[lang])?.words ?? '';

      expect(words).not.toMatch(/••|5163|01048/);
      expect(words).not.toContain('undefined');
    }
  });

  test('spells the code of a deposit without a number', () => {
    const view = thanks({ KRW500: 1 }, { phone: undefined, pickupCode: 'M4XX7F3Q92KD' });

    expect(said(view)?.words).toContain('M 4 X X 7 F 3 Q 9 2 K D');
  });

  test('does not repeat itself while a screen counts its seconds down', () => {
    const number = { ...(fixtures['number-timeout']!.view as KioskView & { screen: 'number' }) };

    expect(said({ ...number, secondsLeft: 19 })).toEqual(said({ ...number, secondsLeft: 3 }));
  });

  test('is silent before staff', () => {
    expect(said({ screen: 'service-sign-in', ...shared, state: 'open' })).toBeUndefined();
  });
});

test.each([
  ['ko-KR', true, 'ko', true],
  ['ko_KR', true, 'ko', true],
  ['zh-CN', true, 'zh', true],
  ['en-US', true, 'ko', false],
  ['ko-KR', false, 'ko', false],
] as const)('a voice %s (on this machine: %s) for %s: %s', (lang, localService, wanted, is) => {
  expect(speaks({ lang, localService }, wanted)).toBe(is);
});
