// The ccTalk packet with its 8-bit sum: encode and decode, beside the picture of the packet.

/** Everybody on the line. */
export const BROADCAST_ADDRESS = 0;
export const HOST_ADDRESS = 1;
export const COIN_ACCEPTOR_ADDRESS = 2;

export type Frame = Readonly<{
  destination: number;
  /** Undefined where the packet does not say it (CRC mode). */
  source: number | undefined;
  header: number;
  data: Uint8Array;
}>;

export type Decoded =
  | { kind: 'frame'; frame: Frame; length: number }
  | { kind: 'more' }
  | { kind: 'noise' };

/** How a bus writes and checks its packets. */
export type FrameCodec = Readonly<{
  name: 'sum' | 'crc';
  encode: (frame: Frame) => Uint8Array;
  decode: (bytes: Uint8Array) => Decoded;
}>;

/** Bytes around the data: destination, length, source, header, checksum. */
export const FRAME_OVERHEAD_BYTES = 5;

/** [destination][length][source][header][data…][checksum] — Generic Specification 4.7, part 1 §7.1. */
export function encode(frame: Frame): Uint8Array {
  const { destination, source = HOST_ADDRESS, header, data } = frame;
  const bytes = new Uint8Array(data.length + FRAME_OVERHEAD_BYTES);
  bytes.set([destination, data.length, source, header]);
  bytes.set(data, 4);
  bytes[bytes.length - 1] = -sum(bytes) & 0xff;
  return bytes;
}

/** Reads one packet from the front of `bytes`; a bad sum is noise, so that the line can resync by one byte. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length < 2) return { kind: 'more' };
  const length = bytes[1]! + FRAME_OVERHEAD_BYTES;
  if (bytes.length < length) return { kind: 'more' };
  const packet = bytes.subarray(0, length);
  if ((sum(packet) & 0xff) !== 0) return { kind: 'noise' };
  const frame = {
    destination: packet[0]!,
    source: packet[2]!,
    header: packet[3]!,
    data: packet.slice(4, length - 1),
  };
  return { kind: 'frame', frame, length };
}

/** The 8-bit sum mode, which every device starts in unless it says otherwise. */
export const SUM_CODEC: FrameCodec = { name: 'sum', encode, decode };

function sum(bytes: Uint8Array): number {
  let total = 0;
  for (const byte of bytes) total += byte;
  return total;
}
