// What `--detect` says of a line with a pulse bridge on it. The slot is left closed.
import type { Detector } from '../detect.ts';
import { createConversation } from './conversation.ts';
import { meetBridge, PULSE_BAUD_RATE } from './start-up.ts';

export const PULSE_DETECTOR: Detector = {
  protocol: 'pulse bridge',
  baudRate: PULSE_BAUD_RATE,
  probe: async (line, clock) => {
    const conversation = createConversation(line, clock, () => {});
    const met = await meetBridge(conversation, clock);
    if (!met.ok) return [];
    conversation.say({ kind: 'inh', isInhibited: true, token: 1 });
    const { acceptorId, firmware, stat } = met.bridge;
    const sentence = `pulse bridge: coin acceptor ${acceptorId}, firmware ${firmware}, ${stat.lastSeq} coins in all`;
    return [{ sentence, setting: 'pulse' }];
  },
};
