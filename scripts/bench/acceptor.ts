// How many coins a second each protocol sustains with every one durable, beside what its wire alone would bear.
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Misuse, wholeNumber } from '../command.ts';
import { measureMemory } from './acceptor-memory.ts';
import { BENCHED } from './acceptor-protocols.ts';
import type { BenchedProtocol } from './acceptor-protocols.ts';
import { measureAcceptor } from './acceptor-run.ts';
import type { AcceptorFigures } from './acceptor-run.ts';
import { percentile } from './result.ts';
import type { BenchResult, BenchRow } from './result.ts';

const COINS = 1000;
const MEMORY_COINS = 20_000;
const LONG_COINS = 1_000_000;
const RATIO_FLOOR = 0.9;
const DURABLE_P99_FLOOR_MS = 20;
const IDLE_CPU_FLOOR = 0.05;

/** Measures every protocol, or those of `--protocol`, with `--coins` coins each (1000 unless told otherwise), and the memory. */
export async function benchAcceptor(args: readonly string[]): Promise<BenchResult> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      coins: { type: 'string' },
      long: { type: 'boolean', default: false },
      protocol: { type: 'string', multiple: true },
    },
  });
  const coins = wholeNumber('coins', values.coins ?? String(COINS));
  const unknown = values.protocol?.find((asked) => BENCHED.every(({ name }) => name !== asked));
  if (unknown !== undefined) {
    const known = BENCHED.map(({ name }) => name).join(', ');
    throw new Misuse(`--protocol ${unknown} is not known: ${known}.`);
  }
  const wanted = BENCHED.filter(({ name }) => values.protocol?.includes(name) ?? true);
  const rows: BenchRow[] = [];
  const notes: string[] = [];
  const beyondFloor: string[] = [];
  for (const protocol of wanted) {
    process.stderr.write(`${protocol.name}: ${coins} coins\n`);
    const figures = await measureAcceptor(protocol, coins);
    const row = rowOf(protocol, figures);
    rows.push(row);
    beyondFloor.push(...findings(row, figures));
    notes.push(`${protocol.name}: the limit is ${protocol.cycle}.`);
  }
  const memory = await measureMemory(values.long ? LONG_COINS : MEMORY_COINS);
  rows.push(memory.row);
  beyondFloor.push(...memory.beyondFloor);
  notes.push(
    'Turnaround: median between a question and its answer beyond the time of their bytes, with nobody behind the line.',
    'Durable: from the last byte of the confirming reply to the end of the commit (synchronous=FULL); for ccTalk by the schedule of the wire, else from the moment at which the process had it.',
    'CPU: driver and journal, as shares of one core; idle with an open slot.',
    `Memory: heap after a collection, driver and journal, line in memory and clock moved; growth from the first tenth on. --long: ${LONG_COINS} coins.`,
    `Load of the machine at the end: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores; with others at work the ratios fall.`,
  );
  return { rows, notes, beyondFloor };
}

function rowOf(protocol: BenchedProtocol, figures: AcceptorFigures) {
  const meanCommitMs = figures.commitMs.reduce((a, b) => a + b, 0) / figures.commitMs.length;
  const limit = (1000 * protocol.cycleCoins) / protocol.cycleMs(figures.turnaroundMs, meanCommitMs);
  const rate = (1000 * figures.coins) / figures.elapsedMs;
  return {
    figure: protocol.name,
    'coins/s': round(rate, 1),
    'limit coins/s': round(limit, 1),
    ratio: round(rate / limit, 3),
    'durable p50 ms': round(percentile(figures.durableMs, 0.5), 1),
    'durable p99 ms': round(percentile(figures.durableMs, 0.99), 1),
    'commit mean ms': round(meanCommitMs, 2),
    'turnaround ms': round(figures.turnaroundMs, 2),
    'CPU counting': round(figures.cpuShareBusy, 3),
    'CPU idle': round(figures.cpuShareIdle, 3),
    gaps: figures.gaps,
    untold: figures.untold,
    returned: figures.returned,
  };
}

function findings(row: ReturnType<typeof rowOf>, figures: AcceptorFigures): string[] {
  const { gaps, untold, returned } = figures;
  const { figure, ratio } = row;
  const [p99Ms, idle] = [row['durable p99 ms'], row['CPU idle']];
  return [
    ...(ratio < RATIO_FLOOR
      ? [`${figure} reaches ${ratio} of its wire, below ${RATIO_FLOOR}`]
      : []),
    ...(p99Ms > DURABLE_P99_FLOOR_MS
      ? [`${figure} durable p99 ${p99Ms} ms, above ${DURABLE_P99_FLOOR_MS} ms`]
      : []),
    ...(idle > IDLE_CPU_FLOOR ? [`${figure} takes ${idle} of a core when idle`] : []),
    ...(untold > 0 || gaps > 0 ? [`${figure} lost ${untold} coins, with ${gaps} gaps`] : []),
    ...(returned > 0 ? [`${figure} gave ${returned} coins back`] : []),
  ];
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
