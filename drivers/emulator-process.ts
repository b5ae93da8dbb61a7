// An emulated acceptor as a process of its own: device, pseudo-terminal with a stable link, control socket.
import { lstatSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createEmulatedDevice } from './cctalk/emulated-device.ts';
import { createCctalkEmulator } from './cctalk/emulator.ts';
import type { Clock } from './clock.ts';
import { openControlSocket } from './control-socket.ts';
import type { ControlSocket } from './control-socket.ts';
import { createEmulatorConsole } from './emulator-commands.ts';
import type { EmulatorConsole, Plug } from './emulator-commands.ts';
import { openPseudoTerminal } from './pseudo-terminal.ts';
import type { PseudoTerminal } from './pseudo-terminal.ts';

export type EmulatorPlaces = Readonly<{
  /** A link that always points to the terminal of the moment; absent: only /dev/pts/N itself. */
  tty?: string;
  /** Where the control socket listens; absent: none. */
  control?: string;
}>;

export interface RunningEmulator {
  readonly console: EmulatorConsole;
  /** Where a host opens the acceptor. */
  readonly tty: string;
  /** Unplugs, removes the link and the socket. Idempotent. */
  close(): Promise<void>;
}

/** Starts the emulated ccTalk acceptor, plugged in. */
export async function runCctalkEmulator(
  places: EmulatorPlaces,
  clock: Clock,
): Promise<RunningEmulator> {
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device);
  let terminal: PseudoTerminal | undefined;

  const plug: Plug = {
    get isPlugged() {
      return terminal !== undefined;
    },
    unplug: () => {
      terminal?.close();
      terminal = undefined;
    },
    replug: () => {
      if (terminal) return;
      const opened = openPseudoTerminal();
      opened.onBytes((bytes) => opened.write(emulator.receive(bytes, clock.monotonicMs())));
      if (places.tty !== undefined) point(places.tty, opened.path);
      terminal = opened;
    },
  };

  const console = createEmulatorConsole(device, plug, clock);
  let control: ControlSocket | undefined;
  if (places.control !== undefined) control = await openControlSocket(places.control, console);
  plug.replug();

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const last = terminal?.path;
    plug.unplug();
    if (places.tty !== undefined && pointsTo(places.tty) === last)
      rmSync(places.tty, { force: true });
    await control?.close();
  };
  return {
    console,
    get tty() {
      return places.tty ?? terminal?.path ?? '(unplugged)';
    },
    close: () => (closing ??= close()),
  };
}

/** Sets the link in one step: who opens it finds the old terminal or the new one, never nothing. */
function point(link: string, target: string): void {
  const fresh = `${link}.${process.pid}`;
  rmSync(fresh, { force: true });
  symlinkSync(target, fresh);
  renameSync(fresh, link);
}

function pointsTo(link: string): string | undefined {
  if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return readlinkSync(link);
}
