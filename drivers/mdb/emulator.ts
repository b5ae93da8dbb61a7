// Emulated bridges with a changer behind them: bytes in, lines out, exactly as a bridge of its kind would.
import type { EmulatedChanger } from './emulated-changer.ts';
import { checksum } from './frame.ts';
import type { BridgeCodec } from './frame.ts';

export interface MdbEmulator {
  /** How long the bus behind the bridge was busy with what the bridge was last told. */
  readonly busMs: number;
  /** Takes bytes from the line at `nowMs`; gives back what the bridge puts onto it. */
  receive(bytes: Uint8Array, nowMs: number): Uint8Array;
  /** What the bridge says by itself until `nowMs`. */
  tick(nowMs: number): Uint8Array;
  /** The next `count` commands find the changer silent. */
  refuse(count: number): void;
  /** The next `count` lines arrive damaged. */
  garble(count: number): void;
}

/** A bridge that polls by itself does so this often. */
const OWN_POLL_MS = 100;
/** Bytes of a command on the raw side arrive together; after this silence a new one begins. */
const FORGET_AFTER_MS = 50;
const COMMAND_CHARS_MAX = 100;
/** How many bytes each MDB command has, its sub-command included. */
const COMMAND_BYTES: Readonly<Record<number, number>> = { 8: 1, 9: 1, 10: 1, 11: 1, 12: 5, 15: 2 };

/** The bus: 9600 baud, with the mode bit eleven bits a byte (MDB/ICP section 2). */
const BUS_BYTE_MS = 11_000 / 9600;
/** A changer has 5 ms for its answer, and seldom needs them. */
const BUS_ANSWER_MS = 1;
const BUS_SILENCE_MS = 5;

/** An exchange with its checksums, and with the acknowledgement that data are answered with. */
function busTime(command: readonly number[], answer: readonly number[] | undefined): number {
  const commandMs = (command.length + 1) * BUS_BYTE_MS;
  if (!answer) return commandMs + BUS_SILENCE_MS;
  const answerBytes = answer.length === 0 ? 1 : answer.length + 2;
  return commandMs + BUS_ANSWER_MS + answerBytes * BUS_BYTE_MS;
}

/** What the changer answers to a command; undefined for silence, an empty list for ACK. */
function answerOf(
  changer: EmulatedChanger,
  [code, ...data]: readonly number[],
): number[] | undefined {
  switch (code) {
    case 0x08:
      changer.reset();
      return [];
    case 0x09:
      return changer.setup();
    case 0x0a:
      return changer.tubeStatus();
    case 0x0b:
      return changer.poll();
    case 0x0c:
      if (data.length !== 4) return undefined;
      changer.enabledTypes = (data[0]! << 8) | data[1]!;
      return [];
    case 0x0f:
      return data[0] === 0 ? changer.identify() : undefined;
    default:
      return undefined;
  }
}

/** Faults that a person or a test asks for, one line or command each. */
function createFaults() {
  let refusals = 0;
  let garblings = 0;
  return {
    refuse: (count: number): void => void (refusals = count),
    garble: (count: number): void => void (garblings = count),
    isRefusing: (): boolean => refusals > 0 && refusals-- > 0,
    /** The line as it arrives: one character in its middle is not what it was. */
    carried: (line: string): Uint8Array => {
      if (garblings <= 0) return new Uint8Array(Buffer.from(line, 'latin1'));
      garblings -= 1;
      const at = Math.floor(line.trimEnd().length / 2);
      return new Uint8Array(Buffer.from(`${line.slice(0, at)}~${line.slice(at + 1)}`, 'latin1'));
    },
  };
}

/** A Qibixx MDB-USB: text commands, one line back for each; it polls only when told to. */
export function createQibixxEmulator(changer: EmulatedChanger): MdbEmulator {
  const faults = createFaults();
  let isMaster = false;
  let pending = '';
  let busMs = 0;

  function reply(command: string): string {
    if (command === 'V') return 'v,4.0.2.0,0123456789abcdef';
    if (command === 'M,1' || command === 'M,0') {
      isMaster = command === 'M,1';
      return 'm,ACK';
    }
    const [, code, data = ''] = /^R,([0-9A-F]{2})(?:,((?:[0-9A-F]{2})+))?$/i.exec(command) ?? [];
    if (code === undefined || !isMaster || faults.isRefusing()) return 'p,NACK';
    const asked = [...Buffer.from(code + data, 'hex')];
    const answer = answerOf(changer, asked);
    busMs += busTime(asked, answer);
    if (!answer) return 'p,NACK';
    return answer.length === 0 ? 'p,ACK' : `p,${hex(answer)}`;
  }

  return {
    get busMs() {
      return busMs;
    },
    receive: (bytes) => {
      busMs = 0;
      const commands = (pending + Buffer.from(bytes).toString('latin1')).split('\n');
      pending = commands.pop()!.slice(0, COMMAND_CHARS_MAX);
      return join(commands.map((command) => faults.carried(`${reply(command.trim())}\n`)));
    },
    tick: () => NOTHING,
    refuse: faults.refuse,
    garble: faults.garble,
  };
}

/**
 * A Waferstar MDB-RS232: raw commands, hexadecimal text back; polls by itself, whoever listens.
 * `isOpenFromStart`: the version with three lights lets every coin in from its power-up on.
 */
export function createWaferstarEmulator(
  changer: EmulatedChanger,
  isOpenFromStart = false,
): MdbEmulator {
  const faults = createFaults();
  let pending: readonly number[] = [];
  let lastByteMs = -Infinity;
  let nextPollMs = -Infinity;
  let busMs = 0;
  if (isOpenFromStart) changer.enabledTypes = 0xffff;

  function reply(command: readonly number[]): Uint8Array {
    if (faults.isRefusing()) return NOTHING;
    const answer = answerOf(changer, command);
    busMs += busTime(command, answer);
    if (!answer) return NOTHING;
    const withSum = answer.length === 0 ? [0] : [...answer, checksum(new Uint8Array(answer))];
    return faults.carried(spaced(withSum));
  }

  return {
    get busMs() {
      return busMs;
    },
    receive: (bytes, nowMs) => {
      busMs = 0;
      if (nowMs - lastByteMs > FORGET_AFTER_MS) pending = [];
      lastByteMs = nowMs;
      pending = [...pending, ...bytes];
      const said: Uint8Array[] = [];
      while (pending.length > 0) {
        const length = COMMAND_BYTES[pending[0]!] ?? 1;
        if (pending.length < length) break;
        said.push(reply(pending.slice(0, length)));
        pending = pending.slice(length);
      }
      return join(said);
    },
    tick: (nowMs) => {
      if (nowMs < nextPollMs) return NOTHING;
      // At its own pace, however late it is asked; but what was missed is not made up for.
      nextPollMs = Math.max(nextPollMs, nowMs - OWN_POLL_MS) + OWN_POLL_MS;
      const told = changer.poll();
      return told.length === 0 ? NOTHING : faults.carried(spaced([0x08, ...told]));
    },
    refuse: faults.refuse,
    garble: faults.garble,
  };
}

/** The emulator of the kind of bridge that `codec` speaks with. */
export const createMdbEmulator = (codec: BridgeCodec, changer: EmulatedChanger): MdbEmulator =>
  codec.name === 'qibixx' ? createQibixxEmulator(changer) : createWaferstarEmulator(changer);

const NOTHING = new Uint8Array(0);

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex').toUpperCase();

const spaced = (bytes: readonly number[]): string =>
  `${bytes.map((byte) => hex([byte])).join(' ')}\r\n`;

const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
