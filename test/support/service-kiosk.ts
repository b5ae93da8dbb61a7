// The service screen on a memory store and a hand-moved clock, beside an acceptor that obeys.
import type { AcceptorState, SlotAnswer } from '#drivers/coin-acceptor.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { ScreenCommand } from '#kiosk/bridge/contract.ts';
import { createCounters } from '#kiosk/health/counters.ts';
import { openService } from '#kiosk/service/open-service.ts';
import { keepRecentLog } from '#kiosk/service/recent-log.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { ACCEPTOR, AT_MS } from './kiosk-records.ts';

export const READY: AcceptorState = {
  state: 'ready',
  acceptorId: ACCEPTOR,
  isOpen: false,
  approvedPositions: [4],
};

/** What `world` says may be changed while it runs; a store may be given to start on. */
export function serviceKiosk(store = memoryKioskStore()) {
  const clock = handMovedClock(AT_MS);
  const life = new AbortController();
  const recentLog = keepRecentLog(() => {}, clock);
  const slotTold: string[] = [];
  const obeys = (what: string) => async (): Promise<SlotAnswer> => {
    slotTold.push(what);
    return { ok: true };
  };
  const world = { isFree: true, isOnline: true, recorded: () => {} };
  const service = openService({
    hasOperators: true,
    // The slow hash has its own test (access.test.ts).
    mayEnter: async (operatorCode, pin) => operatorCode === '17' && pin === '408217',
    store,
    clock,
    signal: life.signal,
    recentLog,
    acceptors: {
      states: [READY],
      tables: () => [{}],
      inhibit: obeys('inhibit'),
      settle: obeys('settle'),
    },
    counts: createCounters().counts,
    link: () => ({
      enrolment: { state: 'enrolled', kioskId: 'k', kioskEpoch: 1 },
      sync: world.isOnline
        ? { state: 'idle' }
        : {
            state: 'backing-off',
            batchSeq: 1,
            attempt: 3,
            reason: 'x',
            retryAtMs: AT_MS + 9_500,
          },
      isOnline: world.isOnline,
      isHeld: false,
    }),
    beatNow: () => {},
    serverNowMs: () => clock.nowMs(),
    hasPrices: () => true,
    unsentRecords: () => store.outbox().unsentRecords,
    isFree: () => world.isFree,
    recorded: () => world.recorded(),
    changed: () => {},
  });
  const kiosk = {
    store,
    clock,
    recentLog,
    world,
    /** What the slot was told, in order. */
    slotTold,
    service,
    ask: (command: ScreenCommand) => service.perform(command),
    signIn: (pin = '408217') => kiosk.ask({ do: 'service-sign-in', operatorCode: '17', pin }),
    part: () => service.part(),
    records: () => store.nextRecords(1_000, 1e6).records.map(({ kind, body }) => [kind, body]),
  };
  return kiosk;
}
