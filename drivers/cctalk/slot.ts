// Opens and closes the coin slot, and believes neither before the device has said so itself.
import type { SlotAnswer } from '../coin-acceptor.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';
import type { Command } from './headers.ts';
import type { InhibitWitness } from './inhibit-witness.ts';

/** 16 positions; bit 0 is position 1, and a set bit lets the coin in (part 2 §3.25). */
export type InhibitMask = number;

/** `unproven`: the device has not shown where it stands, or shows something else than it was told. */
export type SlotStanding = 'closed' | 'open' | 'unproven';

export interface Slot {
  readonly standing: SlotStanding;
  /** None of the commands that move it was answered, as by a device that is locked by a PIN. */
  readonly isDeaf: boolean;
  /** It was not seen to take its positions: which coins it would let in is not known, however its master stands. */
  readonly isUntold: boolean;
  /** Finds out how this device closes, leaves it closed, and enables exactly the positions of `mask`. */
  prepare(mask: InhibitMask): Promise<SlotAnswer>;
  open(): Promise<SlotAnswer>;
  close(): Promise<SlotAnswer>;
  /** Whether the device still stands as it was told; `unknown` when it does not say, `ended` by `between` as in `Health.look`. */
  check(between: () => Promise<boolean>): Promise<Standing>;
  /** Whether it shows other positions than it was told, as after a reset; undefined: it cannot be asked now. */
  hasForgotten(): Promise<boolean | undefined>;
  /** Whether it shows, or may show, that it was told to let coins in since it was last reset; false where it never shows it. */
  mayBeOpen(): Promise<boolean>;
}

type Standing = 'as-told' | 'different' | 'unknown' | 'ended';

/** So often in a row it is asked again what it shows, before that is given up. */
const UNSHOWN_MAX = 3;
const CANNOT_CLOSE: SlotAnswer = { ok: false, reason: 'cannot-close' };
const SILENT: SlotAnswer = { ok: false, reason: 'silent' };

/**
 * The slot of one connected acceptor; unknown until `prepare`. `maskLeft`: what its inhibits still show of an earlier life, where
 * its master has closed it.
 */
export function createSlot(
  conversation: Conversation,
  witness: InhibitWitness,
  maskLeft?: InhibitMask,
): Slot {
  // Some devices lack header 228, or answer 227 with a constant (SR3): those are closed by inhibiting every position.
  let hasMasterInhibit = maskLeft !== undefined;
  let approvedMask: InhibitMask = 0;
  let maskAsShown: InhibitMask | undefined = maskLeft;
  let isMaskLeft = maskLeft !== undefined;
  let standing: SlotStanding = maskLeft === undefined ? 'unproven' : 'closed';
  let isDeaf = false;
  let isUntold = false;
  let unshownCount = 0;

  async function tell(command: Command, data: readonly number[]): Promise<boolean> {
    const told = await conversation.ask(command, data);
    isDeaf &&= !told.ok && told.reason === 'silent';
    return told.ok;
  }

  async function setMask(mask: InhibitMask): Promise<SlotAnswer> {
    if (!conversation.line.isOpen) return SILENT;
    witness.telling(mask);
    // Whether it arrives is not known before it is shown.
    isMaskLeft = false;
    maskAsShown = undefined;
    if (!(await tell(COMMANDS.modifyInhibits, [mask & 0xff, mask >> 8]))) return SILENT;
    witness.told(mask);
    const shown = await shownMask();
    maskAsShown = shown;
    if (shown === undefined) return hasMasterInhibit ? { ok: true } : CANNOT_CLOSE;
    // Positions that hold no coin may stay 0; a position that nobody approved must not stay open.
    return (shown & ~mask) === 0 ? { ok: true } : CANNOT_CLOSE;
  }

  async function setMaster(accepts: 0 | 1): Promise<SlotAnswer> {
    if (!(await tell(COMMANDS.modifyMasterInhibit, [accepts]))) return SILENT;
    return (await shownMaster()) === accepts ? { ok: true } : CANNOT_CLOSE;
  }

  /** `garbled`: it says something that the line spoils. */
  async function askMask(): Promise<InhibitMask | 'garbled' | undefined> {
    const answer = await conversation.ask(COMMANDS.requestInhibits);
    if (answer.ok) return answer.data[0]! | (answer.data[1]! << 8);
    return answer.reason === 'garbled' ? 'garbled' : undefined;
  }

  async function shownMask(): Promise<InhibitMask | undefined> {
    const mask = await askMask();
    return mask === 'garbled' ? undefined : mask;
  }

  async function shownMaster(): Promise<number | undefined> {
    const answer = await conversation.ask(COMMANDS.requestMasterInhibit);
    return answer.ok ? answer.data[0]! & 1 : undefined;
  }

  async function prove(
    wanted: 'open' | 'closed',
    work: () => Promise<SlotAnswer>,
  ): Promise<SlotAnswer> {
    standing = 'unproven';
    isDeaf = true;
    const answer = await work();
    if (answer.ok) standing = wanted;
    return answer;
  }

  async function learnAndClose(mask: InhibitMask): Promise<SlotAnswer> {
    approvedMask = mask;
    hasMasterInhibit = false;
    const closed = await setMask(0);
    if (!closed.ok && closed.reason === 'silent') {
      // Whatever it lets in by itself: its master is never opened over that.
      hasMasterInhibit = (await setMaster(0)).ok;
      return closed;
    }
    // With every position inhibited the master may be tried in both directions: no coin can pass meanwhile.
    hasMasterInhibit = (await setMaster(1)).ok && (await setMaster(0)).ok;
    if (hasMasterInhibit) return setMask(mask);
    // Closed by the mask alone from here on; a master that exists all the same must not stand in the way.
    await conversation.ask(COMMANDS.modifyMasterInhibit, [1], 1);
    return closed;
  }

  async function look(between: () => Promise<boolean>): Promise<Standing> {
    const mask = await shownMask();
    if (mask !== maskAsShown) return mask === undefined ? 'unknown' : 'different';
    if (!hasMasterInhibit) return 'as-told';
    if (!(await between())) return 'ended';
    const master = await shownMaster();
    if (master === undefined) return 'unknown';
    return master === (standing === 'open' ? 1 : 0) ? 'as-told' : 'different';
  }

  async function check(between: () => Promise<boolean>): Promise<Standing> {
    const first = await look(between);
    if (first !== 'different') return first;
    if (!(await between())) return 'ended';
    // Only a device that says so twice has forgotten: a late reply may have told of a slot that was moved since.
    const second = await look(between);
    return second === 'as-told' ? 'unknown' : second;
  }

  const expected = (): InhibitMask | undefined => (isMaskLeft ? maskLeft : maskAsShown);

  return {
    get standing() {
      return standing;
    },
    get isDeaf() {
      return isDeaf;
    },
    get isUntold() {
      return isUntold;
    },
    prepare: async (mask) => {
      const prepared = await prove('closed', () => learnAndClose(mask));
      isUntold = !prepared.ok;
      return prepared;
    },
    open: () => prove('open', () => (hasMasterInhibit ? setMaster(1) : setMask(approvedMask))),
    close: () => prove('closed', () => (hasMasterInhibit ? setMaster(0) : setMask(0))),
    check,
    hasForgotten: async () => {
      // A device that never showed what it was told, or was told nothing, has nothing to forget.
      if (!expected()) return false;
      const shown = await askMask();
      if (shown === 'garbled') return undefined;
      if (shown === expected()) {
        unshownCount = 0;
        return false;
      }
      if (shown !== undefined && (await shownMask()) === shown) return true;
      unshownCount += 1;
      // One that was locked by a PIN meanwhile shows nothing for good.
      return unshownCount > UNSHOWN_MAX ? false : undefined;
    },
    mayBeOpen: async () => !!expected() && (await askMask()) !== 0,
  };
}
