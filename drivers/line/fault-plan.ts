// What goes wrong on a line: seeded decisions, one per chunk of bytes, so that a run can be repeated exactly.
import type { Entropy } from '../entropy.ts';

/** What happens to a chunk on its way; the numbers say where. */
export type WireFault =
  | { fault: 'none' }
  | { fault: 'flip-bit'; at: number; bit: number }
  | { fault: 'drop-byte'; at: number }
  /** The 8-bit sum sees neither this one nor the next. */
  | { fault: 'drop-zero' }
  | { fault: 'swap-bytes'; at: number }
  | { fault: 'insert'; at: number; byte: number }
  | { fault: 'duplicate' }
  | { fault: 'swallow' }
  | { fault: 'delay'; ms: number }
  | { fault: 'split'; at: number; ms: number };

export type FaultPlan = Readonly<{
  /** The fate of the next chunk. */
  next: () => WireFault;
}>;

const DELAY_MS_MAX = 400;

const KINDS = [
  'flip-bit',
  'drop-byte',
  'drop-zero',
  'swap-bytes',
  'insert',
  'duplicate',
  'swallow',
  'delay',
  'split',
] as const satisfies readonly WireFault['fault'][];

/**
 * Spoils about `share` of the chunks (0 to 1) of one direction. Two chunks in a row never have bytes swapped: two equal
 * lies in succession are beyond what an 8-bit sum and two agreeing readings can find out.
 */
export function seededFaultPlan(entropy: Entropy, share: () => number): FaultPlan {
  let wasSwapped = false;
  const upTo = (n: number): number => Math.floor(entropy.jitter() * n);

  const decide = (): WireFault => {
    if (entropy.jitter() >= share()) return { fault: 'none' };
    const fault = KINDS[upTo(KINDS.length)]!;
    switch (fault) {
      case 'flip-bit':
        return { fault, at: upTo(256), bit: upTo(8) };
      case 'drop-byte':
      case 'swap-bytes':
        return { fault, at: upTo(256) };
      case 'insert':
        return { fault, at: upTo(256), byte: upTo(256) };
      case 'delay':
        return { fault, ms: 1 + upTo(DELAY_MS_MAX) };
      case 'split':
        return { fault, at: upTo(256), ms: 1 + upTo(DELAY_MS_MAX) };
      default:
        return { fault };
    }
  };
  return {
    next: () => {
      const fate = decide();
      const isSecondLie = fate.fault === 'swap-bytes' && wasSwapped;
      wasSwapped = fate.fault === 'swap-bytes' && !wasSwapped;
      return isSecondLie ? { fault: 'none' } : fate;
    },
  };
}

/** Bytes that arrive after `afterMs`. */
export type Delivery = Readonly<{ afterMs: number; bytes: Uint8Array }>;

/** What arrives of `bytes` under `fate`, in order. */
export function spoil(bytes: Uint8Array, fate: WireFault): Delivery[] {
  const whole = (spoilt: Uint8Array): Delivery[] => [{ afterMs: 0, bytes: spoilt }];
  if (bytes.length === 0) return [];
  const at = 'at' in fate ? fate.at % bytes.length : 0;
  switch (fate.fault) {
    case 'none':
      return whole(bytes);
    case 'flip-bit':
      return whole(bytes.map((byte, i) => (i === at ? byte ^ (1 << fate.bit) : byte)));
    case 'drop-byte':
      return whole(bytes.filter((_, i) => i !== at));
    case 'drop-zero':
      return whole(bytes.filter((_, i) => i !== bytes.lastIndexOf(0)));
    case 'swap-bytes':
      return whole(swapped(bytes, at));
    case 'insert':
      return whole(new Uint8Array([...bytes.slice(0, at), fate.byte, ...bytes.slice(at)]));
    case 'duplicate':
      return [...whole(bytes), ...whole(bytes)];
    case 'swallow':
      return [];
    case 'delay':
      return [{ afterMs: fate.ms, bytes }];
    case 'split':
      return [
        { afterMs: 0, bytes: bytes.slice(0, at) },
        { afterMs: fate.ms, bytes: bytes.slice(at) },
      ];
  }
}

function swapped(bytes: Uint8Array, at: number): Uint8Array {
  const other = (at + 1) % bytes.length;
  const copy = bytes.slice();
  [copy[at], copy[other]] = [bytes[other]!, bytes[at]!];
  return copy;
}
