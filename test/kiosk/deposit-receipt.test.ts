import { describe, expect, test } from 'vitest';
import { receiptForDeposit } from '#kiosk/deposit-receipt.ts';
import { countCoin, EMPTY_TALLY } from '#kiosk/deposit/tally.ts';
import type { KioskProfile } from '#kiosk/store/kiosk-store.ts';
import { anEnrolment, AT_MS, kioskKey, SESSION } from '../support/kiosk-records.ts';

const DAY_MS = 86_400_000;
const PROFILE = { kioskName: 'Demo kiosk', holdPeriodMs: 7 * DAY_MS };

/** From when a deposit of one coin of each currency can be spent, in days after it was closed. */
function daysUntilSpendable(currencies: readonly string[], profile: KioskProfile): number {
  const tally = currencies.reduce(
    (counted, currency) => countCoin(counted, { currency, faceMinor: 100n }),
    EMPTY_TALLY,
  );
  const closed = receiptForDeposit(
    { sessionId: SESSION, openedSeq: 1, tally, rejects: [] },
    { closedAtMs: AT_MS, closedSeq: 9 },
    kioskKey,
    {
      enrolment: anEnrolment(),
      card: undefined,
      profile,
      isDisabled: false,
      restartNumber: 0,
      sealingKey: undefined,
    },
  );
  return (Date.parse(closed!.availableFrom) - AT_MS) / DAY_MS;
}

describe('what a depositor takes away', () => {
  test.each([
    [['KRW'], undefined, 7],
    [['KRW', 'JPY'], undefined, 7],
    [['KRW', 'JPY'], { JPY: 14 * DAY_MS }, 14],
    [['KRW'], { JPY: 14 * DAY_MS }, 7],
    [['JPY'], { JPY: DAY_MS }, 1],
    [['KRW', 'JPY'], { JPY: DAY_MS }, 7],
  ])('of %s with other periods %o says it can be spent after the last hold', (coins, own, days) => {
    const profile = own ? { ...PROFILE, holdPeriodsMs: own } : PROFILE;

    expect(daysUntilSpendable(coins, profile)).toBe(days);
  });
});
