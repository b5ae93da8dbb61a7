// The ccTalk packet with CRC-16: the two checksum bytes take the places of source and sum.
import { HOST_ADDRESS } from './frame.ts';
import type { Decoded, Frame, FrameCodec } from './frame.ts';

const FRAME_OVERHEAD_BYTES = 5;

/** [destination][length][crc low][header][data…][crc high] — part 1 §7.2; replies always go to address 1. */
export function encodeCrc(frame: Frame): Uint8Array {
  const { destination, header, data } = frame;
  const bytes = new Uint8Array(data.length + FRAME_OVERHEAD_BYTES);
  bytes.set([destination, data.length, 0, header]);
  bytes.set(data, 4);
  const crc = crcOf(bytes);
  bytes[2] = crc & 0xff;
  bytes[bytes.length - 1] = crc >> 8;
  return bytes;
}

/** Reads one packet from the front of `bytes`; a bad checksum is noise. The packet does not say who sent it. */
export function decodeCrc(bytes: Uint8Array): Decoded {
  if (bytes.length < 2) return { kind: 'more' };
  const length = bytes[1]! + FRAME_OVERHEAD_BYTES;
  if (bytes.length < length) return { kind: 'more' };
  const packet = bytes.subarray(0, length);
  const crc = packet[2]! | (packet[length - 1]! << 8);
  if (crcOf(packet) !== crc) return { kind: 'noise' };
  const frame = {
    destination: packet[0]!,
    source: packet[0] === HOST_ADDRESS ? undefined : HOST_ADDRESS,
    header: packet[3]!,
    data: packet.slice(4, length - 1),
  };
  return { kind: 'frame', frame, length };
}

/** CRC-CCITT, polynomial 1021, start 0, not reflected (part 1 §7.11, known as XMODEM). */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
    }
  }
  return crc;
}

/** The 16-bit mode, for devices that were set to it. */
export const CRC_CODEC: FrameCodec = { name: 'crc', encode: encodeCrc, decode: decodeCrc };

/** Over everything but the two checksum bytes themselves. */
function crcOf(packet: Uint8Array): number {
  return crc16(new Uint8Array([packet[0]!, packet[1]!, ...packet.subarray(3, -1)]));
}
