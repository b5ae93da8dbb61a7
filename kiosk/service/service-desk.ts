// The service screen's side in the controller: who is let in, what they ask, and when the screen leaves by itself.
import type { Clock } from '#drivers/clock.ts';
import type { CashboxMoves } from '../cashbox/cashbox-moves.ts';
import type { KioskView, ScreenCommand } from '../bridge/contract.ts';
import type { Tries } from './tries.ts';

type Checks = Extract<KioskView, { screen: 'service' }>['selfTest'];

/** What stands on the screen; undefined while the service screen is not asked for. Times are monotonic. */
export type ServiceState =
  | Readonly<{ at: 'sign-in'; isChecking: boolean; isRefused: boolean; touchedAtMs: number }>
  | Readonly<{
      at: 'inside';
      operatorCode: string;
      selfTest: Checks;
      isNotStored: boolean;
      touchedAtMs: number;
    }>;

export interface ServiceDesk {
  readonly state: ServiceState | undefined;
  /** Takes what staff ask; false for what is not its business. While it stands, nothing else is heard. */
  perform(command: ScreenCommand): boolean;
  /** Leaves when nobody has touched the screen for a while. */
  tick(): void;
}

type DeskDeps = Readonly<{
  /** Judges a code and its PIN. */
  mayEnter(operatorCode: string, pin: string): Promise<boolean>;
  clock: Clock;
  tries: Tries;
  cashbox: CashboxMoves;
  /** Nobody is in the middle of a deposit. */
  isFree(): boolean;
  selfTest(): Promise<Checks['checks']>;
  /** The screen is to be drawn again. */
  changed(): void;
}>;

/** Closed at first. */
export function createServiceDesk(deps: DeskDeps): ServiceDesk {
  const { clock, tries, cashbox, changed } = deps;
  let state: ServiceState | undefined;
  /** One try at a time, also when the screen was left meanwhile: the next one is judged after this was counted. */
  let isJudging = false;

  function become(next: ServiceState | undefined): void {
    state = next;
    changed();
  }
  const inside = () => (state?.at === 'inside' ? state : undefined);

  async function signIn(operatorCode: string, pin: string): Promise<void> {
    if (state?.at !== 'sign-in' || isJudging || tries.lockedMs() > 0) return;
    isJudging = true;
    become({ ...state, isChecking: true, isRefused: false });
    const isRight = await deps.mayEnter(operatorCode, pin);
    isJudging = false;
    if (!isRight) tries.refused();
    if (state?.at !== 'sign-in') return;
    const touchedAtMs = clock.monotonicMs();
    if (!isRight) return become({ at: 'sign-in', isChecking: false, isRefused: true, touchedAtMs });
    tries.opened(operatorCode);
    readCashbox();
    const selfTest: Checks = { state: 'none', checks: [] };
    become({ at: 'inside', operatorCode, selfTest, isNotStored: false, touchedAtMs });
  }

  /** The screen then shows what was known; that the store is broken stands there too. */
  function readCashbox(): void {
    try {
      cashbox.read();
    } catch {
      // The keeper of the store has noticed.
    }
  }

  async function test(): Promise<void> {
    const now = inside();
    if (!now || now.selfTest.state === 'running') return;
    become({ ...now, selfTest: { state: 'running', checks: [] } });
    const checks = await deps.selfTest();
    const after = inside();
    if (after) become({ ...after, selfTest: { state: 'done', checks } });
  }

  function told(isStored: boolean): void {
    const now = inside();
    if (now) become({ ...now, isNotStored: !isStored });
  }

  function ask(command: ScreenCommand): void {
    switch (command.do) {
      case 'home':
        return become(undefined);
      case 'service-sign-in':
        return void signIn(command.operatorCode, command.pin);
      case 'service-self-test':
        return void test();
      case 'cashbox-removed':
        if (inside()) void cashbox.remove(command.sealNumber).then(told);
        return;
      case 'cashbox-inserted':
        if (inside()) told(cashbox.insert());
        return;
    }
  }

  return {
    get state() {
      return state;
    },
    perform: (command) => {
      if (command.do === 'service') {
        if (!state && deps.isFree()) {
          const touchedAtMs = clock.monotonicMs();
          become({ at: 'sign-in', isChecking: false, isRefused: false, touchedAtMs });
        }
        return true;
      }
      if (!state) return isOfStaff(command);
      state = { ...state, touchedAtMs: clock.monotonicMs() };
      ask(command);
      changed();
      return true;
    },
    tick: () => {
      if (state && clock.monotonicMs() - state.touchedAtMs >= idleLimitMs(state)) become(undefined);
    },
  };
}

/** How long the screen stays without a touch. */
export const idleLimitMs = ({ at }: ServiceState): number =>
  at === 'sign-in' ? SIGN_IN_IDLE_MS : INSIDE_IDLE_MS;

/** What only staff may ask; a depositor's screen never sends it. */
type StaffCommand = Extract<ScreenCommand, { do: `service${string}` | `cashbox${string}` }>;

/** Heard only where staff were let in. */
export const isOfStaff = (command: ScreenCommand): command is StaffCommand =>
  command.do.startsWith('service') || command.do.startsWith('cashbox');
const SIGN_IN_IDLE_MS = 60_000;
const INSIDE_IDLE_MS = 180_000;
