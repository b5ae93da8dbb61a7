// A pulse acceptor behind its bridge, for as long as the kiosk runs.
import { hostWithWireLog } from '../alarms.ts';
import type { AcceptorHost, CoinAcceptor } from '../coin-acceptor.ts';
import { createLineAcceptor, storeFaultOf } from '../line-acceptor.ts';
import type { AcceptorService, Connection } from '../line-acceptor.ts';
import type { OpenLine, SerialLine } from '../line/serial-line.ts';
import { createConversation } from './conversation.ts';
import type { Trace } from './conversation.ts';
import { createService } from './service.ts';
import { meetBridge } from './start-up.ts';

/** What a bridge says while we are silent is cut into entries of so many chunks. */
const CHUNKS_MAX = 16;

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createPulseAcceptor(openLine: OpenLine, given: AcceptorHost): CoinAcceptor {
  const { clock } = given;
  const { host, wireLog } = hostWithWireLog(given);
  let served: AcceptorService | undefined;
  let chunks = 0;

  const trace: Trace = (event, bytes) => {
    if (event === 'noise') {
      wireLog.mark(event);
      given.log('debug', 'pulse bridge noise', { text: Buffer.from(bytes).toString('latin1') });
      return;
    }
    chunks = event === 'sent' ? 0 : chunks + 1;
    if (event === 'sent') return wireLog.sent(bytes);
    if (chunks % CHUNKS_MAX === 0) wireLog.sent(new Uint8Array());
    wireLog.received(bytes);
  };

  const connect = (line: SerialLine): Connection => {
    const conversation = createConversation(line, clock, trace);
    return {
      meet: async () => {
        const met = await meetBridge(conversation, clock);
        if (!met.ok) return met;
        const { acceptorId, firmware } = met.bridge;
        host.log('info', 'coin acceptor found', { acceptorId, firmware });
        served = createService(conversation, met.bridge, host, storeFaultOf(served));
        return { ok: true, service: served };
      },
    };
  };
  return createLineAcceptor(openLine, host, connect);
}
