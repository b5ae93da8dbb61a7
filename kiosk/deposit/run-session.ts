// Runs the deposit session: takes inputs in order, performs effects, records before anything is shown.
import type { AcceptorHost, AcceptorReport, AcceptorState } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { KioskStore } from '../store/kiosk-store.ts';
import { createCreditDesk } from './credit-desk.ts';
import { type SealedNumber, sealNumber } from './seal-number.ts';
import { openDeposit, step } from './session.ts';
import {
  type Closing,
  recordClosing,
  recordOpening,
  restoreDeposit,
  tallyOf,
} from './session-records.ts';
import { createSlotWork, type Slot } from './slot-work.ts';
import type { Closed, Deposit, Effect, Input, Session, SessionLanguage, Touch } from './states.ts';
import type { UnclaimedPickup } from './unclaimed.ts';

export type SessionDeps = Readonly<{
  store: KioskStore;
  slot: Slot;
  clock: Clock;
  entropy: Entropy;
  signal: AbortSignal;
  log: AcceptorHost['log'];
  /** The estimate of the ledger's time. */
  serverNowMs(): number;
  /** The card a new session would pin. */
  cardInForce(): RateCard | undefined;
  /** The ledger's raw X25519 key, once there is an enrolment. */
  sealingKey(): Uint8Array | undefined;
  /** The receipt of a closed session; undefined when the kiosk is not enrolled. */
  issueReceipt(deposit: Deposit, closing: Closing): Closed | undefined;
  /** Something new is in the journal. */
  recorded(): void;
  /** The screen is to be drawn again. */
  changed(): void;
}>;

export interface SessionRunner {
  readonly session: Session;
  /** The code for coins without a session, while it is on the screen. */
  readonly pickup: UnclaimedPickup | undefined;
  touch(touch: Touch): void;
  /** The language of the next session's record. */
  speak(lang: SessionLanguage): void;
  /** Stores what the acceptor reports, as the acceptor's host must: throws when it cannot be stored, else returns it. */
  storeReport(report: AcceptorReport): AcceptorReport;
  acceptorChanged(state: AcceptorState): void;
  storeFailed(): void;
  /** The store has been read again after a failure; `state` is where the acceptor stands. */
  storeReopened(state: AcceptorState): void;
  /** The kiosk was disabled: who has not begun goes home, who has is credited in full. */
  serviceEnded(): void;
  /** Resolves when `signal` has ended the ticking. */
  readonly done: Promise<void>;
}

/** Starts the runner. A session that the journal tells as open is closed first, with full credit. */
export function runSession(deps: SessionDeps): SessionRunner {
  const { store, clock, entropy, signal, log } = deps;
  const desk = createCreditDesk(deps);
  const slotWork = createSlotWork({ ...deps, answer: (input) => dispatch(input) });
  const inputs: Input[] = [];
  let isStepping = false;
  let session: Session = { state: 'attract' };
  let sealed: SealedNumber | undefined;
  let lang: SessionLanguage = 'ko';

  /** An effect may answer at once: its input waits until the effects before it are done. */
  function dispatch(input: Input): void {
    inputs.push(input);
    if (isStepping) return;
    isStepping = true;
    try {
      for (let next = inputs.shift(); next; next = inputs.shift()) {
        const [after, effects] = step(session, next, clock.monotonicMs());
        session = after;
        effects.forEach(perform);
      }
    } finally {
      isStepping = false;
    }
    deps.changed();
  }

  function perform(effect: Effect): void {
    switch (effect.do) {
      case 'sealNumber': {
        const answer = sealNumber(effect, deps.sealingKey(), entropy);
        sealed = answer.ok ? answer.sealed : undefined;
        return dispatch(
          answer.ok
            ? { on: 'numberSealed', phone: answer.phone }
            : { on: 'numberRefused', error: answer.error },
        );
      }
      case 'forgetNumber':
        sealed = undefined;
        return;
      case 'recordOpening':
        return openRecord(effect);
      case 'openSlot':
        return openSlot(openDeposit(session));
      case 'closeSlot':
        return slotWork.close();
      case 'settleSlot':
        return slotWork.settle();
      case 'recordClosing':
        return closeRecord(effect.isProven);
    }
  }

  function openSlot(deposit: Deposit | undefined): void {
    const isAwaited = (): boolean => session.state === 'opening';
    const isWanted = (): boolean =>
      POURING.has(session.state) && openDeposit(session)?.sessionId === deposit?.sessionId;
    slotWork.open(deposit?.card, isAwaited, isWanted);
  }

  function openRecord(consent: Extract<Effect, { do: 'recordOpening' }>): void {
    try {
      const deposit = recordOpening(deps, { ...consent, lang }, sealed, deps.cardInForce());
      desk.renewRejects();
      deps.recorded();
      dispatch({ on: 'openingRecorded', deposit });
    } catch (error) {
      log('warn', 'a session could not be opened', { error: String(error) });
      dispatch({ on: 'openingFailed' });
    }
  }

  /** Tried until it is durable; credits until then are the session's. */
  function closeRecord(isProven: boolean): void {
    const deposit = openDeposit(session);
    if (!deposit) return;
    try {
      const closing = recordClosing(deps, { deposit, isProven, closedAtMs: deps.serverNowMs() });
      desk.renewRejects();
      deps.recorded();
      const closed = deps.issueReceipt(deposit, closing);
      dispatch({ on: 'closingRecorded', ...(closed && { closed }) });
    } catch (error) {
      log('warn', 'a session could not be closed yet', { error: String(error) });
      void clock
        .sleep(STORE_AGAIN_MS, signal)
        .then(() => (signal.aborted ? undefined : closeRecord(isProven)));
    }
  }

  /** A session that the journal tells as open and nobody stands before: closed with full credit. */
  function recover(): void {
    const interrupted = store.openSession();
    if (!interrupted || openDeposit(session)) return;
    const deposit = restoreDeposit(deps, interrupted);
    log('info', 'an interrupted session closes with full credit', { sessionId: deposit.sessionId });
    session = { state: 'closing', deposit, reason: 'recovered', sinceMs: clock.monotonicMs() };
    slotWork.settle();
  }

  function tellAcceptor(state: AcceptorState): void {
    if (state.state === 'ready') return dispatch({ on: 'acceptorCameUp' });
    const isJam = state.state === 'out-of-service' && state.reason === 'self-check';
    dispatch({ on: 'acceptorWentDown', isJam });
  }

  async function tick(): Promise<void> {
    while (!signal.aborted) {
      await clock.sleep(TICK_MS, signal);
      if (!signal.aborted) dispatch({ on: 'ticked' });
    }
  }

  recover();
  return {
    get session() {
      return session;
    },
    get pickup() {
      return desk.pickup();
    },
    touch: (touch) => dispatch({ on: 'touched', touch }),
    speak: (next) => {
      lang = next;
    },
    storeReport: (report) => {
      const { isOfSession, coins, rejects } = desk.store(report, openDeposit(session)?.sessionId);
      deps.recorded();
      if (isOfSession) dispatch({ on: 'creditsRecorded', coins, rejects });
      else deps.changed();
      return report;
    },
    acceptorChanged: (state) => {
      // Whatever it says once it is ready, it has told its whole buffer before.
      if (state.state === 'ready' && !openDeposit(session)) desk.acceptorReconciled();
      tellAcceptor(state);
    },
    storeFailed: () => {
      slotWork.close();
      dispatch({ on: 'acceptorWentDown', isJam: false });
    },
    storeReopened: (state) => {
      const told = store.openSession();
      if (told && told.opened.sessionId === openDeposit(session)?.sessionId) {
        dispatch({ on: 'tallyRead', tally: tallyOf(told.coins) });
      }
      recover();
      if (state.state === 'ready') tellAcceptor(state);
    },
    serviceEnded: () => dispatch({ on: 'serviceEnded' }),
    done: tick(),
  };
}

/** States in which an acceptor that gets ready opens too. */
const POURING: ReadonlySet<Session['state']> = new Set(['opening', 'pouring', 'more']);
const TICK_MS = 250;
const STORE_AGAIN_MS = 1_000;
