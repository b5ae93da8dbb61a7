// How long to wait before trying again: doubling, jittered, capped, for ever.

/** Milliseconds before attempt `attempt + 1` (attempts count from 1); `jitter` is in [0, 1). */
export function backOffMs(attempt: number, jitter: number): number {
  const fullMs = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempt - 1, 30), WAIT_MAX_MS);
  return Math.round(fullMs * (0.5 + jitter / 2));
}

const FIRST_WAIT_MS = 500;
/** After any outage the ledger hears of us within a minute. */
const WAIT_MAX_MS = 60_000;
