// A ccTalk acceptor and its emulator on a line in memory, with a clock moved by hand and a store that can fail.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice, EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import type { EmulatorOptions } from '#drivers/cctalk/emulator.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { BUSY, NAK, REPLY } from '#drivers/cctalk/headers.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { lineRig } from './line-rig.ts';

export const EMULATED_ID = 'TKL/TKL-EMU/12345678';

/** Every coin of the emulated acceptor, worth the digits of its identifier. */
export const emulatedTable: CoinTable = {
  acceptorId: EMULATED_ID,
  entries: EMULATED_COINS.slice(0, 15).map((coinId, index) => ({
    position: index + 1,
    coinId,
    value: { currency: `${coinId.slice(0, 2)}X`, faceMinor: BigInt(coinId.slice(2, 5)) },
  })),
};

export type Rig = ReturnType<typeof acceptorRig>;

export type RigOptions = EmulatorOptions &
  Readonly<{
    table?: CoinTable | undefined;
    /** Data of a reply in the device's stead, or how it refuses; undefined lets the emulator answer. */
    answer?: (header: number) => readonly number[] | 'silence' | 'nak' | 'busy' | undefined;
    /** A device with a deeper event stack. */
    releaseMax?: number;
  }>;

/** Plugs everything together; the acceptor starts at once, the clock stands still. */
export function acceptorRig(options: RigOptions = {}) {
  const device = createEmulatedDevice(options.releaseMax);
  const emulator = createCctalkEmulator(device, options);
  const base = lineRig('table' in options ? options.table : emulatedTable);
  const { clock } = base;
  const rig = Object.assign(base, {
    device,
    /** What the kiosk asked of the device, as header numbers. */
    headers: [] as number[],
    /** What happens to bytes on their way to the host. */
    tamper: (bytes: Uint8Array): Uint8Array => bytes,
    /** What becomes of a command on the wire, where everybody hears it. */
    onWire: (packet: Uint8Array): Uint8Array => packet,
    drop: (coin: string) => device.drop(coin, clock.monotonicMs()),
  });

  async function serve({ device: end }: MemoryLine): Promise<void> {
    const never = new AbortController().signal;
    while (end.isOpen) {
      await end.arrival(never);
      const packet = end.take();
      if (packet.length === 0) continue;
      rig.headers.push(packet[3]!);
      const instead = options.answer?.(packet[3]!);
      if (instead === undefined) {
        end.write(rig.tamper(emulator.receive(rig.onWire(packet), clock.monotonicMs())));
      } else {
        end.write(packet);
        if (instead !== 'silence') end.write(replyOf(packet, instead));
      }
    }
  }

  rig.start((openLine, host) => createCctalkAcceptor(openLine, options.address ?? 2, host), serve);
  return rig;
}

function replyOf(packet: Uint8Array, answer: readonly number[] | 'nak' | 'busy'): Uint8Array {
  const header = answer === 'nak' ? NAK : answer === 'busy' ? BUSY : REPLY;
  const data = new Uint8Array(typeof answer === 'string' ? [] : answer);
  return SUM_CODEC.encode({ destination: 1, source: packet[0]!, header, data });
}

/** A rig whose acceptor has been met and whose slot is open. */
export async function openRig(options: RigOptions = {}): Promise<Rig> {
  const rig = acceptorRig(options);
  await rig.open();
  return rig;
}

/** What stands in the journal after everything has come back. */
export async function afterwards(rig: Rig) {
  await rig.clock.advance(5000);
  return { coins: rig.coins(), gaps: rig.gaps() };
}
