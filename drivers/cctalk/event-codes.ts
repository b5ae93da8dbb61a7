// What a buffered event without a credit means (part 2, table 2): operator words and a cause for the depositor.
import type { RejectCause } from '../coin-acceptor.ts';

export type EventMeaning = Readonly<{
  words: string;
  cause: RejectCause;
  /** Whether the coin came back to the person. */
  comesBack: 'yes' | 'no' | 'perhaps';
}>;

const INHIBITED_COIN_FIRST = 128;
const INHIBITED_COIN_LAST = 159;
const RESERVED_FIRST = 160;
const RESERVED_LAST = 191;

/** Coin known, but closed by inhibits. */
export const INHIBITED_COIN = 2;

/** The meaning of event code `code` (0–255); an unknown number stays visible as such. */
export function meaningOfEvent(code: number): EventMeaning {
  if (code >= INHIBITED_COIN_FIRST && code <= INHIBITED_COIN_LAST) {
    return meaning('inhibited', 'yes', `coin of position ${inhibitedPosition(code)} is inhibited`);
  }
  if (code >= RESERVED_FIRST && code <= RESERVED_LAST) {
    // A draft wanted "credit cancelled" here. It is no standard, and money is never taken back silently.
    return meaning('unknown', 'perhaps', `reserved event code ${code}`);
  }
  return MEANINGS.get(code) ?? meaning('unknown', 'perhaps', `unknown event code ${code}`);
}

/** The position that an event code calls inhibited; undefined for every other code. */
export function inhibitedPosition(code: number): number | undefined {
  const isInhibited = code >= INHIBITED_COIN_FIRST && code <= INHIBITED_COIN_LAST;
  return isInhibited ? code - INHIBITED_COIN_FIRST + 1 : undefined;
}

function meaning(
  cause: RejectCause,
  comesBack: EventMeaning['comesBack'],
  words: string,
): EventMeaning {
  return { words, cause, comesBack };
}

const MEANINGS: ReadonlyMap<number, EventMeaning> = new Map([
  [1, meaning('refused', 'yes', 'not a known coin')],
  [INHIBITED_COIN, meaning('inhibited', 'yes', 'known coin, but inhibited')],
  [3, meaning('refused', 'yes', 'fits two enabled coins')],
  [4, meaning('jam', 'perhaps', 'woke up, but no coin reached validation')],
  [5, meaning('jam', 'perhaps', 'coin entered validation and did not leave')],
  [6, meaning('dispute', 'perhaps', 'judged good, never reached the credit sensor')],
  [7, meaning('dispute', 'no', 'entered the sorter and was not seen leaving')],
  [8, meaning('refused', 'yes', 'second coin too close behind')],
  [9, meaning('refused', 'yes', 'gate still busy with the coin before')],
  [10, meaning('refused', 'yes', 'credit sensor still busy with the coin before')],
  [11, meaning('refused', 'yes', 'sorter still busy with the coin before')],
  [12, meaning('refused', 'yes', 'earlier reject not cleared yet')],
  [13, meaning('hardware', 'yes', 'validation sensors not ready')],
  [14, meaning('hardware', 'yes', 'credit sensor blocked')],
  [15, meaning('hardware', 'yes', 'sorter exit blocked')],
  [16, meaning('fraud', 'no', 'object went backwards over the credit sensor')],
  [17, meaning('fraud', 'no', 'object went backwards through the acceptor')],
  [18, meaning('fraud', 'no', 'too fast over the credit sensor')],
  [19, meaning('fraud', 'no', 'too slow over the credit sensor')],
  [20, meaning('fraud', 'no', 'string detected')],
  [21, meaning('jam', 'perhaps', 'coin lost after the dual-entry chute')],
  [22, meaning('fraud', 'yes', 'coin not seen at the dual-entry chute')],
  [23, meaning('fraud', 'no', 'reached the credit sensor too early')],
  [24, meaning('fraud', 'yes', 'many rejects in a row')],
  [25, meaning('fraud', 'yes', 'known slug')],
  [26, meaning('hardware', 'no', 'reject sensor blocked')],
  [27, meaning('configuration', 'no', 'totaliser: game value set too low')],
  [28, meaning('configuration', 'no', 'totaliser: meter value set too low')],
  [29, meaning('fraud', 'no', 'gate forced open')],
  [30, meaning('hardware', 'yes', 'gate did not open')],
  [31, meaning('jam', 'no', 'diverter: coin not seen leaving')],
  [32, meaning('hardware', 'yes', 'diverter exit blocked')],
  [33, meaning('refused', 'yes', 'diverter still busy')],
  [34, meaning('fraud', 'perhaps', 'device became stricter after fraud')],
  [35, meaning('jam', 'perhaps', 'motor trouble')],
  [36, meaning('dispute', 'no', 'coin swallowed that should have come back, value unknown')],
  [37, meaning('refused', 'yes', 'too fast in validation')],
  [38, meaning('refused', 'yes', 'too slow in validation')],
  [39, meaning('unknown', 'no', 'good coin on the wrong path; its credit comes by itself')],
  [40, meaning('fraud', 'no', 'light shone on a sensor')],
  [253, meaning('unknown', 'no', 'device asks for data')],
  [254, meaning('lever', 'no', 'return lever pressed')],
  [255, meaning('hardware', 'no', 'unspecified alarm')],
]);
