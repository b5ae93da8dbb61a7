// The headers a coin-acceptor host uses, each with the exact length of its reply and the time it may take.
// Header 1 (reset) is absent on purpose: it would empty the event buffer, and with it coins not yet stored.

export type Command = Readonly<{
  name: string;
  header: number;
  /** Fewest and most data bytes of a good reply. */
  replyBytes: readonly [min: number, max: number];
  /** Milliseconds from the command to the last byte of the reply. */
  timeoutMs: number;
  /** Asked while coins fall: where replies get lost it is asked again sooner. */
  isUrgent?: true;
  /** On a line with others it is asked before what they have to ask. */
  comesFirst?: true;
  /** The device has something to do before it answers. */
  isSlow?: true;
}>;

/** A simple query answers within 10 ms and its bytes take 1.04 ms each; the rest is for a busy computer (part 1 §11.2). */
const QUERY_TIMEOUT_MS = 250;
/** A command that exercises coils or sensors. */
const SLOW_TIMEOUT_MS = 1500;
/** Unknown to many devices: their silence must not cost a second at each start. */
const BANK_TIMEOUT_MS = 60;
const TEXT_BYTES_MAX = 64;

/** Part 2 of the Generic Specification 4.7; the number is the header. */
export const COMMANDS = {
  simplePoll: query('simple poll', 254, 0),
  pollingPriority: query('polling priority', 249, 2),
  status: query('status', 248, 1),
  manufacturer: text('manufacturer id', 246),
  equipmentCategory: text('equipment category id', 245),
  productCode: text('product code', 244),
  serialNumber: query('serial number', 242, 3, 4),
  softwareRevision: text('software revision', 241),
  // Some devices answer with a bare ACK: no code given. The second byte is optional.
  selfCheck: { ...query('self-check', 232, 0, 2), timeoutMs: SLOW_TIMEOUT_MS, isSlow: true },
  modifyInhibits: query('modify inhibits', 231, 0),
  requestInhibits: urgent('request inhibits', 230, 2),
  readBufferedCredit: { ...urgent('read buffered credit', 229, 11), comesFirst: true },
  modifyMasterInhibit: query('modify master inhibit', 228, 0),
  requestMasterInhibit: urgent('request master inhibit', 227, 1),
  requestAcceptCounter: query('request accept counter', 225, 3),
  requestRejectCounter: query('request reject counter', 194, 3),
  requestOptionFlags: query('request option flags', 213, 1),
  // Which positions a credit code stands for, where codes are values (option flag 0).
  requestCoinPosition: query('request coin position', 212, 2),
  requestBuildCode: text('build code', 192),
  // Where the coins go: per position (with overrides where one path is full), for all others, and which overrides hold.
  modifySorterPaths: query('modify sorter paths', 210, 0),
  requestSorterPaths: query('request sorter paths', 209, 1, 4),
  modifyDefaultSorterPath: query('modify default sorter path', 189, 0),
  requestDefaultSorterPath: query('request default sorter path', 188, 1),
  modifySorterOverrides: query('modify sorter override status', 222, 0),
  requestSorterOverrides: query('request sorter override status', 221, 1),
  requestCoinId: query('request coin id', 184, 6),
  modifyBank: query('modify bank', 179, 0),
  requestBank: { ...urgent('request bank', 178, 1), timeoutMs: BANK_TIMEOUT_MS },
  commsRevision: query('comms revision', 4, 3),
  // Receive time-outs, bytes ignored, bad checksums; each wraps from 255 to 0.
  requestCommsCounters: query('request comms counters', 2, 3),
} as const satisfies Record<string, Command>;

export const REPLY = 0;
export const NAK = 5;
export const BUSY = 6;

function query(name: string, header: number, min: number, max = min): Command {
  return { name, header, replyBytes: [min, max], timeoutMs: QUERY_TIMEOUT_MS };
}

function urgent(name: string, header: number, bytes: number): Command {
  return { ...query(name, header, bytes), isUrgent: true };
}

function text(name: string, header: number): Command {
  return query(name, header, 0, TEXT_BYTES_MAX);
}
