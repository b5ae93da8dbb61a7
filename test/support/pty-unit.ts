// A ccTalk unit on a pseudo-terminal in this process, with an identity of its own and a plug that can be pulled in mid-frame.
import { rmSync, symlinkSync } from 'node:fs';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { encode, HOST_ADDRESS, SUM_CODEC } from '#drivers/cctalk/frame.ts';
import { COMMANDS, REPLY } from '#drivers/cctalk/headers.ts';
import { systemClock } from '#drivers/clock.ts';
import { openPseudoTerminal, type PseudoTerminal } from '#drivers/pseudo-terminal.ts';

export type Identity = Readonly<{ manufacturer: string; product: string; serial: number }>;

export type PtyUnit = ReturnType<typeof ptyUnit>;

/** A unit that is not plugged in yet. It keeps its power, and what it knows, while it is unplugged. */
export function ptyUnit({ manufacturer, product, serial }: Identity) {
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device);
  let terminal: PseudoTerminal | undefined;
  let links: readonly string[] = [];
  let isCutting = false;

  const ownWords = new Map<number, readonly number[]>([
    [COMMANDS.manufacturer.header, [...Buffer.from(manufacturer)]],
    [COMMANDS.productCode.header, [...Buffer.from(product)]],
    [COMMANDS.serialNumber.header, [serial & 0xff, (serial >> 8) & 0xff, (serial >> 16) & 0xff]],
  ]);
  function answer(bytes: Uint8Array): Uint8Array {
    const answered = emulator.receive(bytes, systemClock.monotonicMs());
    const asked = SUM_CODEC.decode(bytes);
    const words = asked.kind === 'frame' ? ownWords.get(asked.frame.header) : undefined;
    if (!words) return answered;
    const data = new Uint8Array(words);
    const reply = encode({ destination: HOST_ADDRESS, source: 2, header: REPLY, data });
    return new Uint8Array(Buffer.concat([bytes, reply]));
  }

  const unit = {
    acceptorId: `${manufacturer}/${product}/${serial}`,
    device,
    drop: (coinId: string) => device.drop(coinId, systemClock.monotonicMs()).outcome,
    /** True while the plug is in. */
    isPlugged: () => terminal !== undefined,
    /** Comes under all these names at once, as the operating system would make them. */
    plug: (...names: string[]): void => {
      const opened = openPseudoTerminal();
      opened.onBytes((bytes) => {
        const answered = answer(bytes);
        const asked = SUM_CODEC.decode(bytes);
        const isReading =
          asked.kind === 'frame' && asked.frame.header === COMMANDS.readBufferedCredit.header;
        if (!isCutting || !isReading) return opened.write(answered);
        opened.write(answered.subarray(0, bytes.length + 9));
        unit.unplug();
      });
      links = names;
      for (const link of links) symlinkSync(opened.path, link);
      terminal = opened;
    },
    /** The next answer with events breaks off in its middle, and the plug is out. */
    unplugInMidFrame: (): void => {
      isCutting = true;
    },
    unplug: (): void => {
      isCutting = false;
      terminal?.close();
      terminal = undefined;
      for (const link of links) rmSync(link, { force: true });
      links = [];
    },
  };
  return unit;
}
