// Closes the slot of a device that has just been met, and leaves what it shows of the past as it is wherever that can be.
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';
import type { InhibitWitness } from './inhibit-witness.ts';
import type { InhibitMask } from './slot.ts';

const TRIES_MAX = 3;
const OPEN = 1;

/**
 * What the inhibits show tells a power cut from a kiosk that died: they are told anew only when that has been stored. So a
 * slot that stands open is closed by its master (228) where the device shows that it obeys (227). Gives what they were left at.
 */
export async function closeAtFirst(
  conversation: Pick<Conversation, 'ask'>,
  inhibits: InhibitWitness,
): Promise<InhibitMask | undefined> {
  const shown = await askInhibits(conversation);
  inhibits.shown(shown);
  if (shown && (await closesByMaster(conversation))) return shown;
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    inhibits.telling(0);
    const closed = await conversation.ask(COMMANDS.modifyInhibits, [0, 0]);
    if (closed.ok) inhibits.told(0);
    // Two bits that change together keep their sum, and let coins in that nobody waits for yet.
    if (shown === undefined || !closed.ok || !(await askInhibits(conversation))) break;
  }
  return undefined;
}

/** Only a device that shows "open" first and "closed" afterwards is believed: some answer with a constant (SR3). */
async function closesByMaster(conversation: Pick<Conversation, 'ask'>): Promise<boolean> {
  if ((await askMaster(conversation)) !== OPEN) return false;
  const closed = await conversation.ask(COMMANDS.modifyMasterInhibit, [0]);
  return closed.ok && (await askMaster(conversation)) === 0;
}

async function askMaster(conversation: Pick<Conversation, 'ask'>): Promise<number | undefined> {
  const answer = await conversation.ask(COMMANDS.requestMasterInhibit, [], 2);
  return answer.ok ? answer.data[0]! & 1 : undefined;
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
