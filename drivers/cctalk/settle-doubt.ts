// A reset that only the inhibits show is stored before they are told anew, which hides it.
import type { CreditPoll } from './credit-poll.ts';
import type { Slot } from './slot.ts';

/** True when nothing stands against telling the inhibits; false when that could not be found out or stored yet. */
export async function settleDoubt(
  poller: Pick<CreditPoll, 'isRecalled' | 'isBehind' | 'isMarked' | 'isDoubted' | 'doubt'>,
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
