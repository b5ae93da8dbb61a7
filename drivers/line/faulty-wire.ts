// One direction of a wire that misbehaves: carries bytes in order, spoilt and late as its plan says.
import type { Clock } from '../clock.ts';
import type { Entropy } from '../entropy.ts';
import { seededFaultPlan, spoil } from './fault-plan.ts';
import type { Delivery, WireFault } from './fault-plan.ts';

export interface FaultyWire {
  carry(bytes: Uint8Array): void;
}

/**
 * Spoils a share of what it carries; `share` is asked for every chunk. A late chunk holds up those behind it. A chunk that
 * would arrive in a way that is not `isFair` arrives whole.
 */
export function createFaultyWire(
  entropy: Entropy,
  share: () => number,
  clock: Clock,
  deliver: (bytes: Uint8Array) => void,
  isFair: (sent: Uint8Array, arriving: Uint8Array) => boolean = () => true,
): FaultyWire {
  const plan = seededFaultPlan(entropy, share);
  let freeAtMs = -Infinity;

  function fairly(bytes: Uint8Array, fate: WireFault): Delivery[] {
    const spoilt = spoil(bytes, fate);
    if (fate.fault === 'none') return spoilt;
    const arriving = new Uint8Array(Buffer.concat(spoilt.map((part) => part.bytes)));
    return isFair(bytes, arriving) ? spoilt : spoil(bytes, { fault: 'none' });
  }

  return {
    carry: (bytes) => {
      for (const { afterMs, bytes: arriving } of fairly(bytes, plan.next())) {
        const nowMs = clock.monotonicMs();
        const dueMs = Math.max(freeAtMs, nowMs + afterMs);
        freeAtMs = dueMs;
        if (dueMs <= nowMs) deliver(arriving);
        else void clock.sleep(dueMs - nowMs).then(() => deliver(arriving));
      }
    },
  };
}
