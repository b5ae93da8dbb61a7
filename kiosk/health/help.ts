// A call for help from the screen: shown there, journaled for the operator, over after a while.
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

export interface Help {
  /** One record a call; calling again meanwhile changes nothing. */
  call(): void;
  isCalled(): boolean;
}

/** Nobody has called yet. */
export function createHelp(store: Pick<KioskStore, 'commit'>, clock: Clock): Help {
  let untilMs = -Infinity;
  const isCalled = (): boolean => clock.monotonicMs() < untilMs;
  return {
    isCalled,
    call: () => {
      if (isCalled()) return;
      store.commit({ atMs: clock.nowMs(), records: [{ kind: 'help-called', body: {} }] });
      untilMs = clock.monotonicMs() + HELP_SHOWN_MS;
    },
  };
}

const HELP_SHOWN_MS = 180_000;
