// An MDB changer behind a serial bridge, for as long as the kiosk runs.
import { hostWithWireLog } from '../alarms.ts';
import type { AcceptorHost, CoinAcceptor } from '../coin-acceptor.ts';
import { createLineAcceptor } from '../line-acceptor.ts';
import type { Connection } from '../line-acceptor.ts';
import type { OpenLine, SerialLine } from '../line/serial-line.ts';
import { createBooking } from './booking.ts';
import { createConversation } from './conversation.ts';
import type { Trace } from './conversation.ts';
import type { ChangerReport } from './repeats.ts';
import type { BridgeCodec } from './frame.ts';
import { createService } from './service.ts';
import { meetChanger } from './start-up.ts';

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createMdbAcceptor(
  openLine: OpenLine,
  codec: BridgeCodec,
  given: AcceptorHost,
): CoinAcceptor {
  const { clock } = given;
  const { host, wireLog } = hostWithWireLog(given);
  const booking = createBooking(host);
  let lastMet: string | undefined;
  /** Heard on a line that was lost before anybody could book it. */
  let unbooked: ChangerReport[] = [];

  const trace: Trace = (event, bytes) => {
    if (event === 'sent') return wireLog.sent(bytes);
    if (event === 'received') return wireLog.received(bytes);
    wireLog.mark(event);
    given.log('debug', `MDB ${event}`, { bytes: Buffer.from(bytes).toString('hex') });
  };

  const connect = (line: SerialLine): Connection => {
    const reports = unbooked.splice(0);
    let hasOldReports = reports.length > 0;
    const conversation = createConversation(line, codec, clock, trace, reports);
    let hasStarted = false;
    let acceptorId: string | undefined;
    return {
      meet: async () => {
        hasStarted ||= await conversation.start();
        if (!hasStarted) {
          return { ok: false, fault: 'silent', detail: `no ${codec.name} bridge answers` };
        }
        const met = await meetChanger(conversation, clock);
        if (!met.ok) return met;
        const { changer } = met;
        host.log('info', 'coin changer found', {
          acceptorId: changer.acceptorId,
          ...changer.about,
        });
        if (hasOldReports && lastMet !== undefined && lastMet !== changer.acceptorId) {
          // Another changer has been plugged in: what was heard before is not its own.
          reports.splice(0, reports.length, { kind: 'unreadable', why: 'of-another' });
        }
        [hasOldReports, lastMet] = [false, changer.acceptorId];
        // Met again on the same line it has been reset, and that is booked.
        const isAgain = changer.acceptorId === acceptorId;
        const hasHeardAll = changer.acceptorId === booking.heardThrough;
        if (!hasHeardAll) booking.heardThrough = undefined;
        const history = isAgain ? 'reset' : hasHeardAll ? 'heard' : 'stored';
        ({ acceptorId } = changer);
        return { ok: true, service: createService(conversation, changer, booking, host, history) };
      },
      ended: async () => {
        // A bridge that polls by itself goes on telling coins to nobody; the other one waits until it is asked.
        const hasHeardAll = !codec.isPolling && !conversation.isPollOpen;
        unbooked = conversation.takeReports();
        if (!hasHeardAll) booking.heardThrough = undefined;
        await booking.nameLosses();
      },
    };
  };
  return createLineAcceptor(openLine, host, connect);
}
