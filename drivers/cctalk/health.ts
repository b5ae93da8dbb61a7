// The looks that are taken between polls: faults of the device, its coin bank, and whether the slot stands as told.
import type { AcceptorHost } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';
import { faultInWords, STATUS_LEVER_OPEN, statusInWords } from './fault-codes.ts';
import { COMMANDS } from './headers.ts';
import type { Command } from './headers.ts';
import type { Slot } from './slot.ts';
import type { FoundDevice } from './start-up.ts';

export interface Health {
  /** What self-check and status say, in words; undefined when the device is fine. */
  readonly fault: string | undefined;
  /**
   * Looks when it is time to; `isTold`: the slot has been told where to stand. `between` is called after each question, so
   * that a poll may come first; false ends the look. Undefined: nothing has to be done.
   */
  look(isTold: boolean, between: () => Promise<boolean>): Promise<Finding | undefined>;
  /** Something happened that makes a look worth while. */
  lookSoon(): void;
  /** Whether the positions still mean the coins that were read; undefined when the device does not say. */
  isSameBank(): Promise<boolean | undefined>;
}

/**
 * `slot-astray`: not proven to stand as told. `inhibits-forgotten`: it stands otherwise, as after a reset.
 * `bank-changed`: positions mean other coins now.
 */
export type Finding = 'slot-astray' | 'inhibits-forgotten' | 'bank-changed';

/** A reset before the first coin leaves no other trace than the inhibits. */
const LOOK_INTERVAL_MS = 2000;
/** However much happens, looking must not keep us from polling. */
const LOOK_INTERVAL_MIN_MS = 500;
/** A device that has never told a status knows none; a reply may have been lost. */
const STATUS_MISSES_MAX = 3;
const LEVER_OPEN_MAX_MS = 10_000;

/** A lost reply must not keep us from polling while coins fall; a device that is slow to check itself is asked later. */
const HURRIED_TIMEOUT_MS = 150;

/** Looks after `device` from now on. */
export function createHealth(
  conversation: Conversation,
  device: FoundDevice,
  slot: Slot,
  host: AcceptorHost,
  isPouring: () => boolean,
): Health {
  const { clock, log } = host;
  const { acceptorId } = device;
  let fault: string | undefined;
  let statusMisses = 0;
  let leverOpenSinceMs: number | undefined;
  let lastLookMs = -Infinity;
  let nextLookMs = -Infinity;

  const hurried = (command: Command): Command =>
    isPouring() ? { ...command, timeoutMs: HURRIED_TIMEOUT_MS } : command;

  async function checkItself(between: () => Promise<boolean>): Promise<void> {
    const answer = await conversation.ask(hurried(COMMANDS.selfCheck), [], 1);
    if (!answer.ok) return;
    const own = faultInWords(answer.data);
    if (own === undefined && !(await between())) return;
    const words = own ?? (await statusFault());
    if (words && words !== fault) log('warn', words, { acceptorId });
    fault = words;
  }

  /** Not every device tells a status; the lever is for depositors, and a fault only when it stays open. */
  async function statusFault(): Promise<string | undefined> {
    if (statusMisses >= STATUS_MISSES_MAX) return undefined;
    const answer = await conversation.ask(hurried(COMMANDS.status), [], 1);
    if (answer.ok) statusMisses = -Infinity;
    else if (answer.reason === 'silent') statusMisses += 1;
    if (!answer.ok) return undefined;
    const [status = 0] = answer.data;
    if (status !== STATUS_LEVER_OPEN) leverOpenSinceMs = undefined;
    else leverOpenSinceMs ??= clock.monotonicMs();
    const isBrief =
      leverOpenSinceMs !== undefined && clock.monotonicMs() - leverOpenSinceMs < LEVER_OPEN_MAX_MS;
    return isBrief ? undefined : statusInWords(status);
  }

  async function isSameBank(): Promise<boolean | undefined> {
    if (device.bank === undefined) return true;
    const answer = await conversation.ask(COMMANDS.requestBank);
    return answer.ok ? answer.data[0] === device.bank : undefined;
  }

  return {
    get fault() {
      return fault;
    },
    isSameBank,
    lookSoon: () => {
      nextLookMs = Math.min(nextLookMs, lastLookMs + LOOK_INTERVAL_MIN_MS);
    },
    look: async (isTold, between) => {
      if (clock.monotonicMs() < nextLookMs) return undefined;
      lastLookMs = clock.monotonicMs();
      nextLookMs = lastLookMs + LOOK_INTERVAL_MS;
      await checkItself(between);
      if (!(await between())) return undefined;
      if ((await isSameBank()) === false) return 'bank-changed';
      if (!isTold || !(await between())) return undefined;
      const isUnknown = slot.standing === 'unproven' || slot.isUntold;
      const standing = isUnknown ? 'unknown' : await slot.check(between);
      if (standing === 'as-told' || standing === 'ended') return undefined;
      log('warn', 'the coin slot does not stand as told; telling it again', { acceptorId });
      return standing === 'different' ? 'inhibits-forgotten' : 'slot-astray';
    },
  };
}
