// One acceptor while its line holds: polls for credits, keeps the slot as wanted, looks after its health.
import type { AcceptorHost, AcceptorState, SlotAnswer } from '../coin-acceptor.ts';
import type { AcceptorService, Continuing } from '../line-acceptor.ts';
import { createApproval } from './approval.ts';
import { createAudit } from './audit.ts';
import type { Conversation } from './conversation.ts';
import type { CreditPoll } from './credit-poll.ts';
import { createEventNotes, isOtherPowerUp } from './event-notes.ts';
import { createHealth, type Finding } from './health.ts';
import type { InhibitWitness } from './inhibit-witness.ts';
import { createPace } from './pace.ts';
import { createPatience, tellPatiently } from './patience.ts';
import type { PollOutcome } from './poll-outcome.ts';
import { stateOf } from './service-state.ts';
import { sortAsApproved } from './sorter.ts';
import { tellBetweenReadings } from './settle-doubt.ts';
import { settleSlot } from './settle.ts';
import { createSlot } from './slot.ts';
import type { FoundDevice } from './start-up.ts';
import type { TamperWatch } from './tamper-watch.ts';

const STORE_RETRY_MS = 500;
/** So long after the slot was last seen open, and the buffer quiet, no coin can be on its way (polls are at most 200 ms apart). */
const QUIET_MS = 600;

/** Serves `device`, just met; `poller` may have read ahead. `storeFaultBefore`: what was wrong when the line was lost. */
export function createService(
  conversation: Conversation,
  device: FoundDevice,
  host: AcceptorHost,
  poller: CreditPoll,
  { tampering, inhibits }: Readonly<{ tampering: TamperWatch; inhibits: InhibitWitness }>,
  storeFaultBefore?: string,
): AcceptorService {
  const { clock } = host;
  const { acceptorId } = device;
  const named = { acceptorId, log: host.log };
  const slot = createSlot(conversation, inhibits, device.maskLeft);
  const approval = createApproval(device, host.tableFor(acceptorId));
  const pace = createPace(clock, device.pollIntervalMs);
  const health = createHealth(conversation, device, slot, host, () => pace.isPouring);
  const parts = { acceptorId, conversation, tampering, slot, approval, health };
  const notes = createEventNotes(host, parts);
  const audit = createAudit(conversation, host, acceptorId);
  const patience = createPatience(conversation, clock);
  const { valueOf, positionOf } = approval;
  const { hasForgotten, mayBeOpen } = slot;
  const worth = { valueOf, positionOf, isSameBank: health.isSameBank, hasForgotten, mayBeOpen };
  let storeFault = storeFaultBefore;
  let mustPrepare = true;
  let mustRestart = false;
  let nextPollMs = -Infinity;
  let lastPoll: Continuing = 'serving';
  let lastLiveMs = clock.monotonicMs();

  const state = (): AcceptorState =>
    stateOf({ acceptorId, storeFault, slot, patience, fault: health.fault, approval });

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
    return digest(await poller.poll(worth));
  }

  function unanswered(): Continuing {
    const next = patience.unanswered();
    if (next === 'lost') return 'lost';
    nextPollMs = clock.monotonicMs() + next.againInMs;
    return 'serving';
  }

  /** The positions mean other coins now: nothing is let in before the device has been met again. */
  async function bankChanged(): Promise<void> {
    if (approval.isSuspended) return;
    approval.isSuspended = true;
    mustPrepare = true;
    mustRestart = true;
    host.log('warn', 'the acceptor was switched to other coins', { acceptorId });
    await closeSlot();
  }

  async function digest(outcome: PollOutcome): Promise<Continuing> {
    if (outcome.kind === 'unanswered') return unanswered();
    const nowMs = clock.monotonicMs();
    patience.answered();
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
    if (slot.standing !== 'closed' || outcome.kind === 'news') lastLiveMs = nowMs;
    if (outcome.kind === 'news') {
      pace.news();
      nextPollMs = nowMs;
      const isOther = outcome.report.events.map(notes.note).includes('other-power-up');
      // Who it is and what it was told are to be asked and told again.
      mustRestart ||= isOther;
      mustPrepare ||= mustRestart;
      audit.booked(outcome.report);
      if (outcome.isOtherBank) await bankChanged();
      return mustRestart ? 'restart' : 'serving';
    }
    const isOver = outcome.kind === 'quiet' && nowMs - lastLiveMs >= QUIET_MS;
    if (poller.isExposed && isOver) await mark(undefined);
    nextPollMs = nowMs + pace.restMs(outcome.kind === 'unclear');
    return 'serving';
  }

  /** Stores whether the slot may be open, before it is and long after. */
  async function mark(mask: number | undefined): Promise<SlotAnswer> {
    const detail = await poller.mark(mask);
    storeFault = detail ?? storeFault;
    return detail === undefined ? { ok: true } : { ok: false, reason: 'store' };
  }

  /** A poll where one is due; whether more may be asked of the device. */
  async function pollInTime(): Promise<boolean> {
    if (nextPollMs <= clock.monotonicMs()) lastPoll = await poll();
    return lastPoll === 'serving' && !patience.isUnanswered;
  }

  /** At most one question of another kind stands between two polls that are due. */
  async function lookAfter(): Promise<Continuing> {
    const wasTold = !mustPrepare;
    await audit.look();
    const finding = await health.look(
      wasTold,
      async () => (await pollInTime()) && wasTold === !mustPrepare,
    );
    if (finding) await heed(finding);
    return lastPoll;
  }

  async function heed(finding: Finding): Promise<void> {
    mustPrepare = true;
    if (finding === 'inhibits-forgotten') {
      tampering.resetSeen(acceptorId, conversation.strangerAtMs);
      if (poller.isMarked) poller.doubt();
    }
    if (finding === 'slot-astray') tampering.astraySeen(acceptorId, conversation.strangerAtMs);
    if (finding === 'bank-changed') await bankChanged();
  }

  function closeSlot(): Promise<SlotAnswer> {
    tampering.commanded();
    return slot.close();
  }

  const patiently = (work: () => Promise<SlotAnswer>): Promise<SlotAnswer> =>
    tellPatiently(conversation, clock, work, async () => !storeFault && (await poll()) !== 'lost');

  async function moveSlot(wantsOpen: boolean): Promise<SlotAnswer> {
    if (mustPrepare) {
      const isSorted = await sortAsApproved(conversation, approval, named, pollInTime);
      if (!isSorted) return { ok: false, reason: 'silent' };
      const prepared = await tellBetweenReadings(poller, slot, poll, async () => {
        tampering.commanded();
        const toldMs = clock.monotonicMs();
        const answer = await slot.prepare(approval.mask());
        mustPrepare = !answer.ok && conversation.refusedAtMs >= toldMs;
        return answer;
      });
      if (!prepared.ok || mustPrepare) return prepared;
    }
    const wanted = wantsOpen && state().state === 'ready' ? 'open' : 'closed';
    if (slot.standing === wanted) return { ok: true };
    if (wanted === 'closed') return closeSlot();
    // What fell before must not pass for what falls into the slot that opens next.
    if (!poller.isCaughtUp && (await poll()) !== 'serving') return { ok: false, reason: 'silent' };
    if (!poller.isCaughtUp) return { ok: false, reason: 'silent' };
    const marked = await mark(approval.mask());
    if (!marked.ok) return marked;
    tampering.commanded();
    const opened = await slot.open();
    if (!opened.ok) await closeSlot();
    return opened;
  }

  async function settle(): Promise<SlotAnswer> {
    const answer = await settleSlot(clock, {
      close: () => patiently(closeSlot),
      poll: async () => {
        const outcome = await poller.poll(worth);
        const continuing = await digest(outcome);
        if (mustPrepare && continuing !== 'lost') await moveSlot(false);
        return { outcome, isLost: continuing === 'lost' };
      },
    });
    if (answer.ok) await mark(undefined);
    return answer;
  }

  return {
    get state() {
      return state();
    },
    get lossInWords() {
      return patience.lossInWords;
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
        if (storeFault || !(patience.isUnanswered || poller.isBehind)) return 'serving';
      }
    },
    turn: async (wantsOpen) => {
      if (mustRestart) return 'restart';
      lastPoll = 'serving';
      if (!(await pollInTime())) return lastPoll;
      const continuing = await lookAfter();
      if (continuing !== 'serving' || patience.isUnanswered) return continuing;
      if (mustRestart) return 'restart';
      await patiently(() => moveSlot(wantsOpen));
      return conversation.line.isOpen ? 'serving' : 'lost';
    },
    settle,
    end: () => (poller.isExposed ? settle() : patiently(closeSlot)),
    move: (wantsOpen) => patiently(() => moveSlot(wantsOpen)),
    close: () => patiently(closeSlot),
    useTable: (approved) => {
      approval.table = approved;
      mustPrepare = true;
      // Its bank is selected, and its coins are read, where the device is met.
      const isOtherBank = approved?.bank !== undefined && approved.bank !== device.bank;
      if (isOtherBank && device.bank !== undefined) mustRestart = true;
    },
  };
}
