// A virtual serial port: a real /dev/pts/N that a real serial driver opens, with this process as the device behind it.
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import koffi from 'koffi';

export interface PseudoTerminal {
  /** Where a host opens it, such as `/dev/pts/3`. */
  readonly path: string;
  /** What the host sends. One listener. */
  onBytes(listener: (bytes: Uint8Array) => void): void;
  write(bytes: Uint8Array): void;
  /** Vanishes as an unplugged adapter does. Idempotent. */
  close(): void;
}

// Linux on x64 and arm64.
const O_RDWR = 2;
const O_NOCTTY = 0o400;
const O_CLOEXEC = 0o2000000;
const PATH_BYTES_MAX = 128;

/** Opens a pseudo-terminal in raw mode. Linux only. */
export function openPseudoTerminal(): PseudoTerminal {
  const { posix_openpt, grantpt, unlockpt, ptsname_r } = libc();
  const master: number = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) throw new Error('the operating system gives no pseudo-terminal');
  const name = Buffer.alloc(PATH_BYTES_MAX);
  if (
    grantpt(master) !== 0 ||
    unlockpt(master) !== 0 ||
    ptsname_r(master, name, name.length) !== 0
  ) {
    closeSync(master);
    throw new Error('the operating system does not unlock its pseudo-terminal');
  }
  const path = name.toString('latin1', 0, name.indexOf(0));
  const device = new ReadStream(master);
  device.setRawMode(true);
  // One end of the host side stays open, or the master would fail each time a host closes it.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
  let isOpen = true;

  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    device.destroy();
    closeSync(held);
  };
  device.on('error', close);
  return {
    path,
    onBytes: (listener) => {
      device.on('data', (bytes) => listener(new Uint8Array(bytes)));
    },
    write: (bytes) => {
      if (!isOpen || bytes.length === 0) return;
      try {
        writeSync(master, bytes);
      } catch {
        // The host reads too slowly or not at all: on a real wire those bytes would be gone, too.
      }
    },
    close,
  };
}

type Libc = Record<
  'posix_openpt' | 'grantpt' | 'unlockpt' | 'ptsname_r',
  (...args: unknown[]) => number
>;

function libc(): Libc {
  if (process.platform !== 'linux') {
    throw new Error('an emulated acceptor needs Linux; elsewhere connect a real one');
  }
  const lib = koffi.load('libc.so.6');
  return {
    posix_openpt: lib.func('int posix_openpt(int)'),
    grantpt: lib.func('int grantpt(int)'),
    unlockpt: lib.func('int unlockpt(int)'),
    ptsname_r: lib.func('int ptsname_r(int, _Out_ char *, size_t)'),
  };
}
