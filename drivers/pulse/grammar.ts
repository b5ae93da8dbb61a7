// The lines between host and pulse bridge: encode and decode, beside the picture of each line.
import { crc16 } from '../cctalk/crc-frame.ts';
import { readFields } from './fields.ts';
import type { Fields } from './fields.ts';

/** What the bridge says. */
export type BridgeLine =
  /** `HELLO,<boot>,<lastSeq>,<fw>,<model>`: after power-up, and when asked. */
  | { kind: 'hello'; boot: number; lastSeq: number; firmware: string; model: string }
  /** `COINS,<boot>,<pulses>…`: the pulses of each channel, from channel 1; when asked. */
  | { kind: 'coins'; boot: number; pulses: readonly number[] }
  /** `COIN,<boot>,<seq>,<channel>,<pulses>,<ms>`: the oldest coin that is not acknowledged; repeated until it is. */
  | { kind: 'coin'; boot: number; seq: number; channel: number; pulses: number; ms: number }
  /** `PING,<boot>,<lastSeq>[,<inhibit>[,<errors>]]`: once a second. `lastSeq` is also the number of coins of all time. */
  | {
      kind: 'ping';
      boot: number;
      lastSeq: number;
      isInhibited: boolean | undefined;
      /** The number of the last ERR of this boot, 0 before the first; undefined when older firmware does not say it. */
      errorCount?: number | undefined;
    }
  /** `STAT,<boot>,<lastSeq>,<oldest>,<inhibit>,<cause>,<moving>,<serial>,<token>`: answers HELLO? and INH, and tells every change. */
  | {
      kind: 'stat';
      boot: number;
      lastSeq: number;
      /** The oldest coin that is not acknowledged, or 0. */
      oldestSeq: number;
      isInhibited: boolean;
      cause: InhibitCause;
      /** A coin may still be on its way: pulses are being counted, or the slot has only just closed. */
      isMoving: boolean;
      serial: number;
      /** The token of the last INH; 0 before the first. */
      token: number;
    }
  /** `ERR,<code>,<boot>,<number>,<pulses>`: told once; numbered from 1 since power-up. */
  | { kind: 'err'; code: number; boot: number; number: number; pulses: number };

/** What the host says. */
export type HostLine =
  /** `HELLO?`: answered by HELLO and STAT. */
  | { kind: 'hello?' }
  /** `COINS?`: answered by COINS, for a person who writes a coin table. */
  | { kind: 'coins?' }
  /** `ACK,<boot>,<seq>`: only after the coin has been committed. */
  | { kind: 'ack'; boot: number; seq: number }
  /** `INH,0|1[,<token>]`: 1 closes the slot; answered by STAT. Said again and again, for a silent host closes it too. */
  | { kind: 'inh'; isInhibited: boolean; token: number };

export type DecodedLine<Line> =
  | { kind: 'line'; line: Line }
  /** Not a line of this grammar; `why` is for the log. */
  | { kind: 'noise'; why: 'overlong' | 'unframed' | 'checksum' | 'unknown' };

/** Why the slot is closed, as STAT numbers it; the first that holds is told. */
export const INHIBIT_CAUSES = ['none', 'host', 'no-host', 'ring', 'power-up', 'fault'] as const;
export type InhibitCause = (typeof INHIBIT_CAUSES)[number];

/** With `$`, checksum and line feed. */
export const LINE_BYTES_MAX = 120;
export const TOKEN_MAX = 0xffff;
const CHANNELS_MAX = 16;

/** `$` body `*` CRC-16/XMODEM of the body as four capital hex digits, line feed — acceptors.md §C. */
export function frame(body: string): string {
  return `$${body}*${crcText(body)}\n`;
}

/** The line as it goes out, with its end. */
export function encodeHostLine(line: HostLine): string {
  switch (line.kind) {
    case 'hello?':
      return frame('HELLO?');
    case 'coins?':
      return frame('COINS?');
    case 'ack':
      return frame(`ACK,${hex(line.boot)},${line.seq}`);
    case 'inh':
      return frame(`INH,${bit(line.isInhibited)},${line.token}`);
  }
}

/** The line as it goes out, with its end. */
export function encodeBridgeLine(line: BridgeLine): string {
  const boot = hex(line.boot);
  switch (line.kind) {
    case 'hello':
      return frame(`HELLO,${boot},${line.lastSeq},${line.firmware},${line.model}`);
    case 'coin':
      return frame(`COIN,${boot},${line.seq},${line.channel},${line.pulses},${line.ms}`);
    case 'coins':
      return frame(['COINS', boot, ...line.pulses].join(','));
    case 'ping': {
      const inhibit = line.isInhibited === undefined ? '' : `,${bit(line.isInhibited)}`;
      const errors = line.errorCount === undefined ? '' : `,${line.errorCount}`;
      return frame(`PING,${boot},${line.lastSeq}${inhibit}${inhibit && errors}`);
    }
    case 'stat': {
      const seqs = `${line.lastSeq},${line.oldestSeq}`;
      const slot = `${bit(line.isInhibited)},${INHIBIT_CAUSES.indexOf(line.cause)}`;
      return frame(
        `STAT,${boot},${seqs},${slot},${bit(line.isMoving)},${line.serial},${line.token}`,
      );
    }
    case 'err':
      return frame(`ERR,${line.code},${boot},${line.number},${line.pulses}`);
  }
}

/** Reads one line without its end; further fields than the known ones are left to later versions. */
export function decodeBridgeLine(text: string): DecodedLine<BridgeLine> {
  return decode(text, (name, fields) => {
    // The fields of an object are read in the order in which they are written here.
    switch (name) {
      case 'HELLO':
        return {
          kind: 'hello',
          boot: fields.hex(),
          lastSeq: fields.number(),
          firmware: fields.name(),
          model: fields.name(),
        };
      case 'COIN':
        return {
          kind: 'coin',
          boot: fields.hex(),
          seq: fields.number(1),
          channel: fields.number(1, 255),
          pulses: fields.number(1, 255),
          ms: fields.number(),
        };
      case 'COINS':
        return { kind: 'coins', boot: fields.hex(), pulses: fields.numbers(CHANNELS_MAX, 1, 255) };
      case 'PING':
        return {
          kind: 'ping',
          boot: fields.hex(),
          lastSeq: fields.number(),
          isInhibited: fields.hasMore ? fields.flag() : undefined,
          errorCount: fields.hasMore ? fields.number() : undefined,
        };
      case 'STAT':
        return {
          kind: 'stat',
          boot: fields.hex(),
          lastSeq: fields.number(),
          oldestSeq: fields.number(),
          isInhibited: fields.flag(),
          cause: INHIBIT_CAUSES[fields.number(0, INHIBIT_CAUSES.length - 1)] ?? 'fault',
          isMoving: fields.flag(),
          serial: fields.number(),
          token: fields.number(0, TOKEN_MAX),
        };
      case 'ERR':
        return {
          kind: 'err',
          code: fields.number(1, 255),
          boot: fields.hex(),
          number: fields.number(1),
          pulses: fields.number(),
        };
      default:
        return undefined;
    }
  });
}

/** The same for a line of the host, as a bridge reads it. */
export function decodeHostLine(text: string): DecodedLine<HostLine> {
  return decode(text, (name, fields) => {
    switch (name) {
      case 'HELLO?':
        return { kind: 'hello?' };
      case 'COINS?':
        return { kind: 'coins?' };
      case 'ACK':
        return { kind: 'ack', boot: fields.hex(), seq: fields.number(1) };
      case 'INH':
        return {
          kind: 'inh',
          isInhibited: fields.flag(),
          token: fields.hasMore ? fields.number(0, TOKEN_MAX) : 0,
        };
      default:
        return undefined;
    }
  });
}

function decode<Line>(
  text: string,
  read: (name: string, fields: Fields) => Line | undefined,
): DecodedLine<Line> {
  if (text.length >= LINE_BYTES_MAX) return { kind: 'noise', why: 'overlong' };
  const [, body, crc] = FRAMED.exec(text) ?? [];
  if (body === undefined || crc === undefined) return { kind: 'noise', why: 'unframed' };
  if (crcText(body) !== crc) return { kind: 'noise', why: 'checksum' };
  const [name = '', ...texts] = body.split(',');
  const fields = readFields(texts);
  const line = read(name, fields);
  if (!line || fields.isSpoilt) return { kind: 'noise', why: 'unknown' };
  return { kind: 'line', line };
}

/** Printable ASCII without `$` and `*` between the two. */
const FRAMED = /^\$([ -#%-)+-~]*)\*([0-9A-F]{4})$/;

const crcText = (body: string): string =>
  crc16(Buffer.from(body, 'latin1')).toString(16).toUpperCase().padStart(4, '0');
const hex = (n: number): string => n.toString(16);
const bit = (isSet: boolean): string => (isSet ? '1' : '0');
