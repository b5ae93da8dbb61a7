// One bridge while its line holds: takes its coins, keeps the slot as wanted, and is never silent without a reason.
import type { AcceptorHost, AcceptorState, CreditEvent, SlotAnswer } from '../coin-acceptor.ts';
import type { AcceptorService, Continuing } from '../line-acceptor.ts';
import type { Stat } from './accounting.ts';
import { createApproval } from './approval.ts';
import type { Conversation } from './conversation.ts';
import { createCredits } from './credits.ts';
import type { Outcome } from './credits.ts';
import { ERROR } from './error-codes.ts';
import type { BridgeLine } from './grammar.ts';
import { createSlot } from './slot.ts';
import type { FoundBridge } from './start-up.ts';

/** The bridge closes after two seconds without a word from us. */
const TELL_EACH_MS = 500;
const MOVE_TELL_EACH_MS = 200;
/** An acceptor whose power is switched is deaf for a second after the slot has opened. */
const MOVE_MAX_MS = 2500;
/** It says something each second. */
const SILENT_MAX_MS = 3500;
const SETTLE_MS = 300;
/** Longer than the longest train of pulses. */
const SETTLE_MAX_MS = 10_000;

/** Serves `bridge`; `storeFaultBefore`: what was wrong when the line was lost. */
export function createService(
  conversation: Conversation,
  bridge: FoundBridge,
  host: AcceptorHost,
  storeFaultBefore?: string,
): AcceptorService {
  const { clock } = host;
  const { acceptorId, stat: met } = bridge;
  const approval = createApproval(acceptorId, host.tableFor(acceptorId));
  const credits = createCredits(conversation, host, acceptorId, met, approval.valueOf);
  const slot = createSlot(conversation);
  let storeFault = storeFaultBefore;
  let isStuck = false;
  let end: Exclude<Continuing, 'serving'> | undefined;
  let answer: Stat | undefined;
  let hasNews = false;
  let tellAtMs = -Infinity;
  let heardAtMs = clock.monotonicMs();
  let faultSinceMs: number | undefined;

  function state(): AcceptorState {
    const out = (
      reason: 'store' | 'cannot-close' | 'self-check' | 'no-approved-table',
      detail: string,
    ) => ({ state: 'out-of-service', reason, detail }) as const;
    if (storeFault) return out('store', storeFault);
    if (slot.standing === 'unproven') {
      return out('cannot-close', 'the bridge does not show that its slot is closed');
    }
    if (slot.cause === 'fault') {
      const detail = isStuck ? 'the coin line is stuck' : 'the bridge reports a fault of its own';
      return out('self-check', detail);
    }
    const approvedPositions = approval.positions();
    if (approvedPositions.length === 0) {
      return out('no-approved-table', `no approved coin table for ${acceptorId}`);
    }
    return { state: 'ready', acceptorId, isOpen: slot.standing === 'open', approvedPositions };
  }

  function tell(eachMs: number): void {
    const nowMs = clock.monotonicMs();
    if (nowMs < tellAtMs) return;
    tellAtMs = nowMs + eachMs;
    // Nothing can be stored and the slot is not seen to close: silence is the last means, the bridge closes by itself.
    if (faultSinceMs !== undefined && slot.standing !== 'closed') {
      if (nowMs - faultSinceMs > TELL_EACH_MS) return;
    }
    slot.tell();
  }

  function want(wish: 'open' | 'closed'): void {
    if (slot.wish === wish) return;
    slot.want(wish);
    tellAtMs = -Infinity;
  }

  /** Opens only when the store knows of it; see `Credits.remember`. */
  async function wantOpen(): Promise<void> {
    if (slot.wish === 'open') return;
    digest(await credits.remember('live'));
    if (!storeFault) want('open');
  }

  /** Says what is due and takes the next line; waits for it at most `waitMs`. */
  async function step(eachMs: number, waitMs: number): Promise<Continuing> {
    tell(eachMs);
    const line = await conversation.hear(Math.min(waitMs, tellAtMs - clock.monotonicMs()));
    if (line) await take(line);
    if (!conversation.line.isOpen) end = 'lost';
    if (clock.monotonicMs() - heardAtMs > SILENT_MAX_MS) end = 'lost';
    return end ?? 'serving';
  }

  async function take(line: BridgeLine): Promise<void> {
    heardAtMs = clock.monotonicMs();
    const isOther = line.kind === 'stat' && line.serial !== met.serial;
    // Another power-up or another board: who it is has to be asked again. Coins of older boots are replayed, though.
    if (isOther || (line.kind !== 'coin' && line.boot !== met.boot)) {
      end = 'restart';
      return;
    }
    slot.note(line);
    if (line.kind === 'stat') answer = line;
    if (line.kind === 'err') isStuck = line.code === ERROR.stuck;
    digest(await credits.take(line));
    if (line.kind === 'stat' && isAtRest(line)) digest(await credits.remember('at-rest'));
  }

  const isAtRest = (stat: Stat): boolean =>
    slot.wish === 'closed' && slot.standing === 'closed' && !stat.isMoving && credits.isEven(stat);

  function digest(outcome: Outcome): void {
    switch (outcome.kind) {
      case 'store-failed':
        if (!storeFault) {
          host.log('warn', 'credits cannot be stored; the slot closes', {
            acceptorId,
            detail: outcome.detail,
          });
        }
        storeFault ??= outcome.detail;
        faultSinceMs ??= clock.monotonicMs();
        return want('closed');
      case 'news':
        hasNews ||= outcome.events.some((event) => event.kind !== 'reject');
        outcome.events.forEach(noteGap);
        break;
      case 'quiet':
        break;
    }
    storeFault = undefined;
    faultSinceMs = undefined;
  }

  function noteGap(event: CreditEvent): void {
    if (event.kind === 'gap') host.log('warn', 'credit events were lost', { acceptorId, ...event });
  }

  /** Steps until `isDone`, at most `maxMs`. */
  async function until(isDone: () => boolean, maxMs: number): Promise<Continuing | 'timeout'> {
    const deadlineMs = clock.monotonicMs() + maxMs;
    while (clock.monotonicMs() < deadlineMs) {
      const continuing = await step(MOVE_TELL_EACH_MS, MOVE_TELL_EACH_MS);
      if (continuing !== 'serving') return continuing;
      if (isDone()) return 'serving';
    }
    return 'timeout';
  }

  async function close(): Promise<SlotAnswer> {
    slot.want('closed');
    tellAtMs = -Infinity;
    answer = undefined;
    const isClosed = (): boolean =>
      answer !== undefined && slot.isAnswer(answer) && slot.standing === 'closed';
    const continuing = await until(isClosed, MOVE_MAX_MS);
    if (continuing === 'serving') return { ok: true };
    slot.doubt();
    return refusal(continuing);
  }

  async function open(): Promise<SlotAnswer> {
    await wantOpen();
    if (storeFault) return { ok: false, reason: 'store' };
    if (slot.standing === 'open') return { ok: true };
    const continuing = await until(
      () => slot.standing === 'open' || storeFault !== undefined,
      MOVE_MAX_MS,
    );
    if (continuing === 'serving' && storeFault === undefined) return { ok: true };
    await close();
    const found = state();
    if (found.state === 'out-of-service') return { ok: false, reason: found.reason };
    return { ok: false, reason: slot.cause === 'fault' ? 'self-check' : 'silent' };
  }

  return {
    get state() {
      return state();
    },
    begin: async () => {
      await close();
      return end ?? 'serving';
    },
    get nextTurnInMs() {
      return Math.max(0, tellAtMs - clock.monotonicMs());
    },
    news: conversation.arrival,
    turn: async (wantsOpen) => {
      if (wantsOpen && state().state === 'ready') await wantOpen();
      else if (slot.wish === 'open') await close();
      return end ?? step(TELL_EACH_MS, 0);
    },
    move: async (wantsOpen) => {
      if (wantsOpen && state().state === 'ready') return open();
      return slot.wish === 'closed' && slot.standing === 'closed' ? { ok: true } : close();
    },
    close,
    settle: async () => {
      const closed = await close();
      if (!closed.ok) return closed;
      let quietSinceMs: number | undefined;
      const isQuiet = (): boolean => {
        const stat = answer;
        if (!stat) return false;
        const isStill =
          slot.isAnswer(stat) &&
          slot.standing === 'closed' &&
          !stat.isMoving &&
          !hasNews &&
          credits.isEven(stat);
        answer = undefined;
        hasNews = false;
        quietSinceMs = isStill ? (quietSinceMs ?? clock.monotonicMs()) : undefined;
        return quietSinceMs !== undefined && clock.monotonicMs() - quietSinceMs >= SETTLE_MS;
      };
      const continuing = await until(() => storeFault !== undefined || isQuiet(), SETTLE_MAX_MS);
      if (storeFault !== undefined) return { ok: false, reason: 'store' };
      return continuing === 'serving' ? { ok: true } : refusal(continuing);
    },
    useTable: (table) => {
      approval.table = table;
    },
  };
}

const refusal = (ended: Continuing | 'timeout'): SlotAnswer => ({
  ok: false,
  reason: ended === 'timeout' ? 'cannot-close' : 'silent',
});
