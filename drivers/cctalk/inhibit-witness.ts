// What the inhibits of a device say about a power cut that nobody saw: it forgets them, and only them, before its first event.
import { standsAsMarked } from './slot-mark.ts';
import type { InhibitMask } from './slot.ts';

/** Sees every inhibit that is told in one place and lives as long as the kiosk, so that what we told is no sign of a reset. */
export interface InhibitWitness {
  /** About to be told; it may or may not arrive. */
  telling(mask: InhibitMask): void;
  /** The device has said that it heard. */
  told(mask: InhibitMask): void;
  /** What the device on a new line showed before it was told anything; undefined where it does not say. */
  shown(mask: InhibitMask | undefined): void;
  /** Whether nothing speaks against the same power-up as when `mark` was stored. */
  bearsOut(mark: InhibitMask): boolean;
  /** The books and the device agree: what was shown before has been heeded. */
  heeded(): void;
}

const MASKS_MAX = 16;

/** Knows nothing yet: what the first device shows was told by an earlier life of the kiosk, or by nobody. */
export function createInhibitWitness(): InhibitWitness {
  /** What the device may have been told last, by us. */
  let possible: InhibitMask[] = [];
  let unheeded: Readonly<{ mask: InhibitMask | undefined }> | undefined;

  return {
    telling: (mask) => {
      possible = [...possible, mask].slice(-MASKS_MAX);
    },
    told: (mask) => {
      possible = [mask];
    },
    shown: (mask) => {
      if (mask === undefined || !possible.includes(mask)) unheeded = { mask };
    },
    bearsOut: (mark) => unheeded === undefined || standsAsMarked(mark, unheeded.mask),
    heeded: () => {
      unheeded = undefined;
    },
  };
}
