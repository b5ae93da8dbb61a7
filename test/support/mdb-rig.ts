// An MDB acceptor, its bridge and its changer on a line in memory, with a clock moved by hand and a store that can fail.
import type { CoinTable } from '#drivers/coin-table.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { createEmulatedChanger, EMULATED_CHANGER_ID } from '#drivers/mdb/emulated-changer.ts';
import type { ChangerSettings } from '#drivers/mdb/emulated-changer.ts';
import { createMdbEmulator } from '#drivers/mdb/emulator.ts';
import { QIBIXX_CODEC } from '#drivers/mdb/frame.ts';
import type { BridgeCodec } from '#drivers/mdb/frame.ts';
import { createMdbAcceptor } from '#drivers/mdb/mdb-acceptor.ts';
import { lineRig } from './line-rig.ts';

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
  const changer = createEmulatedChanger(options);
  const emulator = createMdbEmulator(codec, changer);
  const base = lineRig('table' in options ? options.table : wonTable);
  const { clock } = base;
  const rig = Object.assign(base, {
    changer,
    emulator,
    /** What the host sent, a command each. */
    commands: [] as string[],
    /** What happens to bytes on their way to the host. */
    tamper: (bytes: Uint8Array): Uint8Array => bytes,
  });

  async function serve({ device: end }: MemoryLine): Promise<void> {
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

  rig.start((openLine, host) => createMdbAcceptor(openLine, codec, host), serve);
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
  await rig.open();
  return rig;
}
