// How long to wait before something that died is started again: 0.25 s, doubled up to half a minute, for ever.
export interface BackOff {
  /** Deaths since the last `forgive`. */
  readonly deaths: number;
  /** Counts a death and says how long to wait. */
  died(): number;
  /** It works: the next death is the first again. */
  forgive(): void;
}

/** A kiosk has nobody to start it again, so this never gives up; it only gets slower. */
export function createBackOff(): BackOff {
  let deaths = 0;
  return {
    get deaths() {
      return deaths;
    },
    died: () => {
      deaths += 1;
      return Math.min(FIRST_WAIT_MS * 2 ** (deaths - 1), WAIT_MS_MAX);
    },
    forgive: () => {
      deaths = 0;
    },
  };
}

const FIRST_WAIT_MS = 250;
const WAIT_MS_MAX = 30_000;
