// What a changer says when it is polled (0B): several events in one answer, told apart by their highest bits. Pure.
import type { RejectCause } from '../coin-acceptor.ts';

/** One event; `code` is its first byte as it came. */
export type ChangerEvent =
  | { kind: 'deposited'; code: number; type: number; route: 'cash-box' | 'tube'; tubeCount: number }
  /** A coin of a known type that went back to the customer: no credit. */
  | { kind: 'rejected'; code: number; type: number }
  /** Coins that somebody let out of a tube by the buttons of the changer: no credit, and never a negative one. */
  | { kind: 'paid-by-hand'; code: number; type: number; coinCount: number; tubeCount: number }
  | { kind: 'slugs'; code: number; itemCount: number }
  | { kind: 'status'; code: number }
  /** The routing that the standard leaves unused, or a byte that it does not know. */
  | { kind: 'unknown'; code: number }
  /** The answer ends within an event. */
  | { kind: 'truncated'; code: number };

/**
 * Reads an answer to its end, one event after the other:
 *   1nnntttt zz  n coins of type t paid out by hand, z are left in the tube
 *   01rrtttt zz  a coin of type t: r = 00 to the cash box, 01 to its tube, 11 back; z are in the tube
 *   001nnnnn     n things that were no coins
 *   0000ssss     a status
 * MDB/ICP section 5, POLL; the same in the Waferstar manual V3, page 7.
 */
export function decodePoll(bytes: Uint8Array): ChangerEvent[] {
  const events: ChangerEvent[] = [];
  for (let at = 0; at < bytes.length;) {
    const code = bytes[at]!;
    const second = bytes[at + 1];
    const isLong = code >= 0x40;
    if (isLong && second === undefined) events.push({ kind: 'truncated', code });
    else events.push(isLong ? coinEvent(code, second!) : shortEvent(code));
    at += isLong ? 2 : 1;
  }
  return events;
}

function coinEvent(code: number, tubeCount: number): ChangerEvent {
  const type = code & 0x0f;
  if ((code & 0x80) !== 0) {
    return { kind: 'paid-by-hand', code, type, coinCount: (code >> 4) & 0x07, tubeCount };
  }
  switch ((code >> 4) & 0x03) {
    case 0b00:
      return { kind: 'deposited', code, type, route: 'cash-box', tubeCount };
    case 0b01:
      return { kind: 'deposited', code, type, route: 'tube', tubeCount };
    case 0b11:
      return { kind: 'rejected', code, type };
    default:
      return { kind: 'unknown', code };
  }
}

function shortEvent(code: number): ChangerEvent {
  if ((code & 0x20) !== 0) return { kind: 'slugs', code, itemCount: code & 0x1f };
  return Object.hasOwn(STATUSES, code) ? { kind: 'status', code } : { kind: 'unknown', code };
}

export const JUST_RESET = 0x0b;

export type StatusMeaning = Readonly<{
  words: string;
  /** What the customer sees of it; absent: nothing. */
  cause?: RejectCause;
  /** No coin can be taken while it lasts. */
  isFault?: true;
  /** It may be told at every poll while it lasts, and is one event all the same. */
  isLasting?: true;
}>;

/** The statuses of section 5, in operator words. */
export const STATUSES: Readonly<Record<number, StatusMeaning>> = {
  0x01: { words: 'return lever pressed', cause: 'lever' },
  0x02: { words: 'paying out', isLasting: true },
  0x03: { words: 'a good coin never reached the place where it counts', cause: 'dispute' },
  0x04: { words: 'tube sensor defective', cause: 'hardware', isLasting: true },
  0x05: { words: 'two coins too close together', cause: 'refused' },
  0x06: {
    words: 'coin unit unplugged from the changer',
    cause: 'hardware',
    isFault: true,
    isLasting: true,
  },
  0x07: { words: 'coin stuck below a tube', cause: 'hardware', isLasting: true },
  0x08: { words: 'program memory damaged', cause: 'hardware', isFault: true, isLasting: true },
  0x09: { words: 'a good coin took the wrong way', cause: 'dispute' },
  0x0a: { words: 'busy', isLasting: true },
  [JUST_RESET]: { words: 'has just been reset' },
  0x0c: { words: 'coin stuck', cause: 'jam', isFault: true, isLasting: true },
  0x0d: { words: 'a coin that counted may have been taken out again', cause: 'fraud' },
};
