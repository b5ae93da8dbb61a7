// The coin tray: its coins, and what it says about each click.
import { describe, expect, test } from 'vitest';
import { EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import { trayEn } from '#ui/text/tray/en.ts';
import { deviceState } from '#ui/tray/emulator-client.ts';
import { addResult, coinResult, countResult, type Result } from '#ui/tray/results.ts';
import { HANDFUL, nameOfCoin, TRAY_COINS, UNKNOWN_COIN_ID } from '#ui/tray/tray-coins.ts';

describe('the coins of the tray', () => {
  test('are the coins of the emulated acceptor, position by position', () => {
    const byPosition = TRAY_COINS.map(({ coinId, position }) => [position, coinId]);

    expect(byPosition).toEqual(EMULATED_COINS.slice(0, 15).map((coinId, i) => [i + 1, coinId]));
  });

  test('a handful holds only coins that the acceptor knows, the unknown one is not among them', () => {
    expect(HANDFUL.filter((coinId) => !EMULATED_COINS.includes(coinId))).toEqual([]);
    expect(EMULATED_COINS).not.toContain(UNKNOWN_COIN_ID);
  });

  test('are named by their face', () => {
    expect([nameOfCoin('KR500A'), nameOfCoin('US025A'), nameOfCoin('XX000A')]).toEqual([
      '₩500',
      '25¢',
      'XX000A',
    ]);
  });
});

describe('the answer to a coin', () => {
  test.each([
    [{ ok: true, outcome: 'accepted', event: 17 }, 'accepted', '₩500 accepted · event 17'],
    [{ ok: true, outcome: 'returned', event: 17 }, 'returned', '₩500 returned · event 17'],
    [
      { ok: true, outcome: 'accepted', accepted: 9, returned: 1, event: 26 },
      'accepted',
      '9 × ₩500 accepted, 1 × ₩500 returned · event 26',
    ],
    [
      { ok: true, outcome: 'returned', accepted: 0, returned: 50, event: 113 },
      'returned',
      '50 × ₩500 returned · event 113',
    ],
    [{ ok: false, error: 'no line' }, 'failed', 'That did not work: no line'],
    [{ ok: false }, 'failed', 'That did not work: the kiosk does not answer'],
  ])('%j is told in words', (reply, tone, words) => {
    expect(coinResult(trayEn, '₩500', reply)).toEqual({ tone, words });
  });

  test('to a count names both sums', () => {
    const reply = { ok: true, accepted: { KR500A: 1_200, KR100A: 34 }, returned: 2 };

    expect(countResult(trayEn, reply).words).toBe('1,234 coins accepted, 2 returned');
  });
});

test('only the last six results stay, newest first', () => {
  let results: readonly Result[] = [];

  for (let i = 1; i <= 9; i++) results = addResult(results, { tone: 'note', words: String(i) });

  expect(results.map(({ words }) => words)).toEqual(['9', '8', '7', '6', '5', '4']);
});

describe('the state of the device', () => {
  const ready = { ok: true, isPlugged: true, acceptsCoins: true, isPolled: true, inhibitMask: 255 };

  test.each([
    ['open', ready],
    ['closed', { ...ready, acceptsCoins: false }],
    ['closed', { ...ready, isPolled: false }],
    ['closed', { ...ready, inhibitMask: 0 }],
    ['open', { ok: true, isPlugged: true, isOpen: true, enabledTypes: 15 }],
    ['closed', { ok: true, isPlugged: true, isOpen: false, fault: 0 }],
    ['faulty', { ...ready, fault: 3 }],
    ['unplugged', { ...ready, isPlugged: false, fault: 3 }],
    ['unknown', { ok: false }],
  ])('is %s for %j', (state, reply) => {
    expect(deviceState(reply)).toBe(state);
  });
});
