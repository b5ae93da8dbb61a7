// A ccTalk acceptor and its emulator on a line in memory, with a clock moved by hand and a store that can fail.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice, EMULATED_COINS } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import type { EmulatorOptions } from '#drivers/cctalk/emulator.ts';
import { SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { BUSY, NAK, REPLY } from '#drivers/cctalk/headers.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type {
  AcceptorPosition,
  AcceptorReport,
  AcceptorState,
  CoinAcceptor,
  CreditEvent,
} from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';

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
  const clock = handMovedClock();
  const device = createEmulatedDevice(options.releaseMax);
  const emulator = createCctalkEmulator(device, options);
  const entropy = seededEntropy(1);
  const rig = {
    clock,
    device,
    position: undefined as AcceptorPosition | undefined,
    reports: [] as AcceptorReport[],
    states: [] as AcceptorState[],
    /** Alarms, with what was said on the line before them. */
    warnings: [] as { message: string; wire: readonly string[] }[],
    /** What the kiosk asked of the device, as header numbers. */
    headers: [] as number[],
    table: 'table' in options ? options.table : (emulatedTable as CoinTable | undefined),
    isStoreBroken: false,
    isPlugged: true,
    /** What happens to bytes on their way to the host. */
    tamper: (bytes: Uint8Array): Uint8Array => bytes,
    /** What becomes of a command on the wire, where everybody hears it. */
    onWire: (packet: Uint8Array): Uint8Array => packet,
    acceptor: undefined as unknown as CoinAcceptor,
    line: undefined as MemoryLine | undefined,
    events: (): CreditEvent[] => rig.reports.flatMap((report) => report.events),
    coins: (): number[] => rig.events().flatMap((e) => (e.kind === 'coin' ? [e.position] : [])),
    gaps: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'gap'),
    drop: (coin: string) => device.drop(coin, clock.monotonicMs()),
    unplug: () => {
      rig.isPlugged = false;
      void rig.line?.device.close();
    },
    replug: () => {
      rig.isPlugged = true;
    },
    /** A promise that needs time to come true, and the time it needs. */
    async during<T>(work: Promise<T>, ms = 1000): Promise<T> {
      await clock.advance(ms);
      return work;
    },
    /** The controller dies as if by SIGKILL and starts again with what it had stored. */
    crash: () => {
      isAlive.now = false;
      void rig.line?.device.close();
      isAlive = { now: true };
      rig.acceptor = boot(isAlive);
    },
  };
  let isAlive = { now: true };

  function boot(alive: { now: boolean }): CoinAcceptor {
    const openLine: OpenLine = async () => {
      if (!rig.isPlugged || !alive.now) {
        return { ok: false, fault: 'missing', sentence: 'the line is not there' };
      }
      const line = memoryLine();
      rig.line = line;
      void serveLine(line);
      return { ok: true, line: line.host };
    };
    return createCctalkAcceptor(openLine, options.address ?? 2, {
      clock,
      entropy,
      tableFor: () => rig.table,
      lastPosition: () => rig.position,
      commit: async (report) => {
        if (!alive.now) return new Promise(() => {});
        if (rig.isStoreBroken) throw new Error('the disk is full');
        rig.position = report.position;
        rig.reports.push(report);
      },
      stateChanged: (state) => {
        if (alive.now) rig.states.push(state);
      },
      log: (level, message, fields) => {
        if (level !== 'warn') return;
        rig.warnings.push({ message, wire: fields?.['wire'] as readonly string[] });
      },
    });
  }

  async function serveLine({ device: end }: MemoryLine): Promise<void> {
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

  rig.acceptor = boot(isAlive);
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
  await rig.clock.advance(3000);
  const opened = await rig.during(rig.acceptor.accept());
  if (!opened.ok) throw new Error(`the slot did not open: ${opened.reason}`);
  return rig;
}
