// Statuses that last: a changer may tell them at every poll or only once, and never says that they have passed.
import type { Clock } from '../clock.ts';
import { STATUSES } from './poll-response.ts';

export interface Health {
  /** What keeps the changer from taking coins, in words. */
  readonly fault: string | undefined;
  /** A status was told; true when it was not known already. */
  told(code: number): boolean;
  /** A coin was taken: whatever was stuck or unplugged is so no more. */
  coinTaken(): void;
}

/** So long a status is believed after it was last told. */
const STATUS_LASTS_MS = 10_000;

/** A changer without any trouble. */
export function createHealth(clock: Clock): Health {
  const toldAtMs = new Map<number, number>();
  const isLasting = (code: number): boolean =>
    clock.monotonicMs() - (toldAtMs.get(code) ?? -Infinity) < STATUS_LASTS_MS;

  return {
    get fault() {
      const code = [...toldAtMs.keys()].find((code) => STATUSES[code]?.isFault && isLasting(code));
      return code === undefined ? undefined : STATUSES[code]!.words;
    },
    told: (code) => {
      const isNews = !isLasting(code);
      toldAtMs.set(code, clock.monotonicMs());
      return isNews;
    },
    coinTaken: () => toldAtMs.clear(),
  };
}
