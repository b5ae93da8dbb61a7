// An MDB acceptor, its bridge and its changer on a line in memory, with a clock moved by hand and a store that can fail.
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
import { createEmulatedChanger, EMULATED_CHANGER_ID } from '#drivers/mdb/emulated-changer.ts';
import type { ChangerSettings } from '#drivers/mdb/emulated-changer.ts';
import { createMdbEmulator } from '#drivers/mdb/emulator.ts';
import { QIBIXX_CODEC } from '#drivers/mdb/frame.ts';
import type { BridgeCodec } from '#drivers/mdb/frame.ts';
import { createMdbAcceptor } from '#drivers/mdb/mdb-acceptor.ts';

const won = (position: number, faceMinor: bigint) => ({
  position,
  coinId: `KRW${faceMinor}`,
  value: { currency: 'KRW', faceMinor },
});

/** The won coins of the emulated changer. */
export const wonTable: CoinTable = {
  acceptorId: EMULATED_CHANGER_ID,
  entries: [won(1, 10n), won(2, 50n), won(3, 100n), won(4, 500n)],
};

export type MdbRigOptions = ChangerSettings &
  Readonly<{ codec?: BridgeCodec; table?: CoinTable | undefined }>;

export type MdbRig = ReturnType<typeof mdbRig>;

/** How often a bridge that polls by itself is given the time to. */
const TICK_MS = 50;

/** Plugs everything together; the acceptor starts at once, the clock stands still. */
export function mdbRig(options: MdbRigOptions = {}) {
  const { codec = QIBIXX_CODEC } = options;
  const clock = handMovedClock();
  const changer = createEmulatedChanger(options);
  const emulator = createMdbEmulator(codec, changer);
  const entropy = seededEntropy(1);
  let isAlive = { now: true };
  const rig = {
    clock,
    changer,
    emulator,
    position: undefined as AcceptorPosition | undefined,
    reports: [] as AcceptorReport[],
    states: [] as AcceptorState[],
    /** Alarms, with what was said on the line before them. */
    warnings: [] as { message: string; fields: Record<string, unknown> }[],
    /** What the host sent, a command each. */
    commands: [] as string[],
    table: 'table' in options ? options.table : (wonTable as CoinTable | undefined),
    isStoreBroken: false,
    /** What was stored cannot be read. */
    isStoreClosed: false,
    isPlugged: true,
    /** What happens to bytes on their way to the host. */
    tamper: (bytes: Uint8Array): Uint8Array => bytes,
    acceptor: undefined as unknown as CoinAcceptor,
    line: undefined as MemoryLine | undefined,
    events: (): CreditEvent[] => rig.reports.flatMap((report) => report.events),
    coins: (): number[] => rig.events().flatMap((e) => (e.kind === 'coin' ? [e.position] : [])),
    gaps: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'gap'),
    rejects: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'reject'),
    unplug: () => {
      rig.isPlugged = false;
      void rig.line?.device.close();
    },
    replug: () => {
      rig.isPlugged = true;
    },
    /** A promise that needs time to come true, and the time it needs. */
    async during<T>(work: Promise<T>, ms = 1500): Promise<T> {
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
    return createMdbAcceptor(openLine, codec, {
      clock,
      entropy,
      tableFor: () => rig.table,
      lastPosition: () => {
        if (rig.isStoreClosed) throw new Error('the store is closed');
        return rig.position;
      },
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
        if (level === 'warn') rig.warnings.push({ message, fields: fields ?? {} });
      },
    });
  }

  async function serveLine({ device: end }: MemoryLine): Promise<void> {
    const never = new AbortController().signal;
    while (end.isOpen) {
      await end.arrival(never);
      const bytes = end.take();
      if (bytes.length === 0) continue;
      rig.commands.push(commandText(codec, bytes));
      const said = emulator.receive(bytes, clock.monotonicMs());
      end.write(rig.tamper(said));
    }
  }

  /** The bridge lives on whether or not anybody listens. */
  async function live(): Promise<void> {
    for (;;) {
      const said = emulator.tick(clock.monotonicMs());
      if (said.length > 0) rig.line?.device.write(rig.tamper(said));
      await clock.sleep(TICK_MS);
    }
  }

  rig.acceptor = boot(isAlive);
  if (codec.isPolling) void live();
  return rig;
}

const commandText = (codec: BridgeCodec, bytes: Uint8Array): string =>
  codec.isPolling
    ? Buffer.from(bytes).toString('hex')
    : Buffer.from(bytes).toString('latin1').trim();

/** A rig whose changer has been met and whose slot is open. */
export async function openMdbRig(options: MdbRigOptions = {}): Promise<MdbRig> {
  const rig = mdbRig(options);
  await rig.clock.advance(3000);
  const opened = await rig.during(rig.acceptor.accept());
  if (!opened.ok) throw new Error(`the slot did not open: ${opened.reason}`);
  return rig;
}
