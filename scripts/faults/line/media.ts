// What a line is made of in a fault run: memory with a moved clock, or a pseudo-terminal with the real serial driver.
import { handMovedClock, systemClock } from '#drivers/clock.ts';
import type { Clock } from '#drivers/clock.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { openPseudoTerminal } from '#drivers/pseudo-terminal.ts';

export type Medium = Readonly<{
  clock: Clock;
  /** Lets time pass. */
  pass(ms: number): Promise<void>;
  /** Plugs a device in: `receive` gets what hosts send. */
  plug(receive: (bytes: Uint8Array) => void, baudRate: number): Plugged;
}>;

export type Plugged = Readonly<{
  openLine: OpenLine;
  write(bytes: Uint8Array): void;
  /** Pulls the plug; for good, the next one is another `plug`. */
  unplug(): void;
}>;

/** Lines in memory; time moves only when it is told to. */
export function memoryMedium(): Medium {
  const clock = handMovedClock();
  return {
    clock,
    pass: (ms) => clock.advance(ms),
    plug: (receive) => {
      let line: MemoryLine | undefined;
      let isPlugged = true;
      return {
        openLine: async () => {
          if (!isPlugged) return { ok: false, fault: 'missing', sentence: 'unplugged' };
          line = memoryLine();
          void pump(line, receive);
          return { ok: true, line: line.host };
        },
        write: (bytes) => line?.device.write(bytes),
        unplug: () => {
          isPlugged = false;
          void line?.device.close();
        },
      };
    },
  };
}

/** Real pseudo-terminals, serialport and time. */
export function terminalMedium(): Medium {
  return {
    clock: systemClock,
    pass: (ms) => systemClock.sleep(ms),
    plug: (receive, baudRate) => {
      const terminal = openPseudoTerminal();
      terminal.onBytes(receive);
      return {
        openLine: () => openSerialLine(terminal.path, baudRate, systemClock),
        write: terminal.write,
        unplug: terminal.close,
      };
    },
  };
}

async function pump({ device }: MemoryLine, receive: (bytes: Uint8Array) => void): Promise<void> {
  const never = new AbortController().signal;
  while (device.isOpen) {
    await device.arrival(never);
    const bytes = device.take();
    if (bytes.length > 0) receive(bytes);
  }
}
