// Which coins a pulse bridge knows, for a person who writes a coin table. No coin is acknowledged; the slot is left closed.
import type { Clock } from '../clock.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { pulseCoinId } from './approval.ts';
import { createConversation } from './conversation.ts';
import { meetBridge } from './start-up.ts';

/** Index 0 is channel 1; without `coinIds` the firmware is older than COINS?. */
export type SeenBridge =
  | { ok: true; acceptorId: string; coinIds: readonly string[] | undefined }
  | { ok: false; detail: string };

const ASKS_MAX = 4;
const ASK_EACH_MS = 500;

/** Meets the bridge and asks for the pulses of its channels. */
export async function lookAtBridge(line: SerialLine, clock: Clock): Promise<SeenBridge> {
  const conversation = createConversation(line, clock, () => {});
  const met = await meetBridge(conversation, clock);
  if (!met.ok) return met;
  conversation.say({ kind: 'inh', isInhibited: true, token: 1 });
  const { acceptorId } = met.bridge;
  for (let asks = 0; asks < ASKS_MAX && line.isOpen; asks++) {
    conversation.say({ kind: 'coins?' });
    const endMs = clock.monotonicMs() + ASK_EACH_MS;
    while (clock.monotonicMs() < endMs && line.isOpen) {
      const heard = await conversation.hear(endMs - clock.monotonicMs());
      if (heard?.kind === 'coins')
        return { ok: true, acceptorId, coinIds: heard.pulses.map(pulseCoinId) };
    }
  }
  return { ok: true, acceptorId, coinIds: undefined };
}
