// What is counted for Prometheus. Labels are route patterns and statuses: never a number, a token or an id.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Api } from './api.ts';

export type Metrics = Readonly<{
  contentType: string;
  text(): Promise<string>;
  /** `lagMs` tells how long ago the sweeper last did its work; asked at each scrape. */
  watchSweeper(lagMs: () => number): void;
  messageFailed(): void;
  /** `waiting` tells how many text messages wait for their provider; asked at each scrape. */
  watchMessages(waiting: () => number): void;
  /** Adds what Node tells about its process; for a process of its own only. */
  watchProcess(): void;
}>;

/** Metrics of one app, in a registry of their own. */
export function ledgerMetrics(): Metrics & { countRequests(api: Api): void } {
  const registry = new Registry();
  const registers = [registry];
  const durations = new Histogram({
    name: 'ledger_http_request_duration_seconds',
    help: 'Time from request to answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers,
  });
  const failedMessages = new Counter({
    name: 'ledger_messages_failed_total',
    help: 'Text messages that could not be handed over.',
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watchSweeper: (lagMs) =>
      void registry.registerMetric(
        new Gauge({
          name: 'ledger_sweeper_lag_seconds',
          help: 'How long ago the sweeper last did its work.',
          registers: [],
          collect() {
            this.set(lagMs() / 1000);
          },
        }),
      ),
    messageFailed: () => failedMessages.inc(),
    watchMessages: (waiting) =>
      void registry.registerMetric(
        new Gauge({
          name: 'ledger_messages_waiting',
          help: 'Text messages that wait for their provider.',
          registers: [],
          collect() {
            this.set(waiting());
          },
        }),
      ),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    countRequests: (api) => {
      // Finding the place of these labels costs more than counting there.
      const places = new Map<string, { observe(value: number): void }>();
      api.addHook('onResponse', (request, reply, done) => {
        const { method } = request;
        const { statusCode: status } = reply;
        const route = request.routeOptions.url ?? 'unknown';
        const name = `${method} ${status} ${route}`;
        const place = places.get(name) ?? durations.labels({ method, route, status });
        places.set(name, place);
        place.observe(reply.elapsedTime / 1000);
        done();
      });
    },
  };
}
