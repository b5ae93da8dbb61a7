// Meets the device on a freshly opened line: quiet, echo, closed slot, identity, coins. Books nothing by itself, resets nothing.
import type { Clock } from '../clock.ts';
import type { AcceptorFault } from '../coin-acceptor.ts';
import type { CoinTable } from '../coin-table.ts';
import { isRefusal } from './conversation.ts';
import { askTwice } from './ask-twice.ts';
import type { Conversation } from './conversation.ts';
import { readCreditCodes } from './credit-codes.ts';
import type { CreditCodes } from './credit-codes.ts';
import { COMMANDS } from './headers.ts';
import type { InhibitWitness } from './inhibit-witness.ts';
import type { InhibitMask } from './slot.ts';
import { closeAtFirst } from './first-close.ts';
import { askPollInterval } from './poll-interval.ts';

export type FoundDevice = Readonly<{
  /** `{manufacturer}/{product}/{serial}`, the serial number in decimal. */
  acceptorId: string;
  /** The coin identifier of each position from 1; index 0 is position 1, undefined where the device does not say. */
  coinIds: readonly (string | undefined)[];
  /** Which positions a credit code that is a value stands for (option flag 0, part 2 §3.43); undefined: codes are positions. */
  creditCodes: CreditCodes | undefined;
  pollIntervalMs: number;
  /** The coin bank in use; in another one the positions mean other coins. Undefined where there are none. */
  bank: number | undefined;
  /** The bank it showed before another one was selected. */
  bankAtFirst: number | undefined;
  /** The inhibits that it shows since an earlier life of the kiosk, and was not told anew yet. */
  maskLeft: InhibitMask | undefined;
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
/** Of the option flags. */
const VALUE_CODES = 1;
const COIN_ACCEPTOR_CATEGORY = 'Coin Acceptor';

/** Waits for silence and polls; true when a device answers. Also teaches the conversation whether the bus echoes. */
export async function greetDevice(conversation: Conversation, clock: Clock): Promise<boolean> {
  await clock.sleep(SILENCE_MS);
  let polls = 0;
  for (let i = 0; i < FIRST_POLLS; i++) {
    const answer = await conversation.ask(COMMANDS.simplePoll, [], 1);
    if (answer.ok || isRefusal(answer)) polls++;
  }
  return polls > 0;
}

/** What may be done with a device as soon as it is known who it is. */
export type Visit = Readonly<{
  /** Called between the questions: the event buffer may be read. */
  readAhead(acceptorId: string): Promise<void>;
  /** The bank of its approved table, which is selected where the device shows another. */
  bankFor(acceptorId: string): number | undefined;
  /** Hears what the slot was told before, and what it is told to close; without one it is left as it stands. */
  inhibits: InhibitWitness | undefined;
}>;

const lookOnly: Visit = {
  readAhead: async () => {},
  bankFor: () => undefined,
  inhibits: undefined,
};

/** Performs the start-up recipe. Without a visit nothing is told: no event is read, no bank is selected, and the slot stays as it is. */
export async function meetDevice(
  conversation: Conversation,
  visit: Visit = lookOnly,
): Promise<StartUp> {
  // Before anything else is asked: a device that stayed open over our absence takes no more coins.
  const { inhibits } = visit;
  const maskLeft = inhibits && (await closeAtFirst(conversation, inhibits));

  // Together, so that an answer which comes one question late is found out by the order in which they are asked.
  const [category, manufacturer, product, serial] = await askIdentity(conversation);
  if (category === undefined) return silent('the device does not tell its category');
  if (textOf(category) !== COIN_ACCEPTOR_CATEGORY) {
    const detail = `the device calls itself "${textOf(category)}"`;
    return { ok: false, fault: 'not-a-coin-acceptor', detail };
  }
  if (!manufacturer || !product || !serial) {
    return silent('the device does not tell its manufacturer, product and serial number');
  }
  const acceptorId = [textOf(manufacturer), textOf(product), littleEndian(serial)].join('/');
  // Before anything that takes long: what happens from here on pushes no coin out of the buffer.
  const readAhead = (): Promise<void> => visit.readAhead(acceptorId);
  await readAhead();
  // Silence means that the device knows no options. Anything else unclear could hide codes that are values.
  const flags = await conversation.ask(COMMANDS.requestOptionFlags);
  if (!flags.ok && flags.reason !== 'silent') return silent('the option flags cannot be read');
  const hasValueCodes = flags.ok && (flags.data[0]! & VALUE_CODES) !== 0;
  await readAhead();
  const bankAtFirst = await askBank(conversation);
  const bank = await selectBank(conversation, bankAtFirst, visit.bankFor(acceptorId));
  if (bank === 'unclear') return silent('the device does not tell its coin bank');
  const coinIds = await readCoinIds(conversation, readAhead);
  if (bank !== undefined && (await askBank(conversation)) !== bank) {
    return silent('the coin bank was switched while its coins were read');
  }
  const words = await askTwice(conversation, [
    { command: COMMANDS.requestBuildCode },
    { command: COMMANDS.softwareRevision },
  ]);
  return {
    ok: true,
    device: {
      acceptorId,
      coinIds,
      creditCodes: hasValueCodes
        ? await readCreditCodes(conversation, coinIds, readAhead)
        : undefined,
      pollIntervalMs: await askPollInterval(conversation),
      bank,
      maskLeft,
      bankAtFirst: bankAtFirst === 'unclear' ? undefined : bankAtFirst,
      about: {
        build: textOf(words[0]) ?? '',
        software: textOf(words[1]) ?? '',
        comms: await askVersion(conversation),
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

async function readCoinIds(
  conversation: Conversation,
  between: () => Promise<void>,
): Promise<(string | undefined)[]> {
  const questions = Array.from({ length: POSITIONS }, (_, i) => ({
    command: COMMANDS.requestCoinId,
    data: [i + 1],
  }));
  return (await askTwice(conversation, questions, between)).map(textOf);
}

const IDENTITY = [
  { command: COMMANDS.equipmentCategory },
  { command: COMMANDS.manufacturer },
  { command: COMMANDS.productCode },
  { command: COMMANDS.serialNumber },
];

/**
 * Names with bytes that are no letters are asked for again and believed if they come the same: bytes that changed places keep
 * their sum, and under a wrong name the coins that were counted before would look like somebody else's.
 */
async function askIdentity(conversation: Conversation): Promise<(Uint8Array | undefined)[]> {
  const told = await askTwice(conversation, IDENTITY);
  const names = told.slice(0, -1);
  if (!names.some((name) => name?.some((byte) => byte < 0x20 || byte > 0x7e))) return told;
  const again = await askTwice(conversation, IDENTITY);
  return told.map((bytes, i) =>
    bytes && again[i] && Buffer.from(bytes).equals(again[i]) ? bytes : undefined,
  );
}

async function askVersion(conversation: Conversation): Promise<string> {
  const answer = await conversation.ask(COMMANDS.commsRevision, [], 1);
  return answer.ok ? [...answer.data].join('.') : '';
}

/** Undefined where there are no banks: a device answers what it does not know with silence or NAK. */
async function askBank(conversation: Conversation): Promise<number | undefined | 'unclear'> {
  const answer = await conversation.ask(COMMANDS.requestBank);
  if (answer.ok) return answer.data[0];
  return answer.reason === 'silent' || answer.reason === 'nak' ? undefined : 'unclear';
}

/** The bank that the device shows in the end; it is told another one only where its approved table names one. */
async function selectBank(
  conversation: Conversation,
  shown: number | undefined | 'unclear',
  wanted: number | undefined,
): Promise<number | undefined | 'unclear'> {
  if (wanted === undefined || shown === undefined || shown === wanted) return shown;
  await conversation.ask(COMMANDS.modifyBank, [wanted]);
  return askBank(conversation);
}

/** Plain ASCII, padded on the right; anything unprintable becomes `?` so that it cannot disturb an identity. */
const textOf = <T extends Uint8Array | undefined>(bytes: T) =>
  (bytes && printable(bytes).trimEnd()) as T extends Uint8Array ? string : string | undefined;

const printable = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[^ -.0-~]/g, '?');

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((total, byte) => total * 256 + byte, 0);
}

function silent(detail: string): StartUp {
  return { ok: false, fault: 'silent', detail };
}
