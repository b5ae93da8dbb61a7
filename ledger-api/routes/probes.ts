// GET /healthz, /readyz, /metrics: for the machines that watch this one.
import { z } from 'zod';
import type { Api, Ledger } from '../api.ts';
import type { Metrics } from '../metrics.ts';
import { refuse } from '../problem-reply.ts';

/** Live: the process answers. Ready: the store can commit, which is tried. Metrics: only on this machine. */
export function probes(api: Api, ledger: Ledger, metrics: Metrics): void {
  const canCommit = commitProbe(ledger);
  const Ok = z.strictObject({ status: z.literal('ok') });
  api.get(
    '/healthz',
    {
      config: { access: 'anyone' },
      schema: { summary: 'Is the process alive', response: { 200: Ok } },
    },
    async () => ({ status: 'ok' as const }),
  );
  api.get(
    '/readyz',
    {
      config: { access: 'anyone' },
      schema: { summary: 'Can the store commit', response: { 200: Ok } },
    },
    async (_request, reply) => {
      if (!(await canCommit())) return refuse(reply, 'unavailable', {}, { 'retry-after': '2' });
      return { status: 'ok' as const };
    },
  );
  api.get(
    '/metrics',
    {
      config: { access: 'operations' },
      schema: {
        summary: 'Prometheus metrics',
        response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      reply.type(metrics.contentType);
      return reply.send(await metrics.text());
    },
  );
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
