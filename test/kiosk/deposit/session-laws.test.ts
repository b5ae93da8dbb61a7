import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDeposit, step } from '#kiosk/deposit/session.ts';
import type { Deposit, Effect, Input, Session, Touch } from '#kiosk/deposit/states.ts';
import { EMPTY_TALLY, totalsOf } from '#kiosk/deposit/tally.ts';
import { WON_500, aDeposit, closed, attract, touch, ticked } from '../../support/session-states.ts';

describe('laws of a deposit session', () => {
  const anyTouch = fc.constantFrom<Touch>(
    ...(['start', 'delete', 'confirm-number', 'without-number', 'agree', 'under-14'] as const).map(
      (what) => ({ do: what }),
    ),
    ...(['finish', 'cancel', 'more-time', 'home'] as const).map((what) => ({ do: what })),
    { do: 'digit', digit: '7' },
  );
  const anyCoin = fc.constantFrom(WON_500, { currency: 'USD', faceMinor: 25n });
  const anyInput: fc.Arbitrary<Input> = fc.oneof(
    { weight: 4, arbitrary: anyTouch.map((touch): Input => ({ on: 'touched', touch })) },
    { weight: 4, arbitrary: fc.constant(ticked) },
    {
      weight: 4,
      arbitrary: fc
        .array(anyCoin, { maxLength: 3 })
        .map((coins): Input => ({ on: 'creditsRecorded', coins, rejects: [] })),
    },
    fc.constantFrom<Input>(
      { on: 'slotOpened' },
      { on: 'slotRefused' },
      { on: 'acceptorCameUp' },
      { on: 'acceptorWentDown', isJam: false },
      { on: 'acceptorWentDown', isJam: true },
      { on: 'serviceEnded' },
      { on: 'slotSettled', isProven: true },
      { on: 'slotSettled', isProven: false },
    ),
  );

  /** Does at once what a runner would do, and keeps its own count of the coins. */
  function play(moves: readonly { input: Input; afterMs: number }[]) {
    let session: Session = attract;
    let nowMs = 0;
    let recordedMinor = 0n;
    const closings: { shownMinor: bigint; recordedMinor: bigint }[] = [];
    const feed = (input: Input): void => {
      if (input.on === 'creditsRecorded' && openDeposit(session)) {
        for (const { faceMinor } of input.coins) recordedMinor += faceMinor;
      }
      const [after, effects] = step(session, input, nowMs);
      session = after;
      effects.forEach(perform);
    };
    const perform = (effect: Effect): void => {
      if (effect.do === 'sealNumber') feed({ on: 'numberSealed', phone: '…' });
      if (effect.do === 'recordOpening') {
        recordedMinor = 0n;
        feed({ on: 'openingRecorded', deposit: aDeposit() });
      }
      if (effect.do === 'recordClosing') {
        closings.push({ shownMinor: sum(openDeposit(session)), recordedMinor });
        feed({ on: 'closingRecorded', closed });
      }
    };
    for (const { input, afterMs } of moves) {
      const before = openDeposit(session);
      const closingsBefore = closings.length;
      nowMs += afterMs;
      feed(input);
      const wasLost = before !== undefined && openDeposit(session)?.sessionId === undefined;
      if (wasLost) expect(closings.length).toBe(closingsBefore + 1);
      if (openDeposit(session)) expect(sum(openDeposit(session))).toBe(recordedMinor);
    }
    return closings;
  }
  const sum = (deposit: Deposit | undefined): bigint =>
    totalsOf(deposit?.tally ?? EMPTY_TALLY).reduce((all, total) => all + total.amountMinor, 0n);

  test('what is shown is what is recorded, and only a recorded closing ends a session', () => {
    const begin: Input[] = [touch('start'), touch('without-number'), touch('agree')];

    fc.assert(
      fc.property(
        fc.array(fc.record({ input: anyInput, afterMs: fc.nat(30_000) }), { maxLength: 80 }),
        (moves) => {
          const all = [...begin.map((input) => ({ input, afterMs: 0 })), ...moves];
          for (const closing of play(all)) expect(closing.shownMinor).toBe(closing.recordedMinor);
        },
      ),
      { numRuns: 500 },
    );
  });
});
