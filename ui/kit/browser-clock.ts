// Time in the browser: the only file of the faces that looks at a clock or sets a timer for them.

export interface BrowserClock {
  /** Wall clock in milliseconds since 1970 (UTC), as the phone has it. */
  nowMs(): number;
  /** Calls `wake` once after `ms`; the answer cancels it. */
  after(ms: number, wake: () => void): () => void;
}

/** The phone's own clock. */
export const browserClock: BrowserClock = {
  nowMs: () => new Date().getTime(),
  after: (ms, wake) => {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
};
