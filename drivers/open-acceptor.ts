// From the ACCEPTOR setting to running acceptors. The only list of protocols.
import { createCctalkAcceptor } from './cctalk/cctalk-acceptor.ts';
import { COIN_ACCEPTOR_ADDRESS } from './cctalk/frame.ts';
import type { AcceptorHost, CoinAcceptor } from './coin-acceptor.ts';
import { openSerialLine } from './line/os-serial-line.ts';
import { createSharedLines } from './line/shared-line.ts';
import { stablePort } from './line/stable-port.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from './mdb/frame.ts';
import { createMdbAcceptor } from './mdb/mdb-acceptor.ts';
import { createPulseAcceptor } from './pulse/pulse-acceptor.ts';
import { PULSE_BAUD_RATE } from './pulse/start-up.ts';

export type AcceptorSetting = Readonly<
  {
    /** `emulated`: the tty of the emulator that belongs to this kiosk. */
    place: { kind: 'emulated' } | { kind: 'port'; path: string };
  } & ({ protocol: 'cctalk'; address: number } | { protocol: BridgeProtocol })
>;

const BRIDGES = ['mdb-qibixx', 'mdb-waferstar', 'pulse'] as const;
type BridgeProtocol = (typeof BRIDGES)[number];
/** Every protocol by its word in `ACCEPTOR`; help and tests go by it. */
export const PROTOCOLS = ['cctalk', ...BRIDGES] as const;
const isBridge = (word: string): word is BridgeProtocol =>
  (BRIDGES as readonly string[]).includes(word);

export type ParsedSetting =
  | { ok: true; acceptors: readonly AcceptorSetting[] }
  /** One sentence that says what to write instead. */
  | { ok: false; sentence: string };

const CCTALK_BAUD_RATE = 9600;
/** The bridge of each MDB protocol. */
export const MDB_BRIDGES = {
  'mdb-qibixx': QIBIXX_CODEC,
  'mdb-waferstar': WAFERSTAR_CODEC,
} as const;
const ACCEPTORS_MAX = 8;
const EXAMPLE = 'write for example "emulated:cctalk" or "cctalk:/dev/ttyUSB0"';

/** A port can be opened once; acceptors that are wired to the same one share it. */
const lines = createSharedLines();

/** Reads a setting such as `cctalk:/dev/ttyUSB0,cctalk@3:/dev/ttyUSB1`. */
export function parseAcceptorSetting(text: string): ParsedSetting {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > ACCEPTORS_MAX) {
    return refuse(
      `ACCEPTOR names ${parts.length} acceptors, and a kiosk has at most ${ACCEPTORS_MAX}`,
    );
  }
  const acceptors: AcceptorSetting[] = [];
  for (const part of parts) {
    const parsed = parseOne(part);
    if (typeof parsed === 'string') return refuse(parsed);
    acceptors.push(parsed);
  }
  const paths = acceptors.map(({ place }) => (place.kind === 'port' ? place.path : 'emulated'));
  const crowded = acceptors.find(
    ({ protocol }, one) =>
      protocol !== 'cctalk' && paths.some((path, other) => other !== one && path === paths[one]),
  );
  if (crowded)
    return refuse(`ACCEPTOR: a port with a bridge (${crowded.protocol}) has room for nothing else`);
  const names = acceptors.map((acceptor, one) =>
    'address' in acceptor ? `${paths[one]} at address ${acceptor.address}` : paths[one],
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice)
    return refuse(`ACCEPTOR names ${twice} twice; on one line each has an address of its own`);
  return { ok: true, acceptors };
}

/** Starts the acceptor of `setting`; `emulatedTty` is the link of this kiosk's emulator. */
export function openAcceptor(
  setting: AcceptorSetting,
  emulatedTty: string,
  host: AcceptorHost,
): CoinAcceptor {
  const path = setting.place.kind === 'port' ? setting.place.path : emulatedTty;
  const baudRate = baudRateOf(setting);
  const openLine = lines.opener(
    path,
    stablePort(path, (name) => openSerialLine(name, baudRate, host.clock)),
  );
  switch (setting.protocol) {
    case 'cctalk':
      return createCctalkAcceptor(openLine, setting.address, host);
    case 'mdb-qibixx':
    case 'mdb-waferstar':
      return createMdbAcceptor(openLine, MDB_BRIDGES[setting.protocol], host);
    case 'pulse':
      return createPulseAcceptor(openLine, host);
  }
}

/** The rate at which the line of `setting` speaks. */
export function baudRateOf(setting: AcceptorSetting): number {
  switch (setting.protocol) {
    case 'cctalk':
      return CCTALK_BAUD_RATE;
    case 'mdb-qibixx':
    case 'mdb-waferstar':
      return MDB_BRIDGES[setting.protocol].baudRate;
    case 'pulse':
      return PULSE_BAUD_RATE;
  }
}

function parseOne(part: string): AcceptorSetting | string {
  const [, protocol = '', address, path = ''] =
    /^([a-z][a-z-]*)(?:@([0-9]{1,3}))?:(.+)$/.exec(part) ?? [];
  if (protocol === '') return `ACCEPTOR "${part}" is not understood: ${EXAMPLE}`;
  if (protocol === 'emulated') {
    const place = { kind: 'emulated' } as const;
    if (address !== undefined) return `ACCEPTOR "${part}": an emulated acceptor has no address`;
    if (path === 'cctalk') return { protocol: path, address: COIN_ACCEPTOR_ADDRESS, place };
    if (isBridge(path)) return { protocol: path, place };
    return `ACCEPTOR "${part}": emulated are ${PROTOCOLS.join(', ')}`;
  }
  if (isBridge(protocol)) {
    if (address !== undefined) return `ACCEPTOR "${part}": only ccTalk acceptors have an address`;
    return { protocol, place: { kind: 'port', path } };
  }
  if (protocol !== 'cctalk') {
    return `ACCEPTOR "${part}": the protocol "${protocol}" is not supported; ${EXAMPLE}`;
  }
  const device = address === undefined ? COIN_ACCEPTOR_ADDRESS : Number(address);
  if (device < 2 || device > 255) {
    return `ACCEPTOR "${part}": a ccTalk address is a number from 2 to 255`;
  }
  return { protocol: 'cctalk', address: device, place: { kind: 'port', path } };
}

const refuse = (sentence: string): ParsedSetting => ({ ok: false, sentence });
