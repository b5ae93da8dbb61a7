// What the events of a report mean for the service beside money: alarms, a closer look, a device to be met again.
import type { AcceptorHost, CreditEvent, RejectCause } from '../coin-acceptor.ts';
import type { Approval } from './approval.ts';
import type { Conversation } from './conversation.ts';
import { meaningOfEvent } from './event-codes.ts';
import type { Health } from './health.ts';
import type { Slot } from './slot.ts';
import type { TamperWatch } from './tamper-watch.ts';

export interface EventNotes {
  /** `other-power-up`: the device has to be met again. */
  note(event: CreditEvent): 'other-power-up' | undefined;
}

/** What somebody should look at; that a coin comes back or the lever is pressed is everyday life. */
const ALARMS: ReadonlySet<RejectCause> = new Set([
  'fraud',
  'jam',
  'hardware',
  'configuration',
  'dispute',
  'unknown',
]);

/** Notes the events of one served device. */
export function createEventNotes(
  { log }: AcceptorHost,
  device: Readonly<{
    acceptorId: string;
    conversation: Pick<Conversation, 'strangerAtMs'>;
    tampering: TamperWatch;
    slot: Pick<Slot, 'standing'>;
    approval: Approval;
    health: Pick<Health, 'lookSoon'>;
  }>,
): EventNotes {
  const { acceptorId, conversation, tampering, slot, approval, health } = device;

  function noteReject(code: number): void {
    const { words, cause } = meaningOfEvent(code);
    if (ALARMS.has(cause)) log('warn', words, { acceptorId, code });
    // A coin that we let in was refused as inhibited: the device may have forgotten what it was told.
    const isOpen = slot.standing === 'open';
    if (cause === 'hardware' || (isOpen && approval.isUnexpectedRefusal(code))) health.lookSoon();
  }

  return {
    note: (event) => {
      if (event.kind === 'reject') noteReject(event.code);
      if (event.kind !== 'gap') return undefined;
      log('warn', 'credit events were lost', { acceptorId, ...event });
      if (event.reason === 'acceptor-reset') {
        tampering.resetSeen(acceptorId, conversation.strangerAtMs);
      }
      return isOtherPowerUp(event) ? 'other-power-up' : undefined;
    },
  };
}

/** Its counter does not go on from where it was stored. */
export const isOtherPowerUp = (event: CreditEvent): boolean =>
  event.kind === 'gap' && event.reason !== 'credits-lost';
