// One direction of a wire that misbehaves: carries bytes in order, spoilt and late as its plan says.
import type { Clock } from '../clock.ts';
import type { Entropy } from '../entropy.ts';
import { seededFaultPlan, spoil } from './fault-plan.ts';

export interface FaultyWire {
  carry(bytes: Uint8Array): void;
}

/** Spoils a share of what it carries; `share` is asked for every chunk. A late chunk holds up those behind it. */
export function createFaultyWire(
  entropy: Entropy,
  share: () => number,
  clock: Clock,
  deliver: (bytes: Uint8Array) => void,
): FaultyWire {
  const plan = seededFaultPlan(entropy, share);
  let freeAtMs = -Infinity;

  return {
    carry: (bytes) => {
      for (const { afterMs, bytes: arriving } of spoil(bytes, plan.next())) {
        const nowMs = clock.monotonicMs();
        const dueMs = Math.max(freeAtMs, nowMs + afterMs);
        freeAtMs = dueMs;
        if (dueMs <= nowMs) deliver(arriving);
        else void clock.sleep(dueMs - nowMs).then(() => deliver(arriving));
      }
    },
  };
}
