// ccTalk acceptors that share one wire of 9600 baud in memory, each of which can be made a bad neighbour.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import type { FrameCodec } from '#drivers/cctalk/frame.ts';
import { BUSY, COMMANDS } from '#drivers/cctalk/headers.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { AcceptorPosition, CoinAcceptor, CreditEvent } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { byteMs } from '#drivers/line/paced-wire.ts';
import { createSharedLines } from '#drivers/line/shared-line.ts';
import { emulatedTable } from './acceptor-rig.ts';

/** How a device behaves: well, or as nobody wants it on one's own wire. */
export type Manners = 'well' | 'silent' | 'garbage' | 'busy' | 'babbles';

const FIRST_ADDRESS = 2;
const BYTE_MS = byteMs(9600);
const TURNAROUND_MS = 2;
const GARBAGE_BYTES_MAX = 40;

export type WireUnit = ReturnType<typeof unitAt>;

function unitAt(address: number, codec: FrameCodec) {
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device, { address, codec, isEchoing: false });
  return {
    device,
    emulator,
    address,
    manners: 'well' as Manners,
    /** When the host asked for its events, each time. */
    polledMs: [] as number[],
    events: [] as CreditEvent[],
    acceptor: undefined as unknown as CoinAcceptor,
  };
}

/** `count` acceptors from address 2 on; they start at once, the clock stands still. */
export function sharedWire(count: number, seed: number | string = 1, codec = SUM_CODEC) {
  const clock = handMovedClock();
  const entropy = seededEntropy(seed);
  const lines = createSharedLines();
  const opened: MemoryLine[] = [];
  const units = Array.from({ length: count }, (_, i) => unitAt(FIRST_ADDRESS + i, codec));

  const garbage = (): Uint8Array =>
    entropy.bytes(1 + Math.floor(entropy.jitter() * GARBAGE_BYTES_MAX));

  function answerOf(unit: WireUnit, packet: Uint8Array): Uint8Array {
    const nowMs = clock.monotonicMs();
    const isForIt = packet[0] === unit.address;
    if (isForIt && packet[3] === COMMANDS.readBufferedCredit.header) unit.polledMs.push(nowMs);
    switch (unit.manners) {
      case 'well':
        return unit.emulator.receive(packet, nowMs);
      case 'silent':
        return new Uint8Array(0);
      case 'garbage':
        return isForIt ? garbage() : new Uint8Array(0);
      case 'babbles':
        return entropy.jitter() < 0.3 ? garbage() : new Uint8Array(0);
      case 'busy':
        return isForIt
          ? codec.encode({
              destination: 1,
              source: unit.address,
              header: BUSY,
              data: new Uint8Array(0),
            })
          : new Uint8Array(0);
    }
  }

  async function serve({ device: end }: MemoryLine): Promise<void> {
    const never = new AbortController().signal;
    while (end.isOpen) {
      await end.arrival(never);
      const packet = end.take();
      await clock.sleep(packet.length * BYTE_MS);
      end.write(packet);
      const answers = units.map((unit) => answerOf(unit, packet));
      const answer = new Uint8Array(Buffer.concat(answers));
      if (answer.length === 0) continue;
      await clock.sleep(TURNAROUND_MS + answer.length * BYTE_MS);
      end.write(answer);
    }
  }

  const openLine = lines.opener('wire', async () => {
    const line = memoryLine('wire');
    opened.push(line);
    void serve(line);
    return { ok: true, line: line.host };
  });
  for (const unit of units) {
    let position: AcceptorPosition | undefined;
    unit.acceptor = createCctalkAcceptor(openLine, unit.address, {
      clock,
      entropy,
      tableFor: () => emulatedTable,
      lastPosition: () => position,
      commit: async (report) => {
        position = report.position;
        unit.events.push(...report.events);
      },
      stateChanged: () => {},
      log: () => {},
    });
  }

  async function openAll(): Promise<void> {
    await clock.advance(8000);
    const answers = units.map(({ acceptor }) => acceptor.accept());
    await clock.advance(2000);
    for (const answer of await Promise.all(answers)) {
      if (!answer.ok) throw new Error(`a slot did not open: ${answer.reason}`);
    }
  }
  return { clock, entropy, units, opened, openAll };
}
