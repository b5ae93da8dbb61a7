import { describe, expect, test } from 'vitest';
import type { AcceptorState } from '#drivers/coin-acceptor.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { createAcceptorNotes } from '#kiosk/health/acceptor-notes.ts';
import { createCounters } from '#kiosk/health/counters.ts';
import { createHelp } from '#kiosk/health/help.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { ACCEPTOR, aPosition } from '../../support/kiosk-records.ts';

const ready: AcceptorState = {
  state: 'ready',
  acceptorId: ACCEPTOR,
  isOpen: false,
  approvedPositions: [4],
};
const silent: AcceptorState = { state: 'out-of-service', reason: 'silent', detail: 'no answer' };

const bodies = (store: ReturnType<typeof memoryKioskStore>) =>
  store.nextRecords(1000, 1e6).records.map(({ kind, body }) => [kind, body]);

describe('notes of the acceptor', () => {
  test('tell each change once, and a flapping cable at most every ten seconds', async () => {
    const store = memoryKioskStore();
    const clock = handMovedClock();
    const note = createAcceptorNotes(store, clock);

    note({ state: 'connecting' });
    for (let seconds = 0; seconds < 30; seconds++) {
      note(seconds % 2 ? silent : ready);
      note({ ...ready, isOpen: true });
      await clock.advance(1_000);
    }

    expect(bodies(store).length).toBeLessThanOrEqual(3);
    expect(bodies(store)[0]).toEqual(['acceptor-state', { state: 'ready', acceptorId: ACCEPTOR }]);
  });
});

describe('a call for help', () => {
  test('is shown for three minutes and journaled once', async () => {
    const store = memoryKioskStore();
    const clock = handMovedClock();
    const help = createHelp(store, clock);

    help.call();
    help.call();
    const atOnce = help.isCalled();
    await clock.advance(180_000);

    expect([atOnce, help.isCalled()]).toEqual([true, false]);
    expect(bodies(store)).toEqual([['help-called', {}]]);
  });
});

test('the counters count by what happened', () => {
  const counters = createCounters();

  counters.countReport({
    position: aPosition(4),
    isReconciled: false,
    events: [
      { kind: 'coin', creditSeq: 1n, position: 4, route: 0, value: undefined },
      { kind: 'reject', creditSeq: 2n, code: 1, cause: 'refused' },
      { kind: 'reject', creditSeq: 3n, code: 1, cause: 'refused' },
      { kind: 'gap', lostCount: 1, reason: 'credits-lost' },
    ],
  });
  counters.countStoreFailure();

  expect(counters.counts()).toEqual({
    coins: 1,
    gaps: 1,
    storeFailures: 1,
    rejects: { refused: 2 },
  });
});
