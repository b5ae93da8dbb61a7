// What a served acceptor says of itself: the first thing that keeps it from taking coins, or that it is ready.
import type { AcceptorState } from '../coin-acceptor.ts';
import type { Approval } from './approval.ts';
import type { Patience } from './patience.ts';
import type { Slot } from './slot.ts';

const UNPROVEN =
  'the acceptor does not show that its slot is closed, so it stays out of service: it has to obey the ccTalk header 231 and ' +
  'to show that by 230, or by 228 and 227. Switch these on with the tool of its maker and start it anew, or connect another acceptor';
const UNANSWERED =
  'the acceptor does not show that its slot is closed: it stopped answering; check its cable and its power';
const LOCKED =
  'the acceptor answers, but not to the commands for its slot: it is locked by a PIN; unlock it with the tool of its maker';

/** The state that its parts come to. */
export function stateOf(
  parts: Readonly<{
    acceptorId: string;
    storeFault: string | undefined;
    slot: Pick<Slot, 'standing' | 'isDeaf' | 'isUntold'>;
    patience: Pick<Patience, 'isUnanswered'>;
    fault: string | undefined;
    approval: Approval;
  }>,
): AcceptorState {
  const { acceptorId, storeFault, slot, patience, fault, approval } = parts;
  if (storeFault) return { state: 'out-of-service', reason: 'store', detail: storeFault };
  if (slot.standing === 'unproven' || slot.isUntold) {
    const silence = slot.isDeaf ? LOCKED : UNPROVEN;
    const detail = patience.isUnanswered ? UNANSWERED : silence;
    return { state: 'out-of-service', reason: 'cannot-close', detail };
  }
  if (fault) return { state: 'out-of-service', reason: 'self-check', detail: fault };
  const approvedPositions = approval.positions();
  if (approvedPositions.length === 0) {
    const detail = approval.refusal();
    return { state: 'out-of-service', reason: 'no-approved-table', detail };
  }
  return { state: 'ready', acceptorId, isOpen: slot.standing === 'open', approvedPositions };
}
