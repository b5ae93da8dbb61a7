// A scanner types like a very fast person: what it types belongs to the code, wherever the cursor stands.
import { AMOUNT_DIGITS_MAX } from './entry.ts';

export type Burst = Readonly<{
  text: string;
  lastMs: number;
  /** What the amount was before the first character. */
  amount: string;
}>;

/** The burst after one more character; a pause begins a new one. */
export function typed(burst: Burst | undefined, key: string, nowMs: number, amount: string): Burst {
  return burst && nowMs - burst.lastMs <= SCANNER_GAP_MS
    ? { ...burst, text: burst.text + key, lastMs: nowMs }
    : { text: key, lastMs: nowMs, amount };
}

/** True once nobody could have typed this as an amount: too fast with a letter in it, or with too many digits. */
export const isScan = ({ text }: Burst): boolean =>
  text.length >= SCAN_CHARS_MIN && (/[A-Za-z]/.test(text) || text.length > AMOUNT_DIGITS_MAX);

const SCANNER_GAP_MS = 50;
const SCAN_CHARS_MIN = 4;
