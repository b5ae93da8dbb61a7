// Meets the changer on a freshly opened line: bridge, closed slot, coins, identity. Resets nothing and books nothing.
import type { Clock } from '../clock.ts';
import type { AcceptorFault } from '../coin-acceptor.ts';
import { readSetup } from './coin-types.ts';
import type { CoinType } from './coin-types.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './frame.ts';
import type { MdbCommand } from './frame.ts';

export type FoundChanger = Readonly<{
  /** `{manufacturer}/{model}/{serial}`; of a level 2 changer, which has none, what it says of its coins. */
  acceptorId: string;
  coinTypes: readonly (CoinType | undefined)[];
  /** For the log: what else the changer says about itself. */
  about: Readonly<Record<string, string>>;
}>;

export type StartUp =
  | { ok: true; changer: FoundChanger }
  | { ok: false; fault: AcceptorFault; detail: string };

const ASKS_MAX = 5;
/** A changer may be silent for so long after power-up (general knowledge of MDB: 2 s). */
const WAKE_UP_MAX_MS = 3000;
const WAKE_UP_PAUSE_MS = 200;

/** Performs the start-up recipe; what is polled meanwhile stays in the conversation. */
export async function meetChanger(conversation: Conversation, clock: Clock): Promise<StartUp> {
  const endMs = clock.monotonicMs() + WAKE_UP_MAX_MS;
  for (;;) {
    const met = await lookAtChanger(conversation);
    const isAsleep = !met.ok && met.fault === 'silent' && conversation.line.isOpen;
    if (!isAsleep || clock.monotonicMs() >= endMs) return met;
    // A changer that has just been powered up wants to be polled before it answers anything else.
    await conversation.poll();
    await clock.sleep(WAKE_UP_PAUSE_MS);
  }
}

/** Closes the slot and asks who is there; polls nothing. */
export async function lookAtChanger(conversation: Conversation): Promise<StartUp> {
  // Closed before anything else is asked: some bridges let every coin in from their power-up on.
  await conversation.ask(COMMANDS.coinType, [0, 0, 0, 0]);
  const setupBytes = await askTwice(conversation, COMMANDS.setup);
  if (!setupBytes) return silent('the changer does not tell its coins');
  const setup = readSetup(setupBytes);
  if (!setup) {
    const detail = `what answers is no coin changer (${hex(setupBytes)})`;
    return { ok: false, fault: 'not-a-coin-acceptor', detail };
  }
  const { level, coinTypes } = setup;
  if (level < 3) {
    const acceptorId = `MDB/level ${level}/${hex(setupBytes)}`;
    return { ok: true, changer: { acceptorId, coinTypes, about: { level: String(level) } } };
  }
  const identity = await askTwice(conversation, COMMANDS.identify);
  if (!identity) {
    return silent('the changer does not tell its manufacturer, model and serial number');
  }
  const about = { level: String(level), software: hex(identity.subarray(27, 29)) };
  return { ok: true, changer: { acceptorId: identityText(identity), coinTypes, about } };
}

/** Bytes 1–3 the manufacturer, 4–15 the serial number, 16–27 the model (section 5, EXPANSION 0F 00). */
function identityText(identity: Uint8Array): string {
  const [manufacturer, serial, model] = [
    identity.subarray(0, 3),
    identity.subarray(3, 15),
    identity.subarray(15, 27),
  ].map(printable);
  return [manufacturer, model, serial].join('/');
}

/** An identity decides whose coins these are: two answers in a row must agree. */
export async function askTwice(
  conversation: Conversation,
  command: MdbCommand,
): Promise<Uint8Array | undefined> {
  let last: Uint8Array | undefined;
  for (let asks = 0; asks < ASKS_MAX; asks++) {
    const answer = await conversation.ask(command);
    if (!answer.ok) return undefined;
    if (last && Buffer.from(last).equals(answer.bytes)) return last;
    last = answer.bytes;
  }
  return undefined;
}

/** Padded with spaces or zeros; anything else unprintable becomes `?` so that it cannot disturb an identity. */
const printable = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/^[\0 ]+|[\0 ]+$/g, '')
    .replaceAll(/[^ -.0-~]/g, '?');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const silent = (detail: string): StartUp => ({ ok: false, fault: 'silent', detail });
