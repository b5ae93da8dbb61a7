// Looks who is on a line, for a person: no acceptor is served, no event is read, nothing is told. An open slot closes by itself
// within a second, because its events are not polled.
import type { Clock } from '../clock.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { createConversation } from './conversation.ts';
import type { Conversation } from './conversation.ts';
import { CRC_CODEC } from './crc-frame.ts';
import { COIN_ACCEPTOR_ADDRESS, SUM_CODEC } from './frame.ts';
import type { FrameCodec } from './frame.ts';
import { COMMANDS } from './headers.ts';
import { greetDevice, meetDevice } from './start-up.ts';
import type { StartUp } from './start-up.ts';

export type Seen = Readonly<{
  address: number;
  checksum: FrameCodec['name'];
  met: StartUp;
  conversation: Conversation;
}>;

/** Coin acceptors live at 2 and 11–17, hoppers between them (part 3, table 1); some were set to another of these. */
const ADDRESS_MAX = 17;
const CODECS = [SUM_CODEC, CRC_CODEC];
/** Within the time that `--detect` gives to a protocol. */
const LOOK_AROUND_MAX_MS = 15_000;

/** Meets the device at `address`, in either checksum; undefined when nothing answers there. */
export async function lookAt(
  line: SerialLine,
  address: number,
  clock: Clock,
): Promise<Seen | undefined> {
  for (const codec of CODECS) {
    const conversation = converse(line, codec, address, clock);
    if (await greetDevice(conversation, clock)) return meet(conversation, codec, address);
  }
  return undefined;
}

/**
 * Meets every device from address 2 to 17, in either checksum; on a silent line that takes about ten seconds, and no more
 * than `LOOK_AROUND_MAX_MS` on a noisy one.
 */
export async function lookAround(line: SerialLine, clock: Clock): Promise<Seen[]> {
  const first = await lookAt(line, COIN_ACCEPTOR_ADDRESS, clock);
  const seen = first ? [first] : [];
  // A line has one checksum; where nobody has answered, the usual one is tried at every address, and then the other.
  const codecs = first ? [first.checksum === 'crc' ? CRC_CODEC : SUM_CODEC] : CODECS;
  const endMs = clock.monotonicMs() + LOOK_AROUND_MAX_MS;
  for (const codec of codecs) {
    for (let address = COIN_ACCEPTOR_ADDRESS + 1; address <= ADDRESS_MAX; address++) {
      if (!line.isOpen || clock.monotonicMs() >= endMs) return seen;
      const conversation = converse(line, codec, address, clock);
      const answer = await conversation.ask(COMMANDS.simplePoll, [], 1);
      if (answer.ok) seen.push(await meet(conversation, codec, address));
    }
    if (seen.length > 0) break;
  }
  return seen;
}

const converse = (
  line: SerialLine,
  codec: FrameCodec,
  address: number,
  clock: Clock,
): Conversation => createConversation(line, codec, address, clock, () => {});

const meet = async (
  conversation: Conversation,
  { name: checksum }: FrameCodec,
  address: number,
): Promise<Seen> => ({ address, checksum, met: await meetDevice(conversation), conversation });
