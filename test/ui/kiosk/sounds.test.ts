// Which change of the screen is heard.
import { describe, expect, test } from 'vitest';
import type { KioskView } from '#kiosk/bridge/contract.ts';
import { coins, thanks } from '#ui/kiosk/fixture-parts.ts';
import { fixtures } from '#ui/kiosk/fixtures.ts';
import { soundsBetween } from '#ui/kiosk/use-sounds.ts';

const rows = coins({ KRW500: 1, USD25: 1 }).rows;
const heard = (before: KioskView | undefined, after: KioskView) =>
  soundsBetween(before, after).map((sound) =>
    sound.kind === 'coin' ? `${sound.currency}${sound.faceMinor}` : sound.kind,
  );

describe('one hears', () => {
  test('each new coin at its own pitch, in order', () => {
    const before = coins({}, { rows, heap: '0' });
    const after = coins({}, { rows, heap: '010' });

    expect(heard(before, after)).toEqual(['USD25', 'KRW500']);
  });

  test('no coin again when the page comes back to a deposit under way', () => {
    expect(heard(undefined, coins({ KRW500: 40 }))).toEqual([]);
  });

  test('at most twelve coins of one view', () => {
    const after = coins({ KRW500: 300 });

    expect(heard(coins({}), after)).toHaveLength(12);
  });

  test('two knocks for a coin that came back', () => {
    const after = coins({}, { rejects: [{ cause: 'refused', count: 1 }] });

    expect(heard(coins({}), after)).toEqual(['reject']);
  });

  test('a jam once', () => {
    const jam = coins({ KRW500: 1 }, { phase: 'jam' });

    expect([heard(coins({ KRW500: 1 }), jam), heard(jam, jam)]).toEqual([['jam'], []]);
  });

  test('the end of a deposit once, and no knock for its own countdown', () => {
    const end = thanks({ KRW500: 1 });

    expect([heard(coins({ KRW500: 1 }), end), heard(end, { ...end, secondsLeft: 10 })]).toEqual([
      ['finish'],
      [],
    ]);
  });

  test('one knock 20 and 10 seconds before a time-out', () => {
    const at = (secondsLeft: number) =>
      ({ ...fixtures['consent-timeout']!.view!, secondsLeft }) as KioskView;

    expect([heard(at(21), at(20)), heard(at(20), at(19)), heard(at(11), at(10))]).toEqual([
      ['knock'],
      [],
      ['knock'],
    ]);
  });
});
