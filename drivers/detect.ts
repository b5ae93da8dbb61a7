// Tries each protocol on a port and says what it found. Resets nothing and ends within a stated time.
import { CCTALK_DETECTOR } from './cctalk/detect.ts';
import type { Clock } from './clock.ts';
import type { OpenedLine, SerialLine } from './line/serial-line.ts';
import { MDB_DETECTORS } from './mdb/detect.ts';
import { PULSE_DETECTOR } from './pulse/detect.ts';

export type Found = Readonly<{
  /** What answers, in words. */
  sentence: string;
  /** What to write before `:PORT` in ACCEPTOR; absent when it cannot be used. */
  setting?: string;
}>;

/** How one protocol asks who is there. */
export type Detector = Readonly<{
  protocol: string;
  baudRate: number;
  /** Asks only what changes nothing, or what closes a slot; when the line closes it ends at once. */
  probe(line: SerialLine, clock: Clock): Promise<readonly Found[]>;
}>;

/**
 * The protocols that are tried, in this order; a new one is one line. A Waferstar bridge takes raw bytes for commands to
 * its changer, "pay out" among them: it is asked in its own words first, and what has answered is asked nothing else.
 */
const DETECTORS: readonly Detector[] = [...MDB_DETECTORS, CCTALK_DETECTOR, PULSE_DETECTOR];

export type OpenPort = (path: string, baudRate: number) => Promise<OpenedLine>;

/** A port that neither opens nor refuses is left alone after this time. */
const OPEN_MAX_MS = 5_000;
/** A port is let go of at the latest after this time for each protocol. */
const PROBE_MAX_MS = 20_000;

/** One finding for each device on the port, or one that says why there is none; `setting` is ready for ACCEPTOR. */
export async function detectOn(
  path: string,
  openPort: OpenPort,
  clock: Clock,
  detectors: readonly Detector[] = DETECTORS,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const { baudRate, probe } of detectors) {
    const opened = await openInTime(() => openPort(path, baudRate), path, clock);
    // What keeps one protocol from opening the port keeps all of them.
    if (!opened.ok) return [...found, { sentence: opened.sentence }];
    found.push(...(await probeInTime(opened.line, probe, clock)));
    if (found.length > 0) break;
  }
  const names = detectors.map(({ protocol }) => protocol).join(', ');
  const nothing = {
    sentence: `${path} opens, but nothing answers (tried ${names}). Check power, plug and wiring of the acceptor.`,
  };
  if (found.length === 0) return [nothing];
  return found.map(({ sentence, setting }) => ({
    sentence: `${path} ${sentence}`,
    ...(setting !== undefined && { setting: `${setting}:${path}` }),
  }));
}

async function openInTime(
  open: () => Promise<OpenedLine>,
  path: string,
  clock: Clock,
): Promise<OpenedLine> {
  const sentence = `${path} neither opens nor refuses: unplug the adapter and plug it in again`;
  const tooLate: OpenedLine = { ok: false, fault: 'failed', sentence };
  const opening = open();
  const opened = await within(OPEN_MAX_MS, clock, opening, tooLate);
  if (opened === tooLate) void closeLater(opening);
  return opened;
}

async function closeLater(opening: Promise<OpenedLine>): Promise<void> {
  const late = await opening;
  if (late.ok) await late.line.close();
}

/** Closing the line ends whatever is still being asked on it. */
async function probeInTime(
  line: SerialLine,
  probe: Detector['probe'],
  clock: Clock,
): Promise<readonly Found[]> {
  const found = await within(PROBE_MAX_MS, clock, probe(line, clock), []);
  await line.close();
  return found;
}

async function within<T>(ms: number, clock: Clock, work: Promise<T>, otherwise: T): Promise<T> {
  const done = new AbortController();
  const answer = await Promise.race([work, clock.sleep(ms, done.signal).then(() => otherwise)]);
  done.abort();
  return answer;
}
