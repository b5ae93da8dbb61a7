// Meets the device on a freshly opened line: quiet, echo, closed slot, identity, coins. Books nothing, resets nothing.
import type { Clock } from '../clock.ts';
import type { AcceptorFault } from '../coin-acceptor.ts';
import type { CoinTable } from '../coin-table.ts';
import type { Conversation } from './conversation.ts';
import { COMMANDS } from './headers.ts';
import type { Command } from './headers.ts';

export type FoundDevice = Readonly<{
  /** `{manufacturer}/{product}/{serial}`, the serial number in decimal. */
  acceptorId: string;
  /** The coin identifier of each position from 1; index 0 is position 1, undefined where the device does not say. */
  coinIds: readonly (string | undefined)[];
  /** Credit codes are positions, as they must be, and not values (option flag 0, part 2 §3.43). */
  hasPositionCodes: boolean;
  pollIntervalMs: number;
  /** The coin bank in use; in another one the positions mean other coins. Undefined where there are none. */
  bank: number | undefined;
  /** For the log: what else the device says about itself. */
  about: Readonly<Record<string, string>>;
}>;

export type StartUp =
  | { ok: true; device: FoundDevice }
  | { ok: false; fault: AcceptorFault; detail: string };

export const POSITIONS = 16;
/** A receiver throws away an unfinished packet after 50 ms of silence (part 1 §11.1). */
const SILENCE_MS = 60;
const FIRST_POLLS = 3;
const ASKS_MAX = 5;
const POLL_INTERVAL_MAX_MS = 200;
/** We ask a little sooner than the device wants us to. */
const POLL_INTERVAL_SHARE = 0.8;
const POLL_INTERVAL_MIN_MS = 20;
const COIN_ACCEPTOR_CATEGORY = 'Coin Acceptor';

/** Waits for silence and polls; true when a device answers. Also teaches the conversation whether the bus echoes. */
export async function greetDevice(conversation: Conversation, clock: Clock): Promise<boolean> {
  await clock.sleep(SILENCE_MS);
  let polls = 0;
  for (let i = 0; i < FIRST_POLLS; i++) {
    if ((await conversation.ask(COMMANDS.simplePoll, [], 1)).ok) polls++;
  }
  return polls > 0;
}

/** Performs the start-up recipe from the closed slot up to, not including, the first reading of the event buffer. */
export async function meetDevice(conversation: Conversation): Promise<StartUp> {
  // Closed before anything else is asked: a device that stayed open over our absence takes no more coins.
  await conversation.ask(COMMANDS.modifyInhibits, [0, 0]);

  const category = await askText(conversation, COMMANDS.equipmentCategory);
  if (category === undefined) return silent('the device does not tell its category');
  if (category !== COIN_ACCEPTOR_CATEGORY) {
    const detail = `the device calls itself "${category}"`;
    return { ok: false, fault: 'not-a-coin-acceptor', detail };
  }
  const manufacturer = await askText(conversation, COMMANDS.manufacturer);
  const product = await askText(conversation, COMMANDS.productCode);
  const serial = await askTwice(conversation, COMMANDS.serialNumber);
  if (manufacturer === undefined || product === undefined || serial === undefined) {
    return silent('the device does not tell its manufacturer, product and serial number');
  }
  // Silence means that the device knows no options. Anything else unclear could hide codes that are values.
  const flags = await conversation.ask(COMMANDS.requestOptionFlags);
  if (!flags.ok && flags.reason !== 'silent') return silent('the option flags cannot be read');
  return {
    ok: true,
    device: {
      acceptorId: [manufacturer, product, littleEndian(serial)].join('/'),
      coinIds: await readCoinIds(conversation),
      hasPositionCodes: !flags.ok || (flags.data[0]! & 1) === 0,
      pollIntervalMs: await askPollInterval(conversation),
      bank: await askBank(conversation),
      about: {
        build: (await askText(conversation, COMMANDS.requestBuildCode)) ?? '',
        software: (await askText(conversation, COMMANDS.softwareRevision)) ?? '',
        commsRevision: await askVersion(conversation),
      },
    },
  };
}

/**
 * An approved position whose identifier the device did not tell. Its coins could be neither let in nor valued, so the
 * device is met again before its credits are read: they stay in its buffer meanwhile.
 */
export function unreadPosition(
  device: FoundDevice,
  table: CoinTable | undefined,
): number | undefined {
  if (table?.acceptorId !== device.acceptorId) return undefined;
  return table.entries.find(({ position }) => device.coinIds[position - 1] === undefined)?.position;
}

/** The milliseconds between two polls that header 249 asks for, never more than our own 200. */
export function pollIntervalMs(units: number, value: number): number {
  const unitMs = UNIT_MS[units];
  // `00 00` points to the manual, `00 FF` to a hardware line; later units are minutes and longer.
  if (unitMs === undefined || value === 0) return POLL_INTERVAL_MAX_MS;
  const wantedMs = Math.floor(value * unitMs * POLL_INTERVAL_SHARE);
  return Math.min(POLL_INTERVAL_MAX_MS, Math.max(POLL_INTERVAL_MIN_MS, wantedMs));
}

const UNIT_MS: Readonly<Record<number, number>> = { 1: 1, 2: 10, 3: 1000 };

async function readCoinIds(conversation: Conversation): Promise<(string | undefined)[]> {
  const coinIds: (string | undefined)[] = [];
  for (let position = 1; position <= POSITIONS; position++) {
    const coinId = await askText(conversation, COMMANDS.requestCoinId, [position]);
    coinIds.push(coinId);
  }
  return coinIds;
}

async function askPollInterval(conversation: Conversation): Promise<number> {
  const answer = await conversation.ask(COMMANDS.pollingPriority, [], 1);
  return answer.ok ? pollIntervalMs(answer.data[0]!, answer.data[1]!) : POLL_INTERVAL_MAX_MS;
}

async function askVersion(conversation: Conversation): Promise<string> {
  const answer = await conversation.ask(COMMANDS.commsRevision, [], 1);
  return answer.ok ? [...answer.data].join('.') : '';
}

async function askBank(conversation: Conversation): Promise<number | undefined> {
  const answer = await conversation.ask(COMMANDS.requestBank, [], 1);
  return answer.ok ? answer.data[0] : undefined;
}

/** Plain ASCII, padded on the right; anything unprintable becomes `?` so that it cannot disturb an identity. */
async function askText(
  conversation: Conversation,
  command: Command,
  data: readonly number[] = [],
): Promise<string | undefined> {
  const text = await askTwice(conversation, command, data);
  return text === undefined ? undefined : printable(text).trimEnd();
}

const printable = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[^ -.0-~]/g, '?');

/** An identity decides whose coins these are: two answers in a row must agree, as for money. */
async function askTwice(
  conversation: Conversation,
  command: Command,
  data: readonly number[] = [],
): Promise<Uint8Array | undefined> {
  let last: Uint8Array | undefined;
  for (let asks = 0; asks < ASKS_MAX; asks++) {
    const answer = await conversation.ask(command, data);
    if (!answer.ok) return undefined;
    if (last && Buffer.from(last).equals(answer.data)) return last;
    last = answer.data;
  }
  return undefined;
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((total, byte) => total * 256 + byte, 0);
}

function silent(detail: string): StartUp {
  return { ok: false, fault: 'silent', detail };
}
