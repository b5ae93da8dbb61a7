// Payments a second: tills send single redemptions, taken at once, spread over many shops or all at one.
import { systemClock } from '#drivers/clock.ts';
import { type BenchHolder, type BenchShop, payment } from './api-till.ts';
import { percentile } from './result.ts';
import { assertAllAnswered, send } from './send.ts';
import type { ServedLedger } from './served-ledger.ts';

export type PaymentsFigure = Readonly<{
  perS: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time of one payment. */
  ledgerUs: number;
  databaseUs: number;
  senderUs: number;
}>;

/** Every holder pays once, at the shop whose turn it is; `clients` tills send one after the other. */
export async function measurePayments(
  ledger: ServedLedger,
  shops: readonly BenchShop[],
  holders: readonly BenchHolder[],
  clients: number,
): Promise<PaymentsFigure> {
  const { host, port } = ledger;
  const startMs = systemClock.nowMs();
  // Named as if one came each millisecond.
  const requests = holders.map((holder, n) =>
    payment(`${host}:${port}`, shops[n % shops.length]!, holder, startMs + n),
  );
  const before = ledger.cpuMs();
  const lanes = dealt(requests, clients);
  const { tookMs, cpuMs, latenciesMs } = assertAllAnswered(await send({ host, port, lanes }));
  const after = ledger.cpuMs();
  return {
    perS: (requests.length * 1000) / tookMs,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    ledgerUs: ((after.ledger - before.ledger) * 1000) / requests.length,
    senderUs: (cpuMs * 1000) / requests.length,
    databaseUs: ((after.database - before.database) * 1000) / requests.length,
  };
}

/** Dealt like cards: request n goes to lane n % count. */
export const dealt = <T>(all: readonly T[], count: number): T[][] =>
  Array.from({ length: count }, (_, lane) => all.filter((__, n) => n % count === lane));
