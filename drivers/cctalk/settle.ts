// Waits until no coin can be on its way any more: the slot is closed, and the buffer stays as it is.
import type { Clock } from '../clock.ts';
import type { SlotAnswer } from '../coin-acceptor.ts';
import type { PollOutcome } from './poll-outcome.ts';

/** Coins in flight reach the credit sensor within this time (two equal readings so far apart prove quiet). */
const SETTLE_MS = 300;
const SETTLE_POLL_MS = 100;
/** Longer than any train of coins that was in flight. */
const SETTLE_MAX_MS = 10_000;

/** Closes by `close`, then polls, each time with everything that the outcome asks for, until it is quiet. */
export async function settleSlot(
  clock: Clock,
  by: Readonly<{
    close(): Promise<SlotAnswer>;
    poll(): Promise<Readonly<{ outcome: PollOutcome; isLost: boolean }>>;
  }>,
): Promise<SlotAnswer> {
  const closed = await by.close();
  if (!closed.ok) return closed;
  const startMs = clock.monotonicMs();
  let quietSinceMs: number | undefined;
  for (;;) {
    const { outcome, isLost } = await by.poll();
    const readMs = clock.monotonicMs();
    if (isLost) return { ok: false, reason: 'silent' };
    if (outcome.kind === 'store-failed') return { ok: false, reason: 'store' };
    // Rejects may go on: somebody pours into a closed slot. Only money restarts the wait.
    quietSinceMs = isQuiet(outcome) ? (quietSinceMs ?? readMs) : undefined;
    if (quietSinceMs !== undefined && readMs - quietSinceMs >= SETTLE_MS) return { ok: true };
    if (readMs - startMs > SETTLE_MAX_MS) return { ok: false, reason: 'cannot-close' };
    await clock.sleep(SETTLE_POLL_MS);
  }
}

const isQuiet = (outcome: PollOutcome): boolean =>
  outcome.kind === 'quiet' ||
  (outcome.kind === 'news' && outcome.report.events.every(({ kind }) => kind === 'reject'));
