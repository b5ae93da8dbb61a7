// The kiosk looks at itself without taking a coin: acceptor, slot, table, prices, ledger, clock, journal.
import type { Clock } from '#drivers/clock.ts';
import type { AcceptorState, SlotAnswer } from '#drivers/coin-acceptor.ts';
import type { KioskView } from '../bridge/contract.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

type Checks = Extract<KioskView, { screen: 'service' }>['selfTest']['checks'];
type CheckName = Checks[number]['name'];

export type SelfTestDeps = Readonly<{
  store: Pick<KioskStore, 'commit' | 'isSpaceReserved'>;
  clock: Clock;
  signal: AbortSignal;
  acceptorStates(): readonly AcceptorState[];
  inhibit(): Promise<SlotAnswer>;
  hasTable(): boolean;
  hasPrices(): boolean;
  /** Asks the ledger for a sign of life. */
  beatNow(): void;
  isOnline(): boolean;
  /** The ledger's time as far as we know it. */
  serverNowMs(): number;
}>;

/** Takes at most `STEP_TIMEOUT_MS` and `LEDGER_WAIT_MS`; the result is journaled, which is itself the last check. */
export async function runSelfTest(deps: SelfTestDeps): Promise<Checks> {
  const { store, clock, signal } = deps;
  deps.beatNow();
  const states = deps.acceptorStates();
  const isClosed = await within(deps, deps.inhibit());
  await clock.sleep(LEDGER_WAIT_MS, signal);
  const isOnline = deps.isOnline();
  const found: readonly (readonly [CheckName, boolean])[] = [
    ['acceptor', states.length > 0 && states.every(({ state }) => state === 'ready')],
    ['slot-closes', isClosed],
    ['coin-table', deps.hasTable()],
    ['prices', deps.hasPrices()],
    ['ledger', isOnline],
    ['clock', Math.abs(deps.serverNowMs() - clock.nowMs()) <= CLOCK_OFF_MS_MAX],
  ];
  const body = Object.fromEntries(found);
  const checks = found.map(([name, isGood]) => ({ name, isGood }));
  return [...checks, { name: 'journal', isGood: isStored(store, clock.nowMs(), body) }];
}

/** Closed and read back, in time. */
async function within(
  { clock, signal }: Pick<SelfTestDeps, 'clock' | 'signal'>,
  asked: Promise<SlotAnswer>,
): Promise<boolean> {
  const isAnswered = new AbortController();
  const limit = AbortSignal.any([isAnswered.signal, signal]);
  const late = clock.sleep(STEP_TIMEOUT_MS, limit).then(() => undefined);
  const first = await Promise.race([asked.catch(() => undefined), late]);
  isAnswered.abort();
  return first?.ok === true;
}

function isStored(
  store: SelfTestDeps['store'],
  atMs: number,
  body: Record<string, unknown>,
): boolean {
  try {
    store.commit({ atMs, records: [{ kind: 'self-test', body }] });
    return store.isSpaceReserved();
  } catch {
    // The keeper of the store has noticed; the screen says so.
    return false;
  }
}

const STEP_TIMEOUT_MS = 10_000;
/** A heartbeat is answered well within this time, or there is no network worth the name. */
const LEDGER_WAIT_MS = 2_000;
const CLOCK_OFF_MS_MAX = 60_000;
