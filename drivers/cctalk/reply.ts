// Tells a reply from everything else on the line, from its first byte on: own echo, other devices, noise.
import type { Judged } from '../line/framer.ts';
import { HOST_ADDRESS } from './frame.ts';
import type { FrameCodec } from './frame.ts';
import { BUSY, NAK, REPLY } from './headers.ts';
import type { Command } from './headers.ts';

export type Heard =
  | { what: 'echo' }
  | { what: 'reply'; data: Uint8Array }
  | { what: 'nak' }
  | { what: 'busy' };

/**
 * Judges the front of `bytes` after `sent` went out to `device`. The 8-bit sum cannot see a lost or added zero byte
 * (part 1 §7.10), so the length must be exactly one that this command may be answered with.
 */
export function judgeReply(
  codec: FrameCodec,
  command: Command,
  device: number,
  sent: Uint8Array,
  bytes: Uint8Array,
): Judged<Heard> {
  if (bytes[0] === sent[0]) return judgeEcho(sent, bytes);
  if (!couldBeReply(codec, command, device, bytes)) return { kind: 'noise' };
  const decoded = codec.decode(bytes);
  if (decoded.kind !== 'frame') return decoded;
  const { header, data } = decoded.frame;
  const heard = meaningOf(header, data, command);
  return heard ? { kind: 'packet', packet: heard, length: decoded.length } : { kind: 'noise' };
}

function judgeEcho(sent: Uint8Array, bytes: Uint8Array): Judged<Heard> {
  const length = Math.min(sent.length, bytes.length);
  for (let i = 0; i < length; i++) if (bytes[i] !== sent[i]) return { kind: 'noise' };
  if (length < sent.length) return { kind: 'more' };
  return { kind: 'packet', packet: { what: 'echo' }, length };
}

function couldBeReply(
  codec: FrameCodec,
  command: Command,
  device: number,
  bytes: Uint8Array,
): boolean {
  const [destination, length, source, header] = bytes;
  if (destination !== HOST_ADDRESS) return false;
  if (length !== undefined && length !== 0 && !isExpectedLength(command, length)) return false;
  if (codec.name === 'sum' && source !== undefined && source !== device) return false;
  return header === undefined || header === REPLY || header === NAK || header === BUSY;
}

function meaningOf(header: number, data: Uint8Array, command: Command): Heard | undefined {
  if (header === REPLY && isExpectedLength(command, data.length)) return { what: 'reply', data };
  if (header === NAK && data.length === 0) return { what: 'nak' };
  if (header === BUSY && data.length === 0) return { what: 'busy' };
  return undefined;
}

function isExpectedLength({ replyBytes: [min, max] }: Command, length: number): boolean {
  return length >= min && length <= max;
}
