// One changer while its line holds: polls it, stores what it says, keeps the slot as wanted, looks after its health.
import type { AcceptorHost, AcceptorState, SlotAnswer } from '../coin-acceptor.ts';
import type { AcceptorService, Continuing } from '../line-acceptor.ts';
import type { History } from './accounting.ts';
import { createApproval } from './approval.ts';
import type { Booking } from './booking.ts';
import { createBooks, OWN_POLL_MS } from './books.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './frame.ts';
import { createHealth } from './health.ts';
import { tubesOf } from './position.ts';
import { createSlot } from './slot.ts';
import type { FoundChanger } from './start-up.ts';

/** MDB wants a poll every 25 to 200 ms; while coins fall we ask at the quicker end. */
const IDLE_POLL_MS = 100;
/** Of a bridge that speaks unasked we look more often than two coins can follow each other (`repeats.ts`). */
const IDLE_LOOK_MS = 50;
const BUSY_POLL_MS = 25;
const BUSY_FOR_MS = 1000;
/** A coin that was validated before the slot closed has reached tube or cash box after this time. */
const SETTLE_MS = 500;
const SETTLE_POLL_MS = 100;
const SETTLE_MAX_MS = 10_000;
/** A changer may keep silent for 2 s (general knowledge of MDB); one that is silent for longer is gone. */
const UNANSWERED_MAX_MS = 2500;
/** The slot is told again, and the tubes are asked, in turns. */
const LOOK_INTERVAL_MS = 1000;
const STORE_RETRY_MS = 500;
const STORE_FAILED: SlotAnswer = { ok: false, reason: 'store' };

/** Serves `changer`; `history` says how much is known of the time since its last report was stored. */
export function createService(
  conversation: Conversation,
  changer: FoundChanger,
  booking: Booking,
  host: AcceptorHost,
  history: History,
): AcceptorService {
  const { clock } = host;
  const { acceptorId } = changer;
  const approval = createApproval(changer, host.tableFor(acceptorId));
  const health = createHealth(clock);
  const slot = createSlot(conversation);
  const books = createBooks(conversation, acceptorId, booking, host, health, approval.valueOf);
  let mustRestart = false;
  let hasToldStoreFault = booking.fault !== undefined;
  let lastAnswerMs = clock.monotonicMs();
  let lastNewsMs = -Infinity;
  let quietSinceMs: number | undefined;
  let nextPollMs = -Infinity;
  /** What the tubes held a moment ago; believed when nothing is told that may be part of it. */
  let shownTubes: { tubes: readonly number[]; atMs: number } | undefined;
  let isTubesTurn = false;
  let nextLookMs = clock.monotonicMs() + LOOK_INTERVAL_MS;

  function state(): AcceptorState {
    if (booking.fault !== undefined) {
      return { state: 'out-of-service', reason: 'store', detail: booking.fault };
    }
    if (slot.standing === 'unproven') {
      const detail = 'the changer does not acknowledge that its slot is closed';
      return { state: 'out-of-service', reason: 'cannot-close', detail };
    }
    const { fault } = health;
    if (fault) return { state: 'out-of-service', reason: 'self-check', detail: fault };
    const approvedPositions = approval.positions();
    if (approvedPositions.length === 0) {
      const detail = `no approved coin table for ${acceptorId}`;
      return { state: 'out-of-service', reason: 'no-approved-table', detail };
    }
    return { state: 'ready', acceptorId, isOpen: slot.standing === 'open', approvedPositions };
  }

  const idleMs = conversation.codec.isPolling ? IDLE_LOOK_MS : IDLE_POLL_MS;

  async function poll(): Promise<Continuing> {
    // From poll to poll: an answer that took its time is followed by the next question at once.
    const startMs = clock.monotonicMs();
    // What was told once and could not be stored comes first; meanwhile a polled changer keeps the rest to itself.
    if (booking.fault === undefined || (await booking.store())) {
      const answer = await conversation.poll();
      // Of a bridge that polls by itself, silence says nothing: `lookAfter` asks.
      if (answer.ok && !conversation.codec.isPolling) lastAnswerMs = clock.monotonicMs();
      const isSilence = await bookHeard();
      if (answer.ok && isSilence) await believeTubes();
    }
    await mindStore();
    const nowMs = clock.monotonicMs();
    const isBusy = nowMs - lastNewsMs < BUSY_FOR_MS;
    const isStoring = booking.fault === undefined;
    nextPollMs = isStoring ? startMs + (isBusy ? BUSY_POLL_MS : idleMs) : nowMs + STORE_RETRY_MS;
    return standing();
  }

  async function bookHeard(isLast = false): Promise<boolean> {
    const { isSilence, hasNews, hasMoney, hasReset } = await books.bookHeard(isLast);
    if (!isSilence) shownTubes = undefined;
    if (hasNews) lastNewsMs = lastAnswerMs = clock.monotonicMs();
    // Rejects may go on for ever: only money keeps a closed slot from being quiet.
    if (hasMoney) quietSinceMs = undefined;
    mustRestart ||= hasReset;
    return isSilence;
  }

  /** Sensors in the tubes correct the count now and then: a closed slot took no coin, an open one may have. */
  async function believeTubes(): Promise<void> {
    if (!shownTubes || mustRestart) return;
    const isTooSoon = clock.monotonicMs() - shownTubes.atMs < OWN_POLL_MS;
    if (conversation.codec.isPolling && isTooSoon) return;
    await books.believe(shownTubes.tubes, false);
    shownTubes = undefined;
  }

  /** While nothing can be stored no coin may come in. */
  async function mindStore(): Promise<void> {
    const detail = booking.fault;
    if (detail !== undefined && !hasToldStoreFault) {
      host.log('warn', 'credits cannot be stored; the slot closes', { acceptorId, detail });
    }
    hasToldStoreFault = detail !== undefined;
    if (detail !== undefined && slot.standing !== 'closed') await close();
  }

  function standing(): Continuing {
    if (mustRestart) return 'restart';
    const unansweredMs = clock.monotonicMs() - lastAnswerMs;
    return conversation.line.isOpen && unansweredMs <= UNANSWERED_MAX_MS ? 'serving' : 'lost';
  }

  /** Every so often, and one command at a time so that the polls go on: how should the slot stand, what do the tubes hold? */
  async function lookAfter(): Promise<void> {
    if (clock.monotonicMs() < nextLookMs) return;
    isTubesTurn = !isTubesTurn;
    const isAnswered = isTubesTurn ? await lookAtTubes() : await slot.tellAgain();
    const nowMs = clock.monotonicMs();
    if (isAnswered) [lastAnswerMs, nextLookMs] = [nowMs, nowMs + LOOK_INTERVAL_MS];
  }

  async function lookAtTubes(): Promise<boolean> {
    const status = await conversation.ask(COMMANDS.tubeStatus, [], 1);
    // A coin that was told in the same breath may be younger than the counts.
    const isSilence = await bookHeard();
    if (status.ok && isSilence) {
      shownTubes = { tubes: tubesOf(status.bytes), atMs: clock.monotonicMs() };
    }
    return status.ok;
  }

  async function moveSlot(wantsOpen: boolean): Promise<SlotAnswer> {
    if (!wantsOpen || state().state !== 'ready') {
      return slot.standing === 'closed' ? { ok: true } : close();
    }
    const mask = approval.mask();
    if (slot.standing === 'open' && slot.mask === mask) return { ok: true };
    // Stored before the first coin can fall: whoever comes after us knows that coins may be missing.
    await books.remember(true);
    if (booking.fault !== undefined) return STORE_FAILED;
    const opened = await slot.open(mask);
    quietSinceMs = undefined;
    if (!opened.ok) await slot.close();
    return opened;
  }

  function close(): Promise<SlotAnswer> {
    quietSinceMs = undefined;
    return slot.close();
  }

  /** Remembers a slot that has been closed, and without money, for so long that no coin can be on its way. */
  async function isQuiet(): Promise<boolean> {
    if (slot.standing !== 'closed' || booking.fault !== undefined) return false;
    quietSinceMs ??= clock.monotonicMs();
    if (clock.monotonicMs() - quietSinceMs < SETTLE_MS) return false;
    return books.isSlotLive ? endLive() : true;
  }

  /** The last coin has been told, or else its tube shows it. */
  async function endLive(): Promise<boolean> {
    const status = await conversation.ask(COMMANDS.tubeStatus, [], 1);
    if (conversation.codec.isPolling) await clock.sleep(OWN_POLL_MS);
    const answer = await conversation.poll();
    const isSilence = await bookHeard(true);
    if (!status.ok || !answer.ok || !isSilence) return false;
    await books.believe(tubesOf(status.bytes), true);
    await books.remember(false);
    return booking.fault === undefined;
  }

  return {
    get state() {
      return state();
    },
    get nextTurnInMs() {
      return Math.max(0, nextPollMs - clock.monotonicMs());
    },
    begin: async () => {
      await slot.close();
      const outcome = await books.catchUp(history);
      await mindStore();
      return outcome === 'lost' ? 'lost' : standing();
    },
    turn: async (wantsOpen) => {
      if (nextPollMs <= clock.monotonicMs() || !conversation.line.isOpen) await poll();
      if (!mustRestart) await lookAfter();
      if (standing() !== 'serving') return standing();
      await moveSlot(wantsOpen);
      await isQuiet();
      return standing();
    },
    settle: async () => {
      const closed = await close();
      if (!closed.ok) return closed;
      const endMs = clock.monotonicMs() + SETTLE_MAX_MS;
      for (;;) {
        const continuing = await poll();
        if (booking.fault !== undefined) return STORE_FAILED;
        if (continuing === 'lost') return { ok: false, reason: 'silent' };
        if (await isQuiet()) {
          await books.bookHeard(true);
          return booking.fault === undefined ? { ok: true } : STORE_FAILED;
        }
        if (clock.monotonicMs() > endMs) return { ok: false, reason: 'cannot-close' };
        await clock.sleep(SETTLE_POLL_MS);
      }
    },
    move: moveSlot,
    close,
    useTable: (table) => {
      approval.table = table;
    },
  };
}
