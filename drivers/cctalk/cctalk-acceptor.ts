// A ccTalk coin acceptor for as long as the kiosk runs.
import { hostWithWireLog } from '../alarms.ts';
import type { AcceptorHost, CoinAcceptor } from '../coin-acceptor.ts';
import { createLineAcceptor, storeFaultOf } from '../line-acceptor.ts';
import type { AcceptorService, Connection } from '../line-acceptor.ts';
import type { OpenLine, SerialLine } from '../line/serial-line.ts';
import { createConversation } from './conversation.ts';
import type { Conversation, Trace } from './conversation.ts';
import { createCreditPoll } from './credit-poll.ts';
import type { CreditPoll } from './credit-poll.ts';
import { CRC_CODEC } from './crc-frame.ts';
import { SUM_CODEC } from './frame.ts';
import type { FrameCodec } from './frame.ts';
import { createInhibitWitness } from './inhibit-witness.ts';
import { createOpenings } from './openings.ts';
import { withoutRepeatedAlarms } from './repeated-alarms.ts';
import { createService } from './service.ts';
import { createTamperWatch } from './tamper-watch.ts';
import { greetDevice, meetDevice, unreadPosition } from './start-up.ts';

/** Five events fit into the buffer; coins that fall on a closed slot count as well. */
const READ_AHEAD_INTERVAL_MS = 250;

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createCctalkAcceptor(
  openLine: OpenLine,
  address: number,
  given: AcceptorHost,
): CoinAcceptor {
  const { clock } = given;
  const { host: everything, wireLog } = hostWithWireLog(given);
  const host = withoutRepeatedAlarms(everything);
  const tampering = createTamperWatch(host);
  const inhibits = createInhibitWitness();
  const openings = createOpenings();
  let codecs: readonly FrameCodec[] = [SUM_CODEC, CRC_CODEC];
  let served: AcceptorService | undefined;
  /** The coin bank in which each acceptor was last met. */
  const banks = new Map<string, number | undefined>();

  const trace: Trace = (event, bytes) => {
    if (event === 'sent') return wireLog.sent(bytes);
    if (event === 'received') return wireLog.received(bytes);
    wireLog.mark(event);
    given.log('debug', `ccTalk ${event}`, { bytes: Buffer.from(bytes).toString('hex') });
  };

  /** Nearly every device speaks with the 8-bit sum; some have been set to CRC-16. What was spoken last is tried first. */
  async function findDevice(line: SerialLine): Promise<Conversation | undefined> {
    for (const codec of codecs) {
      const conversation = createConversation(line, codec, address, clock, trace);
      if (!(await greetDevice(conversation, clock))) continue;
      codecs = [codec, ...codecs.filter((other) => other !== codec)];
      return conversation;
    }
    return undefined;
  }

  const connect = (line: SerialLine): Connection => {
    let conversation: Conversation | undefined;
    return {
      meet: async () => {
        conversation ??= await findDevice(line);
        if (!conversation) {
          return { ok: false, fault: 'silent', detail: `nothing answers at address ${address}` };
        }
        const talk = conversation;
        let poller: CreditPoll | undefined;
        let readMs = -Infinity;
        const met = await meetDevice(talk, {
          inhibits,
          bankFor: (acceptorId) => host.tableFor(acceptorId)?.bank,
          readAhead: async (acceptorId) => {
            // What cannot be stored must not be asked for: a device that is not polled takes no coins.
            if (storeFaultOf(served) !== undefined) return;
            if (clock.monotonicMs() - readMs < READ_AHEAD_INTERVAL_MS) return;
            poller ??= createCreditPoll(talk, host, acceptorId, { inhibits, openings });
            await poller.readAhead();
            readMs = clock.monotonicMs();
          },
        });
        if (!met.ok) return met;
        const { acceptorId, about } = met.device;
        const unread = unreadPosition(met.device, host.tableFor(acceptorId));
        if (unread !== undefined) {
          const detail = `the device does not tell its coin ${unread}, which is approved; if it is locked by a PIN, unlock it`;
          return { ok: false, fault: 'silent', detail };
        }
        host.log('info', 'coin acceptor found', { acceptorId, ...about });
        poller ??= createCreditPoll(talk, host, acceptorId, { inhibits, openings });
        const storeFault = storeFaultOf(served);
        const { bank, bankAtFirst } = met.device;
        const bankBefore = banks.has(acceptorId) ? banks.get(acceptorId) : bankAtFirst;
        if (bank !== bankAtFirst || bank !== bankBefore) poller.distrust();
        banks.set(acceptorId, bank);
        served = createService(talk, met.device, host, poller, { tampering, inhibits }, storeFault);
        return { ok: true, service: served };
      },
    };
  };
  return createLineAcceptor(openLine, host, connect);
}
