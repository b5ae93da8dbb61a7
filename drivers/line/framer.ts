// Finds packets in a stream that may hold noise: whatever does not begin a packet gives up one byte at a time.

export type Judged<Packet> =
  | { kind: 'packet'; packet: Packet; length: number }
  /** Could become a packet when more bytes arrive. */
  | { kind: 'more' }
  /** Cannot begin a packet. */
  | { kind: 'noise' };

export interface Framer<Packet> {
  push(bytes: Uint8Array): void;
  /** The next packet, or undefined while there is none. */
  next(): Packet | undefined;
  /** The same at a deadline: a start that was never finished no longer hides what follows it. */
  nextAtDeadline(): Packet | undefined;
  /** Bytes given up so far, and those still undecided. */
  readonly noise: Uint8Array;
}

/** A framer for one transaction; `judge` looks at the front of the bytes that remain. */
export function createFramer<Packet>(judge: (bytes: Uint8Array) => Judged<Packet>): Framer<Packet> {
  let waiting: Uint8Array = new Uint8Array(0);
  const discarded: number[] = [];

  const search = (isDeadline: boolean): Packet | undefined => {
    let from = 0;
    let found: Packet | undefined;
    while (from < waiting.length && found === undefined) {
      const judged = judge(waiting.subarray(from));
      if (judged.kind === 'packet') {
        found = judged.packet;
        from += judged.length;
      } else if (judged.kind === 'noise' || isDeadline) {
        discarded.push(waiting[from]!);
        from += 1;
      } else {
        break;
      }
    }
    waiting = waiting.subarray(from);
    return found;
  };

  return {
    push: (bytes) => {
      waiting = waiting.length === 0 ? bytes : new Uint8Array(Buffer.concat([waiting, bytes]));
    },
    next: () => search(false),
    nextAtDeadline: () => search(true),
    get noise() {
      return new Uint8Array([...discarded, ...waiting]);
    },
  };
}
