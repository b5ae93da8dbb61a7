// A reset that only the inhibits show is stored before they are told anew, which hides it.
import type { SlotAnswer } from '../coin-acceptor.ts';
import type { CreditPoll } from './credit-poll.ts';
import type { Slot } from './slot.ts';

type Poller = Pick<CreditPoll, 'isRecalled' | 'isBehind' | 'isMarked' | 'isDoubted' | 'doubt'>;

const SILENT: SlotAnswer = { ok: false, reason: 'silent' };

/**
 * Tells the inhibits anew by `tell` between two readings by `poll`. A reset in the moment between the last question and the
 * telling is hidden from whoever asks for the inhibits, and shown by the counter as long as no coin can follow.
 */
export async function tellBetweenReadings(
  poller: Poller,
  slot: Pick<Slot, 'hasForgotten'>,
  poll: () => Promise<unknown>,
  tell: () => Promise<SlotAnswer>,
): Promise<SlotAnswer> {
  if (!(await settleDoubt(poller, slot, poll))) return SILENT;
  const told = await tell();
  return !told.ok || (await poll()) === 'serving' ? told : SILENT;
}

/** True when nothing stands against telling the inhibits; false when that could not be found out or stored yet. */
async function settleDoubt(
  poller: Poller,
  slot: Pick<Slot, 'hasForgotten'>,
  poll: () => Promise<unknown>,
): Promise<boolean> {
  // Whether it was marked is not known, or not all is stored that was read: it is closed, and told nothing else.
  if (!poller.isRecalled || poller.isBehind) return false;
  const isForgotten = poller.isMarked && (await slot.hasForgotten());
  if (isForgotten) poller.doubt();
  if (poller.isDoubted) await poll();
  return !poller.isDoubted && isForgotten !== undefined;
}
