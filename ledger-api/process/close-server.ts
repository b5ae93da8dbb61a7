// Closing an HTTP server kindly: what was asked is answered, what is idle is closed, what hangs is cut after a while.
import type { Clock } from '#drivers/clock.ts';
import type { Api } from '../api.ts';

/** Resolves when no connection is left; at the latest a little after three seconds. */
export async function closeServer(api: Api, clock: Clock): Promise<void> {
  const closed = new AbortController();
  const closing = api.close().finally(() => closed.abort());
  // A connection that becomes idle after `close` was called would otherwise live on until its keep-alive ends.
  for (let waitedMs = 0; !closed.signal.aborted; waitedMs += LOOK_EVERY_MS) {
    if (waitedMs < GRACE_MS) api.server.closeIdleConnections();
    else api.server.closeAllConnections();
    await clock.sleep(LOOK_EVERY_MS, closed.signal);
  }
  await closing;
}

const LOOK_EVERY_MS = 50;
const GRACE_MS = 3_000;
