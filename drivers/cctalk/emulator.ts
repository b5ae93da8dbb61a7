// The emulated coin acceptor on its line: packets in, echo and replies out, exactly as a device of its kind would.
import type { EmulatedDevice } from './emulated-device.ts';
import { replyTo, UNASKED } from './emulator-replies.ts';
import type { CommsCounters } from './emulator-replies.ts';
import {
  BROADCAST_ADDRESS,
  COIN_ACCEPTOR_ADDRESS,
  FRAME_OVERHEAD_BYTES,
  HOST_ADDRESS,
} from './frame.ts';
import { SUM_CODEC } from './frame.ts';
import type { Frame, FrameCodec } from './frame.ts';
import { REPLY } from './headers.ts';

export interface CctalkEmulator {
  /** Takes bytes from the line at `nowMs`; gives back what the device puts onto it. */
  receive(bytes: Uint8Array, nowMs: number): Uint8Array;
}

export type EmulatorOptions = Readonly<{
  address?: number;
  codec?: FrameCodec;
  /** A one-wire bus gives the host its own bytes back. */
  isEchoing?: boolean;
  /** Performs a reset that came over the wire, for whoever keeps books about the device. */
  reset?: () => void;
}>;

/** A receiver forgets an unfinished packet after this silence (part 1 §11.1). */
const FORGET_AFTER_MS = 50;
/** A device that was told to reset is deaf while it starts. */
const START_UP_MS = 150;

/** Lets `device` speak ccTalk. */
export function createCctalkEmulator(
  device: EmulatedDevice,
  options: EmulatorOptions = {},
): CctalkEmulator {
  const { address = COIN_ACCEPTOR_ADDRESS, codec = SUM_CODEC, isEchoing = true } = options;
  const { reset = device.reset } = options;
  const comms: CommsCounters = { timeouts: 0, ignored: 0, badSums: 0 };
  let pending: Uint8Array = NOTHING;
  let lastByteMs = -Infinity;
  let deafUntilMs = -Infinity;

  const reply = (command: Frame, nowMs: number): Uint8Array => {
    const isForAll = command.destination === BROADCAST_ADDRESS;
    if (command.destination !== address && !isForAll) return NOTHING;
    if (command.header === UNASKED.resetDevice) return restart(nowMs);
    const data = isForAll ? undefined : replyTo(command.header, device, command.data, comms, nowMs);
    return data ? answer(data) : NOTHING;
  };

  /** The acknowledgement comes before the reset, to everybody at once as well (part 2 §3.152); surplus data do not matter. */
  function restart(nowMs: number): Uint8Array {
    reset();
    deafUntilMs = nowMs + START_UP_MS;
    return answer([]);
  }

  const answer = (data: readonly number[]): Uint8Array =>
    codec.encode({
      destination: HOST_ADDRESS,
      source: address,
      header: REPLY,
      data: new Uint8Array(data),
    });

  return {
    receive: (bytes, nowMs) => {
      const out = isEchoing ? [bytes] : [];
      if (nowMs < deafUntilMs) return join(...out);
      if (nowMs - lastByteMs > FORGET_AFTER_MS) {
        if (pending.length > 0) comms.timeouts += 1;
        comms.ignored += pending.length;
        pending = NOTHING;
      }
      lastByteMs = nowMs;
      pending = join(pending, bytes);
      for (;;) {
        const decoded = codec.decode(pending);
        if (decoded.kind === 'more') break;
        // A bad sum: the whole packet is ignored in silence, and only silence resynchronises (part 1 §12).
        const length =
          decoded.kind === 'frame' ? decoded.length : pending[1]! + FRAME_OVERHEAD_BYTES;
        pending = pending.subarray(length);
        if (decoded.kind === 'frame') out.push(reply(decoded.frame, nowMs));
        else comms.badSums += 1;
      }
      return join(...out);
    },
  };
}

const NOTHING = new Uint8Array(0);

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
