// Closes the slot of a device that has just been met, and leaves what it shows of the past as it is wherever that can be.
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';
import type { InhibitWitness } from './inhibit-witness.ts';
import type { InhibitMask } from './slot.ts';

const TRIES_MAX = 3;

/**
 * What the inhibits show tells a power cut from a kiosk that died: they are told anew only when that has been stored. So a
 * slot that stands open is closed by its master (228) where the device shows that it obeys (227). Gives what they were left at.
 */
export async function closeAtFirst(
  conversation: Pick<Conversation, 'ask' | 'line'>,
  inhibits: InhibitWitness,
): Promise<InhibitMask | undefined> {
  const shown = await askInhibits(conversation);
  inhibits.shown(shown);
  if (shown) {
    if (await closesByMaster(conversation)) return shown;
    // Once more, as close as can be to what hides it; a device that fell silent keeps what it shows for the next meeting.
    const again = await askInhibits(conversation);
    if (again === undefined) return undefined;
    if (again !== shown) inhibits.shown(again);
  }
  // Nothing is told on a line that has ended.
  for (let tries = 0; tries < TRIES_MAX && conversation.line.isOpen; tries++) {
    inhibits.telling(0);
    const closed = await conversation.ask(COMMANDS.modifyInhibits, [0, 0]);
    if (closed.ok) inhibits.told(0);
    // Two bits that change together keep their sum, and let coins in that nobody waits for yet.
    if (shown === undefined || !closed.ok || !(await askInhibits(conversation))) break;
  }
  return undefined;
}

/** A device without a master does not answer, or shows "open" whatever it is told (SR3). */
async function closesByMaster(conversation: Pick<Conversation, 'ask'>): Promise<boolean> {
  const closed = await conversation.ask(COMMANDS.modifyMasterInhibit, [0], 2);
  if (!closed.ok) return false;
  const answer = await conversation.ask(COMMANDS.requestMasterInhibit, [], 2);
  return answer.ok && (answer.data[0]! & 1) === 0;
}

/** What it was told before we came, or what it forgot; a device that does not know the question costs little time. */
async function askInhibits(
  conversation: Pick<Conversation, 'ask'>,
): Promise<InhibitMask | undefined> {
  const told: (InhibitMask | undefined)[] = [];
  for (let i = 0; i < 2; i++) {
    const answer = await conversation.ask(COMMANDS.requestInhibits, [], 2);
    if (!answer.ok) return undefined;
    told.push(answer.data[0]! | (answer.data[1]! << 8));
  }
  return told[0] === told[1] ? told[0] : undefined;
}
