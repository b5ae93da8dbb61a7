// Do driver and journal hold more memory after a million coins than near the beginning? The line is in memory, the clock moved.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { SerialLine } from '#drivers/line/serial-line.ts';
import { ownFolder, removeFolder } from '../own-folder.ts';
import { emulatedTable } from '../../test/support/acceptor-rig.ts';
import { openJournal } from './journal.ts';
import type { BenchRow } from './result.ts';

/** Five fall at once, are read twice and stored. */
const COINS_PER_TURN = 5;
/** Longer than the interval of a busy driver. */
const TURN_MS = 60;
/** Longer than the interval of an idle driver. */
const IDLE_MS = 250;
const SAMPLES = 10;
const HEAP_GROWTH_FLOOR_BYTES = 2 ** 20;

export type MemoryFigures = Readonly<{ row: BenchRow; beyondFloor: readonly string[] }>;

/** Lets `coins` coins fall into the journal, and looks at the heap at each tenth of them; growth counts from the first tenth on. */
export async function measureMemory(coins: number): Promise<MemoryFigures> {
  const clock = handMovedClock();
  const line = memoryLine();
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device);
  const folder = ownFolder('tikkeul-memory-');
  const journal = openJournal(folder, clock);
  void serve(line.device, (bytes) => emulator.receive(bytes, clock.monotonicMs()));
  let stored = 0;
  const acceptor = createCctalkAcceptor(async () => ({ ok: true, line: line.host }), 2, {
    clock,
    entropy: seededEntropy(1),
    tableFor: () => emulatedTable,
    lastPosition: journal.lastPosition,
    commit: async (report) => {
      journal.store(report);
      stored += report.events.filter(({ kind }) => kind === 'coin').length;
    },
    stateChanged: () => {},
    log: () => {},
  });
  await clock.advance(5000);
  const opened = acceptor.accept();
  await clock.advance(1000);
  if (!(await opened).ok) throw new Error('the slot did not open');

  const heaps: number[] = [];
  const collectGarbage = garbageCollector();
  for (let fallen = 0; fallen < coins;) {
    for (let i = 0; i < COINS_PER_TURN && fallen < coins; i++, fallen++) {
      device.drop('KR100A', clock.monotonicMs());
    }
    // The first of them fall on a device that is polled at its leisure.
    await clock.advance(fallen <= COINS_PER_TURN ? IDLE_MS : TURN_MS);
    if (fallen < (coins * (heaps.length + 1)) / SAMPLES) continue;
    journal.checkpoint();
    collectGarbage();
    heaps.push(process.memoryUsage().heapUsed);
    process.stderr.write(`memory: ${fallen} of ${coins} coins\n`);
  }
  const closed = acceptor.close();
  await clock.advance(1000);
  await closed;
  journal.close();
  removeFolder(folder);

  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  const row = {
    figure: `heap over ${coins} coins`,
    'at a tenth MiB': mebibytes(first),
    'at the end MiB': mebibytes(last),
    'growth KiB': Math.round((last - first) / 1024),
  };
  const beyondFloor = [
    ...(last - first > HEAP_GROWTH_FLOOR_BYTES ? [`the heap grew by ${last - first} bytes`] : []),
    ...(stored === coins ? [] : [`${stored} of ${coins} coins were stored`]),
  ];
  return { row, beyondFloor };
}

async function serve(end: SerialLine, receive: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const never = new AbortController().signal;
  while (end.isOpen) {
    await end.arrival(never);
    end.write(receive(end.take()));
  }
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const mebibytes = (bytes: number): number => Number((bytes / 2 ** 20).toFixed(2));
