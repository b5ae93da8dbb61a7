// One acceptor while its line holds: polls for credits, keeps the slot as wanted, looks after its health.
import type { AcceptorHost, AcceptorState, CreditEvent, SlotAnswer } from '../coin-acceptor.ts';
import { approvedValue } from '../coin-table.ts';
import type { CoinTable } from '../coin-table.ts';
import type { CoinValue } from '../coin.ts';
import type { Conversation } from './conversation.ts';
import { createCreditPoll } from './credit-poll.ts';
import type { PollOutcome } from './credit-poll.ts';
import { isInhibitedCode, meaningOfEvent } from './event-codes.ts';
import { faultInWords } from './fault-codes.ts';
import { COMMANDS } from './headers.ts';
import { createSlot } from './slot.ts';
import type { InhibitMask } from './slot.ts';
import type { FoundDevice } from './start-up.ts';

export interface Service {
  readonly state: AcceptorState;
  /** Milliseconds until the next poll is due, on the host's monotonic clock. */
  readonly nextPollInMs: number;
  /** Reconciles the event buffer with the store, then prepares the slot closed. */
  begin(): Promise<Continuing>;
  /** One turn: polls, checks, and moves the slot to where it is wanted. */
  turn(wantsOpen: boolean): Promise<Continuing>;
  /** Polls until two equal readings `SETTLE_MS` apart with the slot closed. */
  settle(): Promise<SlotAnswer>;
  /** Moves the slot to where it is wanted, as far as it can be in service; says whether it stands there. */
  move(wantsOpen: boolean): Promise<SlotAnswer>;
  /** Closes the slot and has the device show it, also when it was thought closed. */
  close(): Promise<SlotAnswer>;
  useTable(table: CoinTable | undefined): void;
}

/** `restart`: the device was reset, meet it again on the same line. `lost`: open the line anew. */
export type Continuing = 'serving' | 'restart' | 'lost';

/** Coins in flight reach the credit sensor within this time (two equal readings so far apart prove quiet). */
const SETTLE_MS = 300;
const SETTLE_POLL_MS = 100;
/** Longer than any train of coins that was in flight. */
const SETTLE_MAX_MS = 10_000;
/** While coins fall we ask faster than the idle interval: five events fit into the buffer, no more. */
const BUSY_POLL_MS = 50;
const BUSY_FOR_MS = 1000;
/** Self-check and read-back of the inhibits: a reset before the first coin leaves no other trace. */
const HEALTH_INTERVAL_MS = 2000;
const STORE_RETRY_MS = 500;

/** Serves `device`; `conversation` has just met it. `storeFaultBefore`: what was wrong when the line was lost. */
export function createService(
  conversation: Conversation,
  device: FoundDevice,
  host: AcceptorHost,
  storeFaultBefore?: string,
): Service {
  const { clock } = host;
  const { acceptorId } = device;
  const slot = createSlot(conversation);
  let table = host.tableFor(acceptorId);
  let selfCheckFault: string | undefined;
  let storeFault = storeFaultBefore;
  let mustPrepare = true;
  let wasReset = false;
  let lastNewsMs = -Infinity;
  let nextPollMs = -Infinity;
  let nextHealthMs = -Infinity;

  const poller = createCreditPoll(conversation, host, acceptorId, valueOf);

  function valueOf(position: number): CoinValue | undefined {
    const coinId = device.coinIds[position - 1];
    // A token is no money, and where codes are values a position proves nothing.
    if (coinId === undefined || coinId.startsWith('TK') || !device.hasPositionCodes)
      return undefined;
    return approvedValue(table, acceptorId, position, coinId);
  }

  function approvedPositions(): number[] {
    return device.coinIds.map((_, i) => i + 1).filter((position) => valueOf(position));
  }

  function state(): AcceptorState {
    if (storeFault) return { state: 'out-of-service', reason: 'store', detail: storeFault };
    if (slot.standing === 'unproven') {
      const detail = 'the acceptor does not show that its slot is closed';
      return { state: 'out-of-service', reason: 'cannot-close', detail };
    }
    if (selfCheckFault) {
      return { state: 'out-of-service', reason: 'self-check', detail: selfCheckFault };
    }
    const positions = approvedPositions();
    if (positions.length === 0) {
      const detail = device.hasPositionCodes
        ? `no approved coin table for ${acceptorId}`
        : `${acceptorId} reports values instead of positions`;
      return { state: 'out-of-service', reason: 'no-approved-table', detail };
    }
    return {
      state: 'ready',
      acceptorId,
      isOpen: slot.standing === 'open',
      approvedPositions: positions,
    };
  }

  async function poll(): Promise<Continuing> {
    // While nothing can be stored and the slot does not close, silence is the last means: a device that is not
    // polled stops taking coins by itself within a second.
    if (storeFault && slot.standing !== 'closed') {
      const closed = await slot.close();
      nextPollMs = clock.monotonicMs() + STORE_RETRY_MS;
      if (!closed.ok) return closed.reason === 'silent' ? 'lost' : 'serving';
    }
    const outcome = await poller.poll();
    if (outcome.kind === 'lost') return 'lost';
    return digest(outcome);
  }

  async function digest(outcome: Exclude<PollOutcome, { kind: 'lost' }>): Promise<Continuing> {
    const nowMs = clock.monotonicMs();
    if (outcome.kind === 'store-failed') {
      if (!storeFault)
        host.log('warn', 'credits cannot be stored; the slot closes', { ...outcome });
      storeFault = outcome.detail;
      if (slot.standing !== 'closed') await slot.close();
      nextPollMs = nowMs + STORE_RETRY_MS;
      return 'serving';
    }
    storeFault = undefined;
    if (outcome.kind === 'news') {
      lastNewsMs = nowMs;
      nextPollMs = nowMs;
      outcome.events.forEach(noteEvent);
      wasReset ||= outcome.events.some((e) => e.kind === 'gap' && e.reason === 'acceptor-reset');
      mustPrepare ||= wasReset;
      return wasReset ? 'restart' : 'serving';
    }
    const isBusy = nowMs - lastNewsMs < BUSY_FOR_MS;
    nextPollMs =
      nowMs + (isBusy ? Math.min(BUSY_POLL_MS, device.pollIntervalMs) : device.pollIntervalMs);
    return 'serving';
  }

  function noteEvent(event: CreditEvent): void {
    if (event.kind === 'gap') host.log('warn', 'credit events were lost', { acceptorId, ...event });
    if (event.kind !== 'reject') return;
    const { words, cause } = meaningOfEvent(event.code);
    if (cause === 'unknown' || cause === 'dispute') {
      host.log('warn', words, { acceptorId, code: event.code });
    }
    if (cause === 'hardware') nextHealthMs = clock.monotonicMs();
    // A coin that we let in was refused as inhibited: the device may have forgotten what it was told.
    if (slot.standing === 'open' && isInhibitedCode(event.code)) mustPrepare = true;
  }

  async function checkHealth(): Promise<void> {
    if (clock.monotonicMs() < nextHealthMs) return;
    nextHealthMs = clock.monotonicMs() + HEALTH_INTERVAL_MS;
    const check = await conversation.ask(COMMANDS.selfCheck);
    if (check.ok) {
      const fault = faultInWords(check.data);
      if (fault && fault !== selfCheckFault) host.log('warn', fault, { acceptorId });
      selfCheckFault = fault;
    }
    if (mustPrepare) return;
    const standing = slot.standing === 'unproven' ? 'unknown' : await slot.check();
    if (standing === 'as-told') return;
    host.log('warn', 'the coin slot does not stand as told; telling it again', { acceptorId });
    mustPrepare = true;
    if (standing === 'different') poller.doubt();
  }

  async function moveSlot(wantsOpen: boolean): Promise<SlotAnswer> {
    if (mustPrepare) {
      const prepared = await slot.prepare(maskOf(approvedPositions()));
      mustPrepare = false;
      if (!prepared.ok) return prepared;
    }
    const wanted = wantsOpen && state().state === 'ready' ? 'open' : 'closed';
    if (slot.standing === wanted) return { ok: true };
    if (wanted === 'closed') return slot.close();
    const opened = await slot.open();
    if (!opened.ok) await slot.close();
    return opened;
  }

  return {
    get state() {
      return state();
    },
    get nextPollInMs() {
      return Math.max(0, nextPollMs - clock.monotonicMs());
    },
    begin: poll,
    turn: async (wantsOpen) => {
      if (wasReset) return 'restart';
      if (nextPollMs <= clock.monotonicMs()) {
        const continuing = await poll();
        if (continuing !== 'serving') return continuing;
      }
      await checkHealth();
      await moveSlot(wantsOpen);
      return conversation.line.isOpen ? 'serving' : 'lost';
    },
    settle: async () => {
      const closed = await slot.close();
      if (!closed.ok) return closed;
      const startMs = clock.monotonicMs();
      let quietSinceMs: number | undefined;
      for (;;) {
        const outcome = await poller.poll();
        const readMs = clock.monotonicMs();
        if (outcome.kind === 'lost') return { ok: false, reason: 'silent' };
        await digest(outcome);
        if (mustPrepare) await moveSlot(false);
        if (outcome.kind === 'store-failed') return { ok: false, reason: 'store' };
        // Rejects may go on: somebody pours into a closed slot. Only money restarts the wait.
        if (outcome.kind === 'news' && outcome.events.some((e) => e.kind !== 'reject')) {
          quietSinceMs = undefined;
        } else {
          quietSinceMs ??= readMs;
          if (readMs - quietSinceMs >= SETTLE_MS) return { ok: true };
        }
        if (readMs - startMs > SETTLE_MAX_MS) return { ok: false, reason: 'cannot-close' };
        await clock.sleep(SETTLE_POLL_MS);
      }
    },
    move: moveSlot,
    close: slot.close,
    useTable: (approved) => {
      table = approved;
      mustPrepare = true;
    },
  };
}

function maskOf(positions: readonly number[]): InhibitMask {
  return positions.reduce((mask, position) => mask | (1 << (position - 1)), 0);
}
