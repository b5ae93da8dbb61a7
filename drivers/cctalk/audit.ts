// Once an hour: what the device itself counted (headers 225 and 194) against the books, and the noise on its line (header 2).
import type { AcceptorAudit, AcceptorHost, AcceptorReport } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';
import type { Command } from './headers.ts';

export interface Audit {
  /** A report that has been stored. */
  booked(report: AcceptorReport): void;
  /** Compares when it is time to and no coin has fallen for a while. */
  look(): Promise<void>;
}

const AUDIT_INTERVAL_MS = 3_600_000;
/** A coin that is on its way between two readings must not look like a difference. */
const QUIET_MS = 5000;
const COUNTER_VALUES = 2 ** 24;
const NOISE_VALUES = 256;
/** So many damaged commands an hour are a bad cable or a disturber, and worth an alarm. */
const NOISE_ALARM = 60;

const NOTHING_COUNTED = { deviceCoins: 0, storedCoins: 0, reportedRejects: 0 };

type Readings = Readonly<{
  accepted: Uint8Array;
  rejected: Uint8Array | undefined;
  noise: Uint8Array | undefined;
  /** Coins in the books at that moment. */
  storedCoins: number;
}>;

/** Compares from now on; what a device does not count is not asked of it again. */
export function createAudit(
  conversation: Pick<Conversation, 'ask'>,
  host: AcceptorHost,
  acceptorId: string,
): Audit {
  const { clock, log } = host;
  let before: Readings | undefined;
  let acceptorEpoch: string | undefined;
  let reportedCoins = 0;
  let reportedRejects = 0;
  let differenceSeen = false;
  const unknown = new Set<number>();
  let nextLookMs = clock.monotonicMs() + QUIET_MS;

  async function ask(command: Command): Promise<Uint8Array | undefined> {
    if (unknown.has(command.header)) return undefined;
    const answer = await conversation.ask(command, [], 1);
    if (answer.ok) return answer.data;
    if (!before) unknown.add(command.header);
    return undefined;
  }

  /** The books themselves where they can be asked; a store in doubt is asked an hour later. */
  function storedCoins(): number | undefined {
    if (!host.countCoins) return reportedCoins;
    acceptorEpoch ??= host.lastPosition(acceptorId)?.acceptorEpoch;
    return acceptorEpoch === undefined ? 0 : host.countCoins(acceptorId, acceptorEpoch);
  }

  async function read(): Promise<Readings | undefined> {
    const accepted = await ask(COMMANDS.requestAcceptCounter);
    const rejected = await ask(COMMANDS.requestRejectCounter);
    const noise = await ask(COMMANDS.requestCommsCounters);
    try {
      const stored = storedCoins();
      if (!accepted || stored === undefined) return undefined;
      return { accepted, rejected, noise, storedCoins: stored };
    } catch {
      return undefined;
    }
  }

  /** The last comparison that was recorded for this power-up, by this life of the kiosk or an earlier one. */
  function resumed(): Readings | undefined {
    const last = host.lastCounters?.(acceptorId);
    if (!last || last.acceptorEpoch !== acceptorEpoch) return undefined;
    const accepted = Uint8Array.from(Buffer.from(last.accepted, 'hex'));
    return { accepted, rejected: undefined, noise: undefined, storedCoins: last.storedCoins };
  }

  const countersOf = ({ accepted, storedCoins: stored }: Readings) =>
    acceptorEpoch === undefined
      ? {}
      : {
          counters: {
            acceptorEpoch,
            accepted: Buffer.from(accepted).toString('hex'),
            storedCoins: stored,
          },
        };

  function tell(audit: AcceptorAudit): void {
    const { deviceCoins: device, storedCoins: reported, noise } = audit;
    if (device !== reported) {
      const fields = { acceptorId, device, reported };
      log('warn', 'the acceptor counted other coins than are in the books', fields);
    }
    const damaged = noise ? noise.timeouts + noise.ignored + noise.badSums : 0;
    if (damaged >= NOISE_ALARM) {
      const words = 'the line to the acceptor is noisy: look at its cable and its earth';
      log('warn', words, { acceptorId, ...noise });
    }
    host.audited?.(audit);
  }

  return {
    booked: ({ position, events }) => {
      for (const event of events) {
        if (event.kind === 'coin') reportedCoins += 1;
        if (event.kind === 'reject') reportedRejects += 1;
        // Another power-up, and what it counted before is unknown. Where the gap has a number the difference tells its coins.
        if (event.kind === 'gap' && event.lostCount === undefined) before = undefined;
      }
      ({ acceptorEpoch } = position);
      nextLookMs = Math.max(nextLookMs, clock.monotonicMs() + QUIET_MS);
    },
    look: async () => {
      if (clock.monotonicMs() < nextLookMs) return;
      nextLookMs = clock.monotonicMs() + AUDIT_INTERVAL_MS;
      if (unknown.has(COMMANDS.requestAcceptCounter.header)) return;
      const now = await read();
      if (!now) return;
      before ??= resumed();
      if (!before) tell({ ...NOTHING_COUNTED, acceptorId, ...countersOf(now) });
      else {
        const audit = {
          ...compare(acceptorId, before, now, reportedRejects),
          ...countersOf(now),
        };
        if (audit.deviceCoins !== audit.storedCoins && !differenceSeen) {
          // Once more before the alarm: a coin may have passed between the last poll and this question.
          differenceSeen = true;
          nextLookMs = clock.monotonicMs() + QUIET_MS;
          return;
        }
        tell(audit);
      }
      differenceSeen = false;
      before = now;
      reportedRejects = 0;
    },
  };
}

function compare(
  acceptorId: string,
  before: Readings,
  now: Readings,
  reportedRejects: number,
): AcceptorAudit {
  const storedCoins = now.storedCoins - before.storedCoins;
  const coins = rises(before.accepted, now.accepted);
  const rejects = before.rejected && now.rejected && rises(before.rejected, now.rejected);
  const noise = before.noise && now.noise && noiseBetween(before.noise, now.noise);
  return {
    acceptorId,
    // Alberici sends its counters with the highest byte first, everybody else with the lowest.
    deviceCoins: coins.find((rise) => rise === storedCoins) ?? Math.min(...coins),
    storedCoins,
    reportedRejects,
    ...(rejects && { deviceRejects: Math.min(...rejects) }),
    ...(noise && { noise }),
  };
}

function rises(before: Uint8Array, now: Uint8Array): number[] {
  return [littleEndian, bigEndian].map(
    (read) => (read(now) - read(before) + COUNTER_VALUES) % COUNTER_VALUES,
  );
}

function noiseBetween(before: Uint8Array, now: Uint8Array): NonNullable<AcceptorAudit['noise']> {
  const rise = (i: number): number => (now[i]! - before[i]! + NOISE_VALUES) % NOISE_VALUES;
  return { timeouts: rise(0), ignored: rise(1), badSums: rise(2) };
}

const littleEndian = (bytes: Uint8Array): number =>
  bytes.reduceRight((total, byte) => total * 256 + byte, 0);

const bigEndian = (bytes: Uint8Array): number =>
  bytes.reduce((total, byte) => total * 256 + byte, 0);
