// Meets the bridge on a freshly opened line: who it is, and where it stands. Books nothing, opens nothing.
import type { Clock } from '../clock.ts';
import type { AcceptorFault } from '../coin-acceptor.ts';
import type { Stat } from './accounting.ts';
import type { Conversation } from './conversation.ts';
import type { BridgeLine } from './grammar.ts';

export type FoundBridge = Readonly<{
  /** `pulse/{model}/{serial}`, the serial number of the board in decimal. */
  acceptorId: string;
  model: string;
  firmware: string;
  /** Where it stood when it was met. */
  stat: Stat;
}>;

export type StartUp =
  | { ok: true; bridge: FoundBridge }
  | { ok: false; fault: AcceptorFault; detail: string };

/** A board without USB of its own speaks at this rate; to one with it the rate means nothing. */
export const PULSE_BAUD_RATE = 115_200;
const ASK_EACH_MS = 500;
/** Opening the port resets many boards (DTR), and their boot loader waits two seconds. */
const MEET_MAX_MS = 4000;

/** Asks until HELLO and STAT of the same power-up have been heard. */
export async function meetBridge(conversation: Conversation, clock: Clock): Promise<StartUp> {
  const { line } = conversation;
  const deadlineMs = clock.monotonicMs() + MEET_MAX_MS;
  let hello: Extract<BridgeLine, { kind: 'hello' }> | undefined;
  let askAtMs = -Infinity;
  while (line.isOpen && clock.monotonicMs() < deadlineMs) {
    if (clock.monotonicMs() >= askAtMs) {
      conversation.say({ kind: 'hello?' });
      askAtMs = clock.monotonicMs() + ASK_EACH_MS;
    }
    const heard = await conversation.hear(askAtMs - clock.monotonicMs());
    // Coins that are told meanwhile will be told again.
    if (heard?.kind === 'hello') hello = heard;
    if (heard?.kind !== 'stat' || hello?.boot !== heard.boot) continue;
    const { model, firmware } = hello;
    const acceptorId = ['pulse', model, heard.serial].join('/');
    return { ok: true, bridge: { acceptorId, model, firmware, stat: heard } };
  }
  if (conversation.noiseCount === 0) {
    return { ok: false, fault: 'silent', detail: 'no pulse bridge answers' };
  }
  const detail = 'what is heard there is not the language of a pulse bridge';
  return { ok: false, fault: 'not-a-coin-acceptor', detail };
}
