// How often a device wants to be polled (header 249); we poll it at least that often.
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';

const POLL_INTERVAL_MAX_MS = 200;
/** We ask a little sooner than the device wants us to. */
const POLL_INTERVAL_SHARE = 0.8;
const POLL_INTERVAL_MIN_MS = 20;

/** What the device asks for; one that does not say is polled as every other. */
export async function askPollInterval(conversation: Conversation): Promise<number> {
  const answer = await conversation.ask(COMMANDS.pollingPriority, [], 1);
  return answer.ok ? pollIntervalMs(answer.data[0]!, answer.data[1]!) : POLL_INTERVAL_MAX_MS;
}

/** The milliseconds between two polls that header 249 asks for, never more than our own 200. */
export function pollIntervalMs(units: number, value: number): number {
  const unitMs = UNIT_MS[units];
  // `00 00` points to the manual, `00 FF` to a hardware line; later units are minutes and longer.
  if (unitMs === undefined || value === 0) return POLL_INTERVAL_MAX_MS;
  const wantedMs = Math.floor(value * unitMs * POLL_INTERVAL_SHARE);
  return Math.min(POLL_INTERVAL_MAX_MS, Math.max(POLL_INTERVAL_MIN_MS, wantedMs));
}

const UNIT_MS: Readonly<Record<number, number>> = { 1: 1, 2: 10, 3: 1000 };
