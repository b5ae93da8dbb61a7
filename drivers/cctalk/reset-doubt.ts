// Signs that the device was reset, until the books have heeded them: which power-ups may be over, and which readings are older.
import type { AcceptorPosition } from '../coin-acceptor.ts';
import type { BufferReading } from './credit-buffer.ts';

export interface ResetDoubt {
  /** A sign was seen that the power-up of `last` may be over; what was `read` before it says nothing about now. */
  raise(last: AcceptorPosition | undefined, read: readonly (BufferReading | undefined)[]): void;
  /** It will be stored as a power-up of its own, from a reading that is older than the sign: it may be over as well. */
  extend(next: AcceptorPosition): void;
  /** Whether such a sign stands against the power-up that `last` belongs to. */
  covers(last: AcceptorPosition | undefined): boolean;
  /** Whether it was read before the last sign. */
  isOlder(reading: BufferReading): boolean;
  readonly isOpen: boolean;
  /** A reading that is younger than every sign has been stored, or proves that there was no reset. */
  settle(): void;
}

/** No sign has been seen. */
export function createResetDoubt(): ResetDoubt {
  let epochs: readonly string[] = [];
  let older: readonly (BufferReading | undefined)[] = [];

  return {
    raise: (last, read) => {
      if (last) epochs = [...epochs.slice(-1), last.acceptorEpoch];
      older = read;
    },
    extend: ({ acceptorEpoch }) => {
      epochs = [...epochs.slice(-1), acceptorEpoch];
    },
    covers: (last) => last !== undefined && epochs.includes(last.acceptorEpoch),
    isOlder: (reading) => older.includes(reading),
    get isOpen() {
      return epochs.length > 0;
    },
    settle: () => {
      epochs = [];
      older = [];
    },
  };
}
