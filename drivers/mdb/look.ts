// Which coins a changer knows, for a person who writes a coin table. Closes the slot, polls nothing.
import type { Clock } from '../clock.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { createConversation } from './conversation.ts';
import type { BridgeCodec } from './frame.ts';
import { lookAtChanger } from './start-up.ts';
import type { StartUp } from './start-up.ts';

/** Meets the changer behind the bridge of `codec`; undefined when no bridge answers. */
export async function lookThroughBridge(
  line: SerialLine,
  codec: BridgeCodec,
  clock: Clock,
): Promise<StartUp | undefined> {
  const conversation = createConversation(line, codec, clock, () => {});
  return (await conversation.start()) ? lookAtChanger(conversation) : undefined;
}
