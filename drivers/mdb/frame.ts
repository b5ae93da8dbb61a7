// What goes over the serial side of an MDB bridge: one command out, lines of hexadecimal text in. Two kinds of bridge.
//
//   Qibixx     115200 baud   to it    R,0C,000E0000␊          an MDB command, its data after a second comma; M,1 V
//                            from it  p,5103  p,ACK  p,NACK   what the changer answered, without its checksum
//                                     m,ACK  v,4.1.0.1,…      answers of the bridge itself
//   Waferstar    9600 baud   to it    0C 00 0E 00 00          the same as raw bytes, without checksum
//                            from it  03 14 10 … 76␍␊         an answer, its checksum last; 00 is ACK, FF is NAK
//                                     08 51 03␍␊              what the changer reported by itself: device byte first
//
// Sources: docs.qibixx.com «Generic Master», maehw/mdb-coin-controller; Waferstar MDB-RS232 manual V3, page 4.

/** An MDB command to the changer at address 08 (MDB/ICP section 5). */
export type MdbCommand = Readonly<{ code: readonly number[]; answer: AnswerKind }>;

export type AnswerKind = 'ack' | 'poll' | 'setup' | 'tubes' | 'identity';

export const COMMANDS = {
  setup: { code: [0x09], answer: 'setup' },
  tubeStatus: { code: [0x0a], answer: 'tubes' },
  poll: { code: [0x0b], answer: 'poll' },
  coinType: { code: [0x0c], answer: 'ack' },
  identify: { code: [0x0f, 0x00], answer: 'identity' },
} as const satisfies Record<string, MdbCommand>;

/** One line of a bridge. The lengths of the answers differ, so that none can be taken for a coin. */
export type Said =
  | { what: 'poll' | 'setup' | 'tubes' | 'identity'; bytes: Uint8Array }
  | { what: 'ack' }
  /** The changer did not answer the bridge, or refused. */
  | { what: 'nack' }
  /** The bridge speaks of itself, or of another device on the bus. */
  | { what: 'aside'; text: string }
  | { what: 'garbled' };

export type BridgeCodec = Readonly<{
  name: 'qibixx' | 'waferstar';
  baudRate: number;
  /** The bridge polls the changer by itself and tells what it hears, and to nobody when nobody listens. */
  isPolling: boolean;
  encode(command: readonly number[]): Uint8Array;
  decode(line: string): Said;
  /** What the bridge must be told before it speaks to the changer, and the line that shows it has understood. */
  start: Question | undefined;
  /** A question with an answer like no other: when it has come, nothing older is under way. */
  marker: Question;
}>;

type Question = Readonly<{ bytes: Uint8Array; isShown: (said: Said) => boolean }>;

const CHANGER_ADDRESS = 0x08;
/** A poll answer holds one byte to sixteen (section 5). */
const POLL_BYTES_MAX = 16;
const ANSWER_BYTES = { 23: 'setup', 18: 'tubes', 33: 'identity' } as const;
/** Bill validator and cashless readers may hang on the same bus. */
const OTHER_ADDRESSES: readonly number[] = [0x10, 0x30, 0x60];
const ACK = 0x00;
const NAK = 0xff;
const GARBLED: Said = { what: 'garbled' };

const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export const QIBIXX_CODEC: BridgeCodec = {
  name: 'qibixx',
  baudRate: 115_200,
  isPolling: false,
  encode: ([code = 0, ...data]) =>
    ascii(`R,${hex([code])}${data.length > 0 ? ',' : ''}${hex(data)}\n`),
  decode: (line) => {
    if (isBridgeItself(line)) return { what: 'aside', text: line };
    const [, text] = /^p,(ACK|NACK|[0-9A-Fa-f]+)$/.exec(line.trim()) ?? [];
    if (text === undefined) return GARBLED;
    if (text === 'ACK') return { what: 'ack' };
    if (text === 'NACK') return { what: 'nack' };
    const bytes = bytesOf(text);
    if (!bytes) return GARBLED;
    if (bytes.length <= POLL_BYTES_MAX) return { what: 'poll', bytes };
    return answerOf(bytes);
  },
  start: { bytes: ascii('M,1\n'), isShown: (said) => isAside(said, 'm,ACK') },
  marker: { bytes: ascii('V\n'), isShown: (said) => isAside(said, 'v,') },
};

export const WAFERSTAR_CODEC: BridgeCodec = {
  name: 'waferstar',
  baudRate: 9600,
  isPolling: true,
  encode: (command) => new Uint8Array(command),
  decode: (line) => {
    const bytes = bytesOf(line.replaceAll(' ', ''));
    const first = bytes?.[0];
    if (!bytes || first === undefined) return GARBLED;
    if (bytes.length === 1) {
      return first === ACK ? { what: 'ack' } : first === NAK ? { what: 'nack' } : GARBLED;
    }
    if (bytes.length <= POLL_BYTES_MAX + 1) {
      if (first === CHANGER_ADDRESS) return { what: 'poll', bytes: bytes.subarray(1) };
      return OTHER_ADDRESSES.includes(first) ? { what: 'aside', text: line } : GARBLED;
    }
    const data = bytes.subarray(0, -1);
    return checksum(data) === bytes.at(-1) ? answerOf(data) : GARBLED;
  },
  start: undefined,
  marker: {
    bytes: new Uint8Array(COMMANDS.tubeStatus.code),
    isShown: (said) => said.what === 'tubes',
  },
};

/** The low eight bits of the sum of all bytes (MDB/ICP section 2). */
export const checksum = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

/** Words of the bridge, known (m, v, h) or not, unless they might be an answer of the changer whose first letter was spoilt. */
const isBridgeItself = (line: string): boolean =>
  /^[mvh],/.test(line) ||
  (/^[a-oq-z],/.test(line) && !/^.,(N?ACK|([0-9A-Fa-f]{2})+)\s*$/.test(line));

const isAside = (said: Said, start: string): boolean =>
  said.what === 'aside' && said.text.startsWith(start);

function answerOf(bytes: Uint8Array): Said {
  const what = ANSWER_BYTES[bytes.length as keyof typeof ANSWER_BYTES];
  return what === undefined ? GARBLED : { what, bytes };
}

function bytesOf(text: string): Uint8Array | undefined {
  if (!/^([0-9A-Fa-f]{2})+$/.test(text)) return undefined;
  return new Uint8Array(Buffer.from(text, 'hex'));
}

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex').toUpperCase();
