// Somebody at the wire can reset the acceptor: a zero byte put before a command that carries data makes a broadcast reset of
// it, and the 8-bit sum stays right (part 4 §5.1): 02 01 01 E4 01 17 becomes 00 | 02 01 01 E4 01 17. With CRC-16 it does not.
import type { Clock } from '../clock.ts';

/** `added-byte`: a zero byte was seen on the line just before. `repeated`: the second reset that followed a command of ours. */
export type Tampering = 'added-byte' | 'repeated';

export interface TamperWatch {
  /** A command with data went out; only those can be turned into a reset. */
  commanded(): void;
  /** Bytes that belong to nothing came beside the echo of a command with data. */
  noise(bytes: Uint8Array): void;
  /** The device was reset, and not by us. Undefined: nothing points to anybody. */
  reset(): Tampering | undefined;
  /** It stands otherwise than it acknowledged: perhaps a reset, perhaps not. */
  astray(): Tampering | undefined;
}

/** A reset shows itself at the next poll or, before the first coin, at the next look at the inhibits. */
const SHOWN_WITHIN_MS = 3000;
/** A failing supply resets a device at any moment; twice just after a command is no accident. */
const CLUSTER_MS = 3_600_000;

/** Watches one line. */
export function createTamperWatch(clock: Clock): TamperWatch {
  let commandedMs = -Infinity;
  let zeroMs = -Infinity;
  let suspectMs = -Infinity;

  /** Each byte is reported once. */
  function byAddedByte(): Tampering | undefined {
    if (clock.monotonicMs() - zeroMs > SHOWN_WITHIN_MS) return undefined;
    zeroMs = -Infinity;
    return 'added-byte';
  }

  return {
    commanded: () => {
      commandedMs = clock.monotonicMs();
    },
    noise: (bytes) => {
      if (bytes.includes(0)) zeroMs = clock.monotonicMs();
    },
    astray: byAddedByte,
    reset: () => {
      const nowMs = clock.monotonicMs();
      const found = byAddedByte();
      if (found) return found;
      if (nowMs - commandedMs > SHOWN_WITHIN_MS) return undefined;
      const isRepeated = nowMs - suspectMs <= CLUSTER_MS;
      suspectMs = nowMs;
      return isRepeated ? 'repeated' : undefined;
    },
  };
}

/** What an operator reads. */
export const TAMPERING_IN_WORDS: Readonly<Record<Tampering, string>> = {
  'added-byte':
    'the acceptor was reset by a byte that somebody put before our command: look for a device on its wire, and set the acceptor to CRC mode if it has one',
  repeated:
    'the acceptor was reset twice within an hour just after a command of ours: look for a device on its wire, and at its power supply',
};
