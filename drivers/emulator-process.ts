// An emulated acceptor as a process of its own: device, pseudo-terminal with a stable link, control socket.
import { lstatSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { Clock } from './clock.ts';
import { openControlSocket } from './control-socket.ts';
import type { ControlSocket } from './control-socket.ts';
import { createEmulatedLine } from './emulated-line.ts';
import type { EmulatedLine, EmulatorModel, LineOptions } from './emulated-line.ts';
import type { EmulatorConsole, Plug } from './emulator-console.ts';
import { openPseudoTerminal } from './pseudo-terminal.ts';
import type { PseudoTerminal } from './pseudo-terminal.ts';

export type EmulatorPlaces = Readonly<{
  /** A link to the terminal of the moment, gone while it is unplugged; absent: only /dev/pts/N itself. */
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

const TICK_MS = 20;

/** Starts an emulated acceptor, plugged in, on a line that is as fast and as good as `options` say. */
export async function runEmulator(
  model: EmulatorModel,
  places: EmulatorPlaces,
  clock: Clock,
  options: LineOptions,
): Promise<RunningEmulator> {
  let terminal: PseudoTerminal | undefined;
  const line: EmulatedLine = createEmulatedLine(model, clock, options, (bytes) =>
    terminal?.write(bytes),
  );

  const plug: Plug = {
    get isPlugged() {
      return terminal !== undefined;
    },
    unplug: () => {
      // The system gives the number of a closed terminal to the next one that is opened, whosever it is.
      if (places.tty !== undefined && terminal && pointsTo(places.tty) === terminal.path) {
        rmSync(places.tty, { force: true });
      }
      terminal?.close();
      terminal = undefined;
      line.cut();
    },
    replug: () => {
      if (terminal) return;
      const opened = openPseudoTerminal();
      opened.onBytes(line.hostSent);
      if (places.tty !== undefined) point(places.tty, opened.path);
      terminal = opened;
    },
    echo: (isEchoing) => {
      line.isEchoing = isEchoing;
    },
  };

  const console = model.openConsole(plug, clock);
  let control: ControlSocket | undefined;
  if (places.control !== undefined) control = await openControlSocket(places.control, console);
  plug.replug();
  const ticking = new AbortController();
  const speak = async (): Promise<void> => {
    while (model.tick && !ticking.signal.aborted) {
      // A device lives on without its line; what it says then is heard by nobody.
      line.tick();
      await clock.sleep(TICK_MS, ticking.signal);
    }
  };
  void speak();

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    ticking.abort();
    plug.unplug();
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
