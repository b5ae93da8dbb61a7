// One acceptor while its line holds: polls for credits, keeps the slot as wanted, looks after its health.
import type { AcceptorHost, AcceptorState, CreditEvent, SlotAnswer } from '../coin-acceptor.ts';
import type { AcceptorService, Continuing } from '../line-acceptor.ts';
import { createApproval } from './approval.ts';
import { createAudit } from './audit.ts';
import type { Conversation } from './conversation.ts';
import type { CreditPoll, PollOutcome } from './credit-poll.ts';
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
/** Replies are lost on a bad line: so long the buffer is asked again before the device is met anew. */
const SILENT_MAX_MS = 2000;
/** BUSY and NAK are words of a living device; after so long it is out of service all the same. */
const REFUSED_MAX_MS = 10_000;
/** So long the slot is told again, between polls, where to stand. */
const MOVE_PATIENCE_MS = 2500;

/**
 * Serves `device`, which `conversation` has just met; `poller` may have read ahead of it. `storeFaultBefore`: what was
 * wrong when the line was lost.
 */
export function createService(
  conversation: Conversation,
  device: FoundDevice,
  host: AcceptorHost,
  poller: CreditPoll,
  tampering: TamperWatch,
  storeFaultBefore?: string,
): AcceptorService {
  const { clock } = host;
  const { acceptorId } = device;
  const slot = createSlot(conversation);
  const approval = createApproval(device, host.tableFor(acceptorId));
  const health = createHealth(conversation, device, slot, host, isPouring);
  const audit = createAudit(conversation, host, acceptorId);
  let storeFault = storeFaultBefore;
  let mustPrepare = true;
  let mustRestart = false;
  let lastNewsMs = -Infinity;
  let nextPollMs = -Infinity;
  let answeredMs = clock.monotonicMs();
  let isUnanswered = false;
  let lossInWords: string | undefined;

  function isPouring(): boolean {
    return clock.monotonicMs() - lastNewsMs < BUSY_FOR_MS;
  }

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
      const startMs = clock.monotonicMs();
      const closed = await closeSlot();
      nextPollMs = clock.monotonicMs() + STORE_RETRY_MS;
      const isBusy = conversation.refusedAtMs >= startMs;
      if (!closed.ok) return closed.reason === 'silent' && !isBusy ? 'lost' : 'serving';
    }
    return digest(await poller.poll(approval.valueOf));
  }

  /** A reply may have been lost, and a device may be busy: neither makes it another one. */
  function unanswered(): Continuing {
    if (!conversation.line.isOpen) return 'lost';
    const nowMs = clock.monotonicMs();
    const isRefused = nowMs - conversation.refusedAtMs < SILENT_MAX_MS;
    isUnanswered = true;
    nextPollMs = isRefused ? nowMs + BUSY_POLL_MS : nowMs;
    if (nowMs - answeredMs < (isRefused ? REFUSED_MAX_MS : SILENT_MAX_MS)) return 'serving';
    if (isRefused) lossInWords = 'the coin acceptor answers only that it is busy';
    return 'lost';
  }

  async function digest(outcome: PollOutcome): Promise<Continuing> {
    if (outcome.kind === 'unanswered') return unanswered();
    const nowMs = clock.monotonicMs();
    isUnanswered = false;
    answeredMs = nowMs;
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
    const isBusy = outcome.kind === 'unclear' || isPouring();
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

  /** What a busy device did not do is told it again, and no poll is missed meanwhile. */
  async function patiently(work: () => Promise<SlotAnswer>): Promise<SlotAnswer> {
    const startMs = clock.monotonicMs();
    for (;;) {
      const toldMs = clock.monotonicMs();
      const answer = await work();
      if (answer.ok || conversation.refusedAtMs < toldMs) return answer;
      if (clock.monotonicMs() - startMs > MOVE_PATIENCE_MS) return answer;
      if (storeFault || (await poll()) === 'lost') return answer;
    }
  }

  async function moveSlot(wantsOpen: boolean): Promise<SlotAnswer> {
    if (mustPrepare) {
      tampering.commanded();
      const toldMs = clock.monotonicMs();
      const prepared = await slot.prepare(approval.mask());
      mustPrepare = !prepared.ok && conversation.refusedAtMs >= toldMs;
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
    get lossInWords() {
      return lossInWords;
    },
    get nextTurnInMs() {
      return Math.max(0, nextPollMs - clock.monotonicMs());
    },
    begin: async () => {
      for (;;) {
        const continuing = await poll();
        // The device has just been met: whatever its past, it need not be met again.
        mustRestart = false;
        if (continuing === 'lost') return 'lost';
        if (!isUnanswered) return 'serving';
      }
    },
    turn: async (wantsOpen) => {
      if (mustRestart) return 'restart';
      if (nextPollMs <= clock.monotonicMs()) {
        const continuing = await poll();
        // While it does not answer nothing else is asked of it.
        if (continuing !== 'serving' || isUnanswered) return continuing;
      }
      await lookAfter();
      if (mustRestart) return 'restart';
      await patiently(() => moveSlot(wantsOpen));
      return conversation.line.isOpen ? 'serving' : 'lost';
    },
    settle: async () => {
      const closed = await patiently(closeSlot);
      if (!closed.ok) return closed;
      const startMs = clock.monotonicMs();
      let quietSinceMs: number | undefined;
      for (;;) {
        const outcome = await poller.poll(approval.valueOf);
        const readMs = clock.monotonicMs();
        if ((await digest(outcome)) === 'lost') return { ok: false, reason: 'silent' };
        if (mustPrepare) await moveSlot(false);
        if (outcome.kind === 'store-failed') return { ok: false, reason: 'store' };
        // Rejects may go on: somebody pours into a closed slot. Only money restarts the wait.
        const isMoney = outcome.kind === 'news' && hasMoney(outcome.report.events);
        const isUnknown = outcome.kind === 'unclear' || outcome.kind === 'unanswered';
        quietSinceMs = isMoney || isUnknown ? undefined : (quietSinceMs ?? readMs);
        if (quietSinceMs !== undefined && readMs - quietSinceMs >= SETTLE_MS) return { ok: true };
        if (readMs - startMs > SETTLE_MAX_MS) return { ok: false, reason: 'cannot-close' };
        await clock.sleep(SETTLE_POLL_MS);
      }
    },
    move: (wantsOpen) => patiently(() => moveSlot(wantsOpen)),
    close: () => patiently(closeSlot),
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
