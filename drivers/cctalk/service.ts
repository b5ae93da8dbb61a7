// One acceptor while its line holds: polls for credits, keeps the slot as wanted, looks after its health.
import type { AcceptorHost, AcceptorState, CreditEvent, SlotAnswer } from '../coin-acceptor.ts';
import type { AcceptorService, Continuing } from '../line-acceptor.ts';
import { createApproval } from './approval.ts';
import { createAudit } from './audit.ts';
import type { Conversation } from './conversation.ts';
import { createCreditPoll } from './credit-poll.ts';
import type { PollOutcome } from './credit-poll.ts';
import { inhibitedPosition, meaningOfEvent } from './event-codes.ts';
import { createHealth } from './health.ts';
import { createSlot } from './slot.ts';
import type { FoundDevice } from './start-up.ts';
import type { TamperWatch } from './tamper-watch.ts';

/** Coins in flight reach the credit sensor within this time (two equal readings so far apart prove quiet). */
const SETTLE_MS = 300;
const SETTLE_POLL_MS = 100;
/** Longer than any train of coins that was in flight. */
const SETTLE_MAX_MS = 10_000;
/** While coins fall we ask faster than the idle interval: five events fit into the buffer, no more. */
const BUSY_POLL_MS = 50;
const BUSY_FOR_MS = 1000;
const STORE_RETRY_MS = 500;

/** Serves `device`; `conversation` has just met it. `storeFaultBefore`: what was wrong when the line was lost. */
export function createService(
  conversation: Conversation,
  device: FoundDevice,
  host: AcceptorHost,
  tampering: TamperWatch,
  storeFaultBefore?: string,
): AcceptorService {
  const { clock } = host;
  const { acceptorId } = device;
  const slot = createSlot(conversation);
  const approval = createApproval(device, host.tableFor(acceptorId));
  const health = createHealth(conversation, device, slot, host);
  const audit = createAudit(conversation, host, acceptorId);
  const poller = createCreditPoll(conversation, host, acceptorId, approval.valueOf);
  let storeFault = storeFaultBefore;
  let mustPrepare = true;
  let mustRestart = false;
  let lastNewsMs = -Infinity;
  let nextPollMs = -Infinity;

  function state(): AcceptorState {
    if (storeFault) return { state: 'out-of-service', reason: 'store', detail: storeFault };
    if (slot.standing === 'unproven') {
      const detail = 'the acceptor does not show that its slot is closed';
      return { state: 'out-of-service', reason: 'cannot-close', detail };
    }
    if (health.fault) {
      return { state: 'out-of-service', reason: 'self-check', detail: health.fault };
    }
    const approvedPositions = approval.positions();
    if (approvedPositions.length === 0) {
      const detail = approval.refusal();
      return { state: 'out-of-service', reason: 'no-approved-table', detail };
    }
    return { state: 'ready', acceptorId, isOpen: slot.standing === 'open', approvedPositions };
  }

  async function poll(): Promise<Continuing> {
    // While nothing can be stored and the slot does not close, silence is the last means: a device that is not
    // polled stops taking coins by itself within a second.
    if (storeFault && slot.standing !== 'closed') {
      const closed = await closeSlot();
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
      const { detail, events } = outcome;
      if (!storeFault) {
        host.log('warn', 'credits cannot be stored; the slot closes', { acceptorId, detail });
      }
      storeFault = detail;
      mustPrepare ||= events.some(isOtherPowerUp);
      if (slot.standing !== 'closed') await closeSlot();
      nextPollMs = nowMs + STORE_RETRY_MS;
      return 'serving';
    }
    if (outcome.kind !== 'unclear') storeFault = undefined;
    if (outcome.kind === 'news') {
      lastNewsMs = nowMs;
      nextPollMs = nowMs;
      outcome.report.events.forEach(noteEvent);
      audit.booked(outcome.report);
      return mustRestart ? 'restart' : 'serving';
    }
    const isBusy = outcome.kind === 'unclear' || nowMs - lastNewsMs < BUSY_FOR_MS;
    nextPollMs =
      nowMs + (isBusy ? Math.min(BUSY_POLL_MS, device.pollIntervalMs) : device.pollIntervalMs);
    return 'serving';
  }

  function noteEvent(event: CreditEvent): void {
    switch (event.kind) {
      case 'coin':
        return;
      case 'gap':
        host.log('warn', 'credit events were lost', { acceptorId, ...event });
        // Another power-up: who it is and what it was told are to be asked and told again.
        if (event.reason === 'acceptor-reset')
          tampering.resetSeen(acceptorId, conversation.strangerAtMs);
        mustRestart ||= isOtherPowerUp(event);
        mustPrepare ||= mustRestart;
        return;
      case 'reject':
        return noteReject(event.code);
    }
  }

  function noteReject(code: number): void {
    const { words, cause } = meaningOfEvent(code);
    if (cause === 'unknown' || cause === 'dispute') host.log('warn', words, { acceptorId, code });
    if (cause === 'hardware') health.lookSoon();
    // A coin that we let in was refused as inhibited: the device may have forgotten what it was told.
    const position = inhibitedPosition(code);
    const isUnexpected = position === undefined || approval.positions().includes(position);
    if (cause === 'inhibited' && slot.standing === 'open' && isUnexpected) health.lookSoon();
  }

  async function lookAfter(): Promise<void> {
    await audit.look();
    const finding = await health.look(!mustPrepare);
    if (!finding) return;
    mustPrepare = true;
    if (finding === 'inhibits-forgotten') {
      tampering.resetSeen(acceptorId, conversation.strangerAtMs);
      poller.doubt();
    }
    if (finding === 'slot-astray') tampering.astraySeen(acceptorId, conversation.strangerAtMs);
    if (finding === 'bank-changed') mustRestart = true;
  }

  function closeSlot(): Promise<SlotAnswer> {
    tampering.commanded();
    return slot.close();
  }

  async function moveSlot(wantsOpen: boolean): Promise<SlotAnswer> {
    if (mustPrepare) {
      tampering.commanded();
      const prepared = await slot.prepare(approval.mask());
      mustPrepare = false;
      if (!prepared.ok) return prepared;
    }
    const wanted = wantsOpen && state().state === 'ready' ? 'open' : 'closed';
    if (slot.standing === wanted) return { ok: true };
    if (wanted === 'closed') return closeSlot();
    tampering.commanded();
    const opened = await slot.open();
    if (!opened.ok) await closeSlot();
    return opened;
  }

  return {
    get state() {
      return state();
    },
    get nextTurnInMs() {
      return Math.max(0, nextPollMs - clock.monotonicMs());
    },
    begin: async () => {
      const continuing = await poll();
      // The device has just been met: whatever its past, it need not be met again.
      mustRestart = false;
      return continuing === 'restart' ? 'serving' : continuing;
    },
    turn: async (wantsOpen) => {
      if (mustRestart) return 'restart';
      if (nextPollMs <= clock.monotonicMs()) {
        const continuing = await poll();
        if (continuing !== 'serving') return continuing;
      }
      await lookAfter();
      if (mustRestart) return 'restart';
      await moveSlot(wantsOpen);
      return conversation.line.isOpen ? 'serving' : 'lost';
    },
    settle: async () => {
      const closed = await closeSlot();
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
        const isMoney = outcome.kind === 'news' && hasMoney(outcome.report.events);
        quietSinceMs = isMoney || outcome.kind === 'unclear' ? undefined : (quietSinceMs ?? readMs);
        if (quietSinceMs !== undefined && readMs - quietSinceMs >= SETTLE_MS) return { ok: true };
        if (readMs - startMs > SETTLE_MAX_MS) return { ok: false, reason: 'cannot-close' };
        await clock.sleep(SETTLE_POLL_MS);
      }
    },
    move: moveSlot,
    close: closeSlot,
    useTable: (approved) => {
      approval.table = approved;
      mustPrepare = true;
    },
  };
}

const isOtherPowerUp = (event: CreditEvent): boolean =>
  event.kind === 'gap' && event.reason !== 'credits-lost';

const hasMoney = (events: readonly CreditEvent[]): boolean =>
  events.some(({ kind }) => kind !== 'reject');
