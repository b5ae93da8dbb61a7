// From the ACCEPTOR setting to running acceptors. The only list of protocols.
import { createCctalkAcceptor } from './cctalk/cctalk-acceptor.ts';
import { COIN_ACCEPTOR_ADDRESS } from './cctalk/frame.ts';
import type { AcceptorHost, CoinAcceptor } from './coin-acceptor.ts';
import { openSerialLine } from './line/os-serial-line.ts';
import { createSharedLines } from './line/shared-line.ts';
import { stablePort } from './line/stable-port.ts';

export type AcceptorSetting = Readonly<{
  protocol: 'cctalk';
  address: number;
  /** `emulated`: the tty of the emulator that belongs to this kiosk. */
  place: { kind: 'emulated' } | { kind: 'port'; path: string };
}>;

export type ParsedSetting =
  | { ok: true; acceptors: readonly AcceptorSetting[] }
  /** One sentence that says what to write instead. */
  | { ok: false; sentence: string };

const CCTALK_BAUD_RATE = 9600;
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
  const names = acceptors.map(
    ({ place, address }) =>
      `${place.kind === 'port' ? place.path : 'emulated'} at address ${address}`,
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
  const openPort = (name: string) => openSerialLine(name, CCTALK_BAUD_RATE, host.clock);
  const openLine = lines.opener(path, stablePort(path, openPort));
  return createCctalkAcceptor(openLine, setting.address, host);
}

function parseOne(part: string): AcceptorSetting | string {
  const [, protocol = '', address, path = ''] =
    /^([a-z][a-z-]*)(?:@([0-9]{1,3}))?:(.+)$/.exec(part) ?? [];
  if (protocol === '') return `ACCEPTOR "${part}" is not understood: ${EXAMPLE}`;
  if (protocol === 'emulated') {
    if (path !== 'cctalk' || address !== undefined) {
      return `ACCEPTOR "${part}": only "emulated:cctalk" can be emulated`;
    }
    return { protocol: 'cctalk', address: COIN_ACCEPTOR_ADDRESS, place: { kind: 'emulated' } };
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
