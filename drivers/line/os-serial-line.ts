// A serial port of the operating system. The only file that opens one by serialport.
import { stat } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import type { Clock } from '../clock.ts';
import { createInbox } from './inbox.ts';
import type { LineFault, OpenedLine, SerialLine } from './serial-line.ts';

/**
 * A device unplugged in the middle of a read makes serialport spin without any event. So we look for ourselves
 * whether the device is still the one we opened; closing the port ends the spin.
 */
const WATCHDOG_INTERVAL_MS = 500;
const CLOSE_MAX_MS = 1000;
/** The ports that this process has open: the device behind each, and the name by which it was opened. */
const openHere = new Map<string, string>();

/** Opens `path` with 8 data bits, no parity, one stop bit, and throws away what waits in its buffers. */
export async function openSerialLine(
  path: string,
  baudRate: number,
  clock: Clock,
): Promise<OpenedLine> {
  // hupcl off: dropping DTR at close would reset an Arduino-class board.
  const port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false, lock: true });
  const inbox = createInbox();
  const watching = new AbortController();
  let opened: string | undefined;
  let isOpen = false;
  let closing: Promise<void> | undefined;

  const end = (): void => {
    if (isOpen && opened !== undefined) openHere.delete(opened);
    isOpen = false;
    watching.abort();
    inbox.end();
  };
  // Both may come more than once, and in either order, when a device vanishes.
  port.on('error', end);
  port.on('close', end);
  port.on('data', (bytes: Uint8Array) => inbox.put(new Uint8Array(bytes)));

  const failure = await new Promise<Error | null>((resolve) => port.open(resolve));
  opened = await identityOf(path);
  if (failure) return explain(path, failure, opened && openHere.get(opened));
  await new Promise<void>((resolve) => port.flush(() => resolve()));
  isOpen = true;
  if (opened !== undefined) openHere.set(opened, path);

  const close = async (): Promise<void> => {
    end();
    const closed = new Promise<void>((resolve) => {
      if (!port.isOpen) return resolve();
      port.close(() => resolve());
    });
    await Promise.race([closed, clock.sleep(CLOSE_MAX_MS)]);
  };
  const line: SerialLine = {
    name: path,
    get isOpen() {
      return isOpen;
    },
    write: (bytes) => {
      // A failed write comes back as an `error` event, which ends the line.
      if (isOpen) port.write(Buffer.from(bytes));
    },
    take: inbox.take,
    arrival: inbox.arrival,
    exclusively: (work) => work(),
    close: () => (closing ??= close()),
  };

  const watch = async (): Promise<void> => {
    while (!watching.signal.aborted) {
      await clock.sleep(WATCHDOG_INTERVAL_MS, watching.signal);
      if (isOpen && (await identityOf(path)) !== opened) await line.close();
    }
  };
  void watch();
  return { ok: true, line };
}

/** Which device a path stands for, through links; undefined when there is none. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev}:${ino}:${rdev}`;
  } catch {
    return undefined;
  }
}

/** `ownName`: under which this kiosk has the same port open. */
function explain(path: string, error: Error, ownName: string | undefined): OpenedLine {
  const text = error.message;
  if (ownName !== undefined && ownName !== path) {
    const sentence = `${path} is the same port as ${ownName}, which this kiosk has open already: ACCEPTOR must name each port by one name only`;
    return { ok: false, fault: 'in-use', sentence };
  }
  const found = FAULTS.find(({ pattern }) => pattern.test(text));
  const { fault, sentence } = found ?? {
    fault: 'failed' as const,
    sentence: `cannot be opened (${text}): unplug the adapter and plug it in again, or correct ACCEPTOR`,
  };
  return { ok: false, fault, sentence: `${path} ${sentence}` };
}

const FAULTS: readonly { pattern: RegExp; fault: LineFault; sentence: string }[] = [
  {
    pattern: /No such file|ENOENT|File not found/i,
    fault: 'missing',
    sentence: 'does not exist: plug in the acceptor, or correct ACCEPTOR',
  },
  {
    pattern: /No such device|ENXIO|ENODEV|Input\/output error|EIO/i,
    fault: 'missing',
    sentence: 'has no serial device behind it: plug in the acceptor, or correct ACCEPTOR',
  },
  {
    pattern: /Inappropriate ioctl|ENOTTY|Is a directory|EISDIR/i,
    fault: 'failed',
    sentence: 'is not a serial port: correct ACCEPTOR',
  },
  {
    pattern: /Permission denied|EACCES|Access denied/i,
    fault: 'no-permission',
    sentence: 'may not be opened: add this user to the group that owns it (often "dialout")',
  },
  {
    pattern: /lock port|busy|EBUSY|Resource temporarily unavailable/i,
    fault: 'in-use',
    sentence: 'is in use by another program: stop it first',
  },
];
