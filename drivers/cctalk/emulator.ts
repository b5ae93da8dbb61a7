// The emulated coin acceptor on its line: packets in, echo and replies out, exactly as a device of its kind would.
import { BUFFER_PAIRS } from './credit-buffer.ts';
import {
  EMULATED_COINS,
  EMULATED_MANUFACTURER,
  EMULATED_PRODUCT,
  EMULATED_SERIAL,
} from './emulated-device.ts';
import type { EmulatedDevice } from './emulated-device.ts';
import { COIN_ACCEPTOR_ADDRESS, FRAME_OVERHEAD_BYTES, HOST_ADDRESS } from './frame.ts';
import { SUM_CODEC } from './frame.ts';
import type { Frame, FrameCodec } from './frame.ts';
import { COMMANDS, REPLY } from './headers.ts';

export interface CctalkEmulator {
  /** Takes bytes from the line at `nowMs`; gives back what the device puts onto it. */
  receive(bytes: Uint8Array, nowMs: number): Uint8Array;
}

export type EmulatorOptions = Readonly<{
  address?: number;
  codec?: FrameCodec;
  /** A one-wire bus gives the host its own bytes back. */
  isEchoing?: boolean;
}>;

/** A receiver forgets an unfinished packet after this silence (part 1 §11.1). */
const FORGET_AFTER_MS = 50;

/** Lets `device` speak ccTalk. */
export function createCctalkEmulator(
  device: EmulatedDevice,
  options: EmulatorOptions = {},
): CctalkEmulator {
  const { address = COIN_ACCEPTOR_ADDRESS, codec = SUM_CODEC, isEchoing = true } = options;
  let pending: Uint8Array = new Uint8Array(0);
  let lastByteMs = -Infinity;

  const reply = (command: Frame, nowMs: number): Uint8Array => {
    if (command.destination !== address) return NOTHING;
    const data = replyData(device, command, nowMs);
    if (!data) return NOTHING;
    return codec.encode({
      destination: HOST_ADDRESS,
      source: address,
      header: REPLY,
      data: new Uint8Array(data),
    });
  };

  return {
    receive: (bytes, nowMs) => {
      if (nowMs - lastByteMs > FORGET_AFTER_MS) pending = NOTHING;
      lastByteMs = nowMs;
      pending = join(pending, bytes);
      const out = isEchoing ? [bytes] : [];
      for (;;) {
        const decoded = codec.decode(pending);
        if (decoded.kind === 'more') break;
        // A bad sum: the whole packet is ignored in silence, and only silence resynchronises (part 1 §12).
        const length =
          decoded.kind === 'frame' ? decoded.length : pending[1]! + FRAME_OVERHEAD_BYTES;
        pending = pending.subarray(length);
        if (decoded.kind === 'frame') out.push(reply(decoded.frame, nowMs));
      }
      return join(...out);
    },
  };
}

/** The data of a reply; undefined for silence, which is how a device answers what it does not know. */
function replyData(
  device: EmulatedDevice,
  command: Frame,
  nowMs: number,
): readonly number[] | undefined {
  const { header, data } = command;
  switch (header) {
    case COMMANDS.simplePoll.header:
      return [];
    case COMMANDS.equipmentCategory.header:
      return ascii('Coin Acceptor');
    case COMMANDS.manufacturer.header:
      return ascii(EMULATED_MANUFACTURER);
    case COMMANDS.productCode.header:
      return ascii(EMULATED_PRODUCT);
    case COMMANDS.requestBuildCode.header:
      return ascii('TK01    ');
    case COMMANDS.softwareRevision.header:
      return ascii('EMU-1.0');
    case COMMANDS.serialNumber.header:
      return threeBytes(EMULATED_SERIAL);
    case COMMANDS.requestAcceptCounter.header:
      return threeBytes(device.acceptCounter);
    case COMMANDS.commsRevision.header:
      return [1, 4, 7];
    case COMMANDS.pollingPriority.header:
      return [2, 20]; // 20 × 10 ms
    case COMMANDS.status.header:
      return [0];
    case COMMANDS.selfCheck.header:
      return [device.faultCode];
    case COMMANDS.requestOptionFlags.header:
      return [0]; // credit codes are positions
    case COMMANDS.requestBank.header:
      return [0];
    case COMMANDS.requestCoinId.header: {
      const coinId = EMULATED_COINS[(data[0] ?? 0) - 1];
      return coinId === undefined ? undefined : ascii(coinId);
    }
    case COMMANDS.readBufferedCredit.header:
      device.polled(nowMs);
      return readBuffer(device);
    case COMMANDS.modifyInhibits.header:
      if (data.length !== 2) return undefined;
      device.inhibitMask = data[0]! | (data[1]! << 8);
      return [];
    case COMMANDS.requestInhibits.header:
      return [device.inhibitMask & 0xff, device.inhibitMask >> 8];
    case COMMANDS.modifyMasterInhibit.header:
      if (data.length !== 1) return undefined;
      device.acceptsCoins = (data[0]! & 1) === 1;
      return [];
    case COMMANDS.requestMasterInhibit.header:
      return [device.acceptsCoins ? 1 : 0];
    default:
      return undefined;
  }
}

function readBuffer(device: EmulatedDevice): number[] {
  const pairs = device.pairs.flatMap(({ a, b }) => [a, b]);
  const empty = Array.from({ length: 2 * BUFFER_PAIRS - pairs.length }, () => 0);
  return [device.counter, ...pairs, ...empty];
}

const NOTHING = new Uint8Array(0);

/** Lowest byte first. */
const threeBytes = (n: number): number[] => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff];

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
