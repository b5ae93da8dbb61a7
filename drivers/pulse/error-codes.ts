// What an ERR line means: pulses that are no coin, and troubles of the board.
import type { RejectCause } from '../coin-acceptor.ts';

type Meaning = Readonly<{ words: string; cause: RejectCause }>;

/** Codes of the ERR line; the firmware numbers them alike (`firmware/src/bridge.h`). */
export const ERROR = {
  train: 1,
  stray: 2,
  width: 3,
  inhibited: 4,
  powerUp: 5,
  stuck: 6,
  full: 7,
  memory: 8,
} as const;

const MEANINGS: Readonly<Record<number, Meaning>> = {
  [ERROR.train]: {
    words: 'a number of pulses that is no coin: two coins may have melted into one',
    cause: 'dispute',
  },
  [ERROR.stray]: { words: 'fewer pulses than any coin: static, or tampering', cause: 'fraud' },
  [ERROR.width]: { words: 'enough pulses for a coin, but of a wrong width', cause: 'dispute' },
  [ERROR.inhibited]: { words: 'pulses while the slot was closed', cause: 'inhibited' },
  [ERROR.powerUp]: { words: 'pulses while the acceptor was starting', cause: 'hardware' },
  [ERROR.stuck]: { words: 'the coin line does not fall back', cause: 'jam' },
  [ERROR.full]: { words: 'a coin found no room in the memory', cause: 'dispute' },
  [ERROR.memory]: { words: 'a record in the memory is damaged', cause: 'hardware' },
};

const UNKNOWN: Meaning = { words: 'an unknown error', cause: 'unknown' };

/** What the operator reads. */
export const wordsOfError = (code: number): string => (MEANINGS[code] ?? UNKNOWN).words;

/** Whether such pulses may have been coins that are gone. A coin without room (7) has a number, which is missed by itself. */
export const mayBeCoins = (code: number): boolean =>
  code === ERROR.train || code === ERROR.width || code === ERROR.memory;

export const causeOfError = (code: number): RejectCause => (MEANINGS[code] ?? UNKNOWN).cause;
