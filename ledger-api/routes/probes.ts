// GET /healthz, /readyz, /metrics: for the machines that watch this one.
import type { Api, Ledger } from '../api.ts';
import type { Metrics } from '../metrics.ts';
import { refuse } from '../problem-reply.ts';
import { serve } from './serve.ts';

/** Live: the process answers. Ready: the store can commit, which is tried. Metrics: only on this machine. */
export function probes(api: Api, ledger: Ledger, metrics: Metrics): void {
  const canCommit = commitProbe(ledger);
  serve(api, 'GET /healthz', async () => ({ status: 'ok' as const }));
  serve(api, 'GET /readyz', async (_request, reply) => {
    if (!(await canCommit())) return refuse(reply, 'unavailable', {}, { 'retry-after': '2' });
    return { status: 'ok' as const };
  });
  serve(api, 'GET /metrics', async (_request, reply) => {
    reply.type(metrics.contentType);
    return reply.send(await metrics.text());
  });
}

/** Tries a real commit, at most once a second however often it is asked: anyone may ask. */
function commitProbe(ledger: Ledger): () => Promise<boolean> {
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let last = Promise.resolve(false);
  return () => {
    if (ledger.clock.monotonicMs() < triedAtMs + PROBE_PAUSE_MS) return last;
    triedAtMs = ledger.clock.monotonicMs();
    last = ledger.store
      .transact((books) =>
        books.paperwork.saveFact('ready-checked-at-ms', String(ledger.clock.nowMs())),
      )
      .then(
        () => true,
        () => false,
      );
    return last;
  };
}

const PROBE_PAUSE_MS = 1000;
