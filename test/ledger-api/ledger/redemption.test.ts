// Templates 12 to 15 leg by leg, and what each state refuses.
import { describe, expect, test } from 'vitest';
import {
  confirmRedemption,
  declineRedemption,
  startRedemption,
} from '#ledger/ledger/authorise-redemption.ts';
import {
  captureRedemption,
  lapseRedemption,
  voidRedemption,
} from '#ledger/ledger/capture-redemption.ts';
import { refundRedemption } from '#ledger/ledger/refund-redemption.ts';
import { legs } from '../../support/closed-deposit.ts';
import { aDraft, aLot, DAY_MS, NOW_MS, placedBy, SHOP, stepOf } from '../../support/redemptions.ts';

const LOTS = [aLot('a', 700n, NOW_MS + DAY_MS), aLot('b', 1_000n)];
const authorised = (points = 1_000n) => stepOf(startRedemption(aDraft(points), LOTS, 30_000n));
const awaiting = () => stepOf(startRedemption(aDraft(1_500n), LOTS, 1_000n));
const capturedAtOnce = (points = 1_050n) =>
  stepOf(startRedemption(aDraft(points, { isCapturedAtOnce: true }), LOTS, 30_000n));

describe('a redemption', () => {
  test('sets points aside (12), from the lot that expires first', () => {
    const { redemption, transfers, lots } = authorised();

    expect(redemption).toMatchObject({ state: 'authorised', dueAtMs: NOW_MS + 7 * DAY_MS });
    expect(transfers.map(legs)).toEqual([['Dr pts:avail:wallet 1000', 'Cr pts:held:wallet 1000']]);
    expect(transfers[0]!.details).toEqual({
      shopId: SHOP,
      subject: { kind: 'redemption', id: 'r1' },
      step: 'authorised',
      lots: [
        { lotId: 'a', points: '700' },
        { lotId: 'b', points: '300' },
      ],
    });
    expect(lots.map((lot) => [lot.id, lot.restPoints, lot.reservedPoints])).toEqual([
      ['a', 0n, 700n],
      ['b', 700n, 300n],
    ]);
  });

  test('captures a part (13): the shop gets it less the fee, the holder the rest', () => {
    const step = authorised();

    const { redemption, transfers, lots } = stepOf(
      captureRedemption(step.redemption, placedBy(step), 850n, NOW_MS + 5),
    );

    expect(redemption).toMatchObject({ state: 'captured', capturedPoints: 850n });
    expect(transfers.map((made) => [made.id, made.template])).toEqual([['capture/r1', '13']]);
    expect(transfers.map(legs)).toEqual([
      [
        'Dr pts:held:wallet 1000',
        `Cr partner:payable:${SHOP} 842`,
        'Cr fee:income:PTS 8',
        'Cr pts:avail:wallet 150',
      ],
    ]);
    expect(transfers[0]!.details.policies).toEqual([{ name: 'fee', version: 1 }]);
    expect(lots.map((lot) => [lot.id, lot.restPoints, lot.reservedPoints])).toEqual([
      ['a', 0n, 0n],
      ['b', 850n, 0n],
    ]);
  });

  test('is captured at once in one transfer (13d) when the till asks for it', () => {
    const { redemption, transfers, hold } = capturedAtOnce();

    expect(redemption).toMatchObject({ state: 'captured', dueAtMs: undefined });
    expect(hold).toMatchObject({ state: 'resolved' });
    expect(transfers.map((made) => made.template)).toEqual(['13d']);
    expect(transfers.map(legs)).toEqual([
      ['Dr pts:avail:wallet 1050', `Cr partner:payable:${SHOP} 1040`, 'Cr fee:income:PTS 10'],
    ]);
  });

  test.each([
    ['voided', (s: ReturnType<typeof authorised>) => voidRedemption(s.redemption, placedBy(s), 1)],
    [
      'lapsed',
      (s: ReturnType<typeof authorised>) =>
        lapseRedemption(s.redemption, placedBy(s), NOW_MS + 7 * DAY_MS),
    ],
  ])('that is %s goes back to the holder (14)', (state, end) => {
    const step = stepOf(end(authorised()));

    expect(step.redemption).toMatchObject({ state, dueAtMs: undefined });
    expect(step.transfers.map((made) => [made.id, made.template])).toEqual([['release/r1', '14']]);
    expect(step.transfers.map(legs)).toEqual([
      ['Dr pts:held:wallet 1000', 'Cr pts:avail:wallet 1000'],
    ]);
    expect(step.lots.map((lot) => lot.restPoints)).toEqual([700n, 1_000n]);
  });

  test('is refunded (15) with the difference of the fees, half to even', () => {
    const step = capturedAtOnce();

    // The fee on 1,050 is 10.5 → 10; on the 950 that stay 9.5 → 10; on 850 it is 8.5 → 8.
    const first = stepOf(refundRedemption(step.redemption, placedBy(step), 100n, NOW_MS));
    const second = stepOf(refundRedemption(first.redemption, placedBy(first), 100n, NOW_MS));

    expect([first, second].map(({ transfers }) => transfers.map((made) => made.id))).toEqual([
      ['refund/r1/0'],
      ['refund/r1/100'],
    ]);
    expect([first, second].flatMap(({ transfers }) => transfers.map(legs))).toEqual([
      [`Dr partner:payable:${SHOP} 100`, 'Cr pts:avail:wallet 100'],
      [`Dr partner:payable:${SHOP} 98`, 'Dr fee:income:PTS 2', 'Cr pts:avail:wallet 100'],
    ]);
  });

  test('gives a refund back to the lots that were used last', () => {
    const step = capturedAtOnce();

    const { lots, transfers } = stepOf(
      refundRedemption(step.redemption, placedBy(step), 400n, NOW_MS + 2 * DAY_MS),
    );

    expect(lots.map((lot) => [lot.id, lot.restPoints, lot.expiresAtMs])).toEqual([
      ['a', 50n, NOW_MS + 32 * DAY_MS],
      ['b', 1_000n, NOW_MS + 400 * DAY_MS],
    ]);
    expect(transfers[0]!.details.lots).toEqual([
      { lotId: 'a', points: '50' },
      { lotId: 'b', points: '350' },
    ]);
  });
});

describe('a redemption above the ceiling', () => {
  test('asks the holder for 60 seconds and sets nothing aside', () => {
    expect(awaiting()).toMatchObject({
      redemption: { state: 'awaiting-holder', dueAtMs: NOW_MS + 60_000 },
      hold: undefined,
      lots: [],
      transfers: [],
    });
  });

  test('goes on as any other once the holder agrees', () => {
    const { redemption } = awaiting();

    const step = stepOf(confirmRedemption(redemption, LOTS, NOW_MS + 59_999));

    expect(step.redemption).toMatchObject({
      state: 'authorised',
      dueAtMs: NOW_MS + 59_999 + 7 * DAY_MS,
    });
    expect(step.transfers.map((made) => made.template)).toEqual(['12']);
  });

  test('is over when the holder declines, the shop cancels, or 60 seconds pass', () => {
    const { redemption } = awaiting();

    const ends = [
      declineRedemption(redemption, NOW_MS),
      voidRedemption(redemption, undefined, NOW_MS),
      lapseRedemption(redemption, undefined, NOW_MS + 60_000),
    ];

    expect(ends.map((end) => stepOf(end).redemption.state)).toEqual([
      'declined',
      'voided',
      'lapsed',
    ]);
    expect(ends.flatMap((end) => stepOf(end).transfers)).toEqual([]);
  });
});

describe('a redemption refuses', () => {
  const late = NOW_MS + 7 * DAY_MS;
  const open = authorised();
  const done = capturedAtOnce();
  const asked = awaiting().redemption;
  const error = (result: { ok: boolean; error?: string }) => (result.ok ? 'done' : result.error);

  test.each([
    ['more than there is', startRedemption(aDraft(1_701n), LOTS, 30_000n), 'insufficient-points'],
    [
      'to ask for more than there is',
      startRedemption(aDraft(1_701n), LOTS, 1n),
      'insufficient-points',
    ],
    [
      'expired points',
      startRedemption({ ...aDraft(1_001n), openedAtMs: NOW_MS + DAY_MS }, LOTS, 9_999n),
      'insufficient-points',
    ],
    [
      'a yes that comes late',
      confirmRedemption(asked, LOTS, NOW_MS + 60_000),
      'redemption-decided',
    ],
    [
      'a yes without the points',
      confirmRedemption(asked, [LOTS[0]!], NOW_MS),
      'insufficient-points',
    ],
    ['a no that comes late', declineRedemption(asked, NOW_MS + 60_000), 'redemption-decided'],
    [
      'to capture more than was set aside',
      captureRedemption(open.redemption, placedBy(open), 1_001n, NOW_MS),
      'capture-too-large',
    ],
    [
      'to capture what has lapsed',
      captureRedemption(open.redemption, placedBy(open), 1n, late),
      'redemption-decided',
    ],
    [
      'to capture twice',
      captureRedemption(done.redemption, placedBy(done), 1n, NOW_MS),
      'redemption-decided',
    ],
    [
      'to void what was captured',
      voidRedemption(done.redemption, placedBy(done), NOW_MS),
      'redemption-decided',
    ],
    [
      'to lapse too early',
      lapseRedemption(open.redemption, placedBy(open), late - 1),
      'redemption-decided',
    ],
    [
      'to refund what was not captured',
      refundRedemption(open.redemption, placedBy(open), 1n, NOW_MS),
      'redemption-decided',
    ],
    [
      'to refund more than was captured',
      refundRedemption(done.redemption, placedBy(done), 1_051n, NOW_MS),
      'refund-too-large',
    ],
  ])('%s', (_, result, refusal) => {
    expect(error(result)).toBe(refusal);
  });
});
