// Composes the service screen: its log, its tries, the cashbox, the self-test, and what is shown of them.
import type { AcceptorState, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { ScreenCommand } from '../bridge/contract.ts';
import { createCashboxMoves } from '../cashbox/cashbox-moves.ts';
import type { Counts } from '../health/counters.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import type { LinkView } from '../sync/ledger-link.ts';
import type { RecentLog } from './recent-log.ts';
import { runSelfTest } from './self-test.ts';
import { createServiceDesk } from './service-desk.ts';
import { servicePart, type ServicePart } from './service-view.ts';
import { createTries } from './tries.ts';

export type ServiceDeps = Readonly<{
  /** False where nobody was given an access. */
  hasOperators: boolean;
  /** Judges a code and its PIN. */
  mayEnter(operatorCode: string, pin: string): Promise<boolean>;
  store: KioskStore;
  clock: Clock;
  signal: AbortSignal;
  recentLog: RecentLog;
  acceptors: Readonly<{
    states: readonly AcceptorState[];
    tables(): readonly object[];
    inhibit(): Promise<SlotAnswer>;
    settle(): Promise<SlotAnswer>;
  }>;
  counts(): Counts;
  link(): LinkView;
  beatNow(): void;
  serverNowMs(): number;
  hasPrices(): boolean;
  unsentRecords(): number;
  /** Nobody is in the middle of a deposit. */
  isFree(): boolean;
  recorded(): void;
  changed(): void;
}>;

export interface Service {
  /** Takes what staff ask; false for what is not its business. */
  perform(command: ScreenCommand): boolean;
  /** Called often: leaves when nobody is there. */
  tick(): void;
  isCashboxOut(): boolean;
  /** Staff stand before the kiosk: what they do is told to the ledger at once. */
  isOpen(): boolean;
  /** What stands on the screen, while it is the service screen. */
  part(): ServicePart | undefined;
}

/** Reads the journal once; throws when it cannot be read. */
export function openService(deps: ServiceDeps): Service {
  const { clock, acceptors, recentLog } = deps;
  const tries = createTries({ ...deps, log: recentLog.log });
  const cashbox = createCashboxMoves({ ...deps, settle: () => acceptors.settle() });
  const desk = createServiceDesk({
    ...deps,
    tries,
    cashbox,
    selfTest: () =>
      runSelfTest({
        ...deps,
        acceptorStates: () => acceptors.states,
        inhibit: () => acceptors.inhibit(),
        hasTable: () => acceptors.tables().length > 0,
        isOnline: () => deps.link().isOnline,
      }),
  });
  return {
    perform: desk.perform,
    tick: desk.tick,
    isCashboxOut: cashbox.isOut,
    isOpen: () => desk.state !== undefined,
    part: () =>
      desk.state &&
      servicePart(desk.state, {
        hasOperators: deps.hasOperators,
        lockedMs: tries.lockedMs(),
        acceptors: acceptors.states,
        counts: deps.counts(),
        cashbox,
        link: deps.link(),
        unsentRecords: deps.unsentRecords(),
        log: recentLog.lines(),
        nowMs: clock.nowMs(),
        monotonicMs: clock.monotonicMs(),
      }),
  };
}
