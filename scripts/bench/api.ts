// `npm run bench -- api`: payments at the till, looks at wallets and open streams, over HTTP against a ledger process.
import { parseArgs } from 'node:util';
import { wholeNumber } from '../command.ts';
import { measureStreams } from './api-streams.ts';
import { dealt, measurePayments } from './api-payments.ts';
import { type BenchHolder, openHolders, openShops, walletRead } from './api-till.ts';
import { loadSentence } from './cpu-time.ts';
import { databasesOf, type Place, places } from './place.ts';
import { measureRawPayments } from './raw-payments.ts';
import { type BenchResult, type BenchRow, percentile } from './result.ts';
import { assertAllAnswered, send } from './send.ts';
import { type ServedLedger, serveLedger, withBooks } from './served-ledger.ts';

const PAYMENTS_FLOOR = { sqlite: 5_000, postgres: 4_000 } as const;
const READS_PER_S = 2_000;
const READ_P99_MAX_MS = 5;
const STREAM_P99_MAX_MS = 50;

/** Payments (8 and 64 tills, 50 shops and one) and wallet reads, on one or both databases. */
export async function benchApi(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      database: { type: 'string', default: 'both' },
      payments: { type: 'string', default: '4000' },
      reads: { type: 'string', default: '6000' },
      streams: { type: 'string', default: '1000' },
      folder: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const sizes = {
    payments: wholeNumber('payments', values.payments),
    reads: wholeNumber('reads', values.reads),
    streams: wholeNumber('streams', values.streams),
  };
  const databases = databasesOf(values.database);
  const found = places(values.folder);
  const rows: BenchRow[] = [];
  const loadBefore = loadSentence();
  try {
    for (const kind of databases) {
      const place = await found.make(kind);
      rows.push(...(await measureOne(place, sizes, values.profile)));
      place.remove();
    }
    return {
      rows,
      notes: [
        ...(await found.notes()),
        'Payments: one redemption, taken at once, a request; the denominator is the minimal transfer on the same database.',
        'Reads: after as many to warm up as payments had; from when each is sent, or was due while its lane waited for an answer. How late the sender itself was stands beside it.',
        'CPU µs: processor time of one operation in the ledger + in the database’s own processes (and in the sender, which shares the cores).',
        `Before: ${loadBefore} After: ${loadSentence()}`,
      ],
      beyondFloor: rows
        .filter((row) => row['reached'] === 'no')
        .map((row) => `${row.figure}: ${String(row['measured'])}, goal ${String(row['goal'])}`),
    };
  } finally {
    await found.end();
  }
}

type Sizes = Readonly<Record<'payments' | 'reads' | 'streams', number>>;

async function measureOne(
  place: Place,
  { payments, reads, streams }: Sizes,
  profileDir?: string,
): Promise<BenchRow[]> {
  const { shops, holders } = await withBooks(place, async (desk) => ({
    shops: await openShops(desk, SHOPS),
    holders: await openHolders(desk, payments * 4 + WARM_UP + streams),
  }));
  const raw = await measureRawPayments(place, payments);
  const floor = PAYMENTS_FLOOR[place.kind];
  const rows: BenchRow[] = [];
  const ledger = await serveLedger(place, profileDir);
  try {
    const left = [...holders];
    await measurePayments(ledger, shops, left.splice(0, WARM_UP), 16);
    for (const at of ['50 shops', 'one shop'] as const) {
      for (const clients of [8, 64]) {
        const some = at === 'one shop' ? shops.slice(0, 1) : shops;
        const one = await measurePayments(ledger, some, left.splice(0, payments), clients);
        rows.push({
          figure: `${place.kind}: payments/s, ${at}, ${clients} tills`,
          measured: Math.round(one.perS),
          goal: `≥ ${floor}`,
          reached: one.perS >= floor ? 'yes' : 'no',
          'p50 ms': one.p50Ms.toFixed(1),
          'p99 ms': one.p99Ms.toFixed(1),
          denominator: Math.round(raw),
          ratio: (one.perS / raw).toFixed(2),
          'CPU µs': `${one.ledgerUs.toFixed(0)} + ${one.databaseUs.toFixed(0)} (sender ${one.senderUs.toFixed(0)})`,
        });
      }
    }
    rows.push(await measureReads(place, ledger, holders.slice(0, 500), reads));
    const paced = await measureStreams(ledger, shops[0]!, left, Math.min(streams, 300), 10);
    rows.push({
      figure: `${place.kind}: payment → stream, p99 ms, ${streams} open streams`,
      measured: Number(paced.p99Ms.toFixed(1)),
      goal: `≤ ${STREAM_P99_MAX_MS}`,
      reached: paced.p99Ms <= STREAM_P99_MAX_MS ? 'yes' : 'no',
      'p50 ms': paced.p50Ms.toFixed(1),
      'p99 ms': paced.p99Ms.toFixed(1),
    });
    return rows;
  } finally {
    await ledger.stop();
  }
}

/** Looks at wallets, so many a second, whether the ones before are answered or not. */
async function measureReads(
  { kind }: Place,
  ledger: ServedLedger,
  holders: readonly BenchHolder[],
  reads: number,
): Promise<BenchRow> {
  const { host, port } = ledger;
  const requests = Array.from({ length: reads }, (_, n) =>
    walletRead(`${host}:${port}`, holders[n % holders.length]!),
  );
  const order = { host, port, lanes: dealt(requests, 64), perSecond: READS_PER_S };
  const warmUp = { ...order, lanes: dealt(requests.slice(0, WARM_UP), 64) };
  assertAllAnswered(await send(warmUp));
  const before = ledger.cpuMs();
  const { latenciesMs, ownDelaysMs, tookMs } = assertAllAnswered(await send(order));
  const after = ledger.cpuMs();
  const p99Ms = percentile(latenciesMs, 0.99);
  return {
    figure: `${kind}: wallet reads, p99 ms at ${READS_PER_S}/s (${Math.round((reads * 1000) / tookMs)}/s came)`,
    measured: Number(p99Ms.toFixed(1)),
    goal: `≤ ${READ_P99_MAX_MS}`,
    reached: p99Ms <= READ_P99_MAX_MS ? 'yes' : 'no',
    'p50 ms': percentile(latenciesMs, 0.5).toFixed(1),
    'p99 ms': p99Ms.toFixed(1),
    'CPU µs': `${(((after.ledger - before.ledger) * 1000) / reads).toFixed(0)} + ${(((after.database - before.database) * 1000) / reads).toFixed(0)}`,
    'sender late, p99 ms': percentile(ownDelaysMs, 0.99).toFixed(1),
  };
}

const SHOPS = 50;
const WARM_UP = 2_000;
