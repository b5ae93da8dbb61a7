// A ccTalk coin acceptor for as long as the kiosk runs: connects, serves, and connects again when the line is lost.
import type {
  AcceptorFault,
  AcceptorHost,
  AcceptorState,
  CoinAcceptor,
  SlotAnswer,
} from '../coin-acceptor.ts';
import type { CoinTable } from '../coin-table.ts';
import type { OpenLine, SerialLine } from '../line/serial-line.ts';
import { createWireLog } from '../line/wire-log.ts';
import { createConversation } from './conversation.ts';
import type { Conversation, Trace } from './conversation.ts';
import { CRC_CODEC } from './crc-frame.ts';
import { SUM_CODEC } from './frame.ts';
import { createService } from './service.ts';
import type { Continuing, Service } from './service.ts';
import { greetDevice, meetDevice, unreadPosition } from './start-up.ts';

/** What the kiosk asked for and has not been answered yet. */
type Request =
  | { ask: 'accept' | 'inhibit' | 'settle'; answer: (answer: SlotAnswer) => void }
  | { ask: 'table'; table: CoinTable | undefined; answer: (answer: SlotAnswer) => void };

/** A plugged-in device is served again within 5 s: this pause, the 60 ms of silence and the start-up recipe. */
const RECONNECT_PAUSE_MS = 500;
const REQUESTS_MAX = 16;

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createCctalkAcceptor(
  openLine: OpenLine,
  address: number,
  given: AcceptorHost,
): CoinAcceptor {
  const { clock } = given;
  const wireLog = createWireLog(clock);
  // Whoever reads an alarm sees what was said on the line before it.
  const log: AcceptorHost['log'] = (level, message, fields) =>
    given.log(level, message, level === 'warn' ? { ...fields, wire: wireLog.lines() } : fields);
  const host: AcceptorHost = { ...given, log };
  const requests: Request[] = [];
  let state: AcceptorState = { state: 'connecting' };
  let wantsOpen = false;
  const closing = new AbortController();
  let isServing = false;
  let storeFault: string | undefined;
  let currentLine: SerialLine | undefined;
  let nap = new AbortController();

  const trace: Trace = (event, bytes) => {
    if (event === 'sent') return wireLog.sent(bytes);
    if (event === 'received') return wireLog.received(bytes);
    wireLog.mark(event);
    given.log('debug', `ccTalk ${event}`, { bytes: Buffer.from(bytes).toString('hex') });
  };

  function become(next: AcceptorState): void {
    if (isSameState(state, next)) return;
    state = next;
    host.stateChanged(next);
  }

  function outOfService(reason: AcceptorFault, detail: string): void {
    become({ state: 'out-of-service', reason, detail });
  }

  /** Sleeps until something is asked, at most `ms`. */
  async function rest(ms: number): Promise<void> {
    if (requests.length > 0 || closing.signal.aborted || ms <= 0) return;
    await clock.sleep(ms, nap.signal);
  }

  function request(asked: Request): void {
    if (closing.signal.aborted || requests.length >= REQUESTS_MAX) return asked.answer(refusal());
    requests.push(asked);
    nap.abort();
    nap = new AbortController();
  }

  const refusal = (): SlotAnswer => ({
    ok: false,
    reason: state.state === 'out-of-service' ? state.reason : 'no-device',
  });

  async function live(): Promise<void> {
    while (!closing.signal.aborted) {
      const opened = await openLine();
      if (opened.ok) {
        currentLine = opened.line;
        try {
          await useLine(opened.line);
        } catch (error) {
          outOfService('store', `the kiosk could not be asked: ${String(error)}`);
        }
        await opened.line.close();
        currentLine = undefined;
      } else {
        outOfService('no-device', opened.sentence);
      }
      refuseAll();
      await rest(RECONNECT_PAUSE_MS);
      refuseAll();
    }
  }

  /** Without a device nothing can be done now; what was asked last still holds when it comes back. */
  function refuseAll(): void {
    for (const asked of requests.splice(0)) {
      if (asked.ask !== 'table') wantsOpen = false;
      asked.answer(refusal());
    }
  }

  async function useLine(line: SerialLine): Promise<void> {
    const conversation = await findDevice(line);
    if (!conversation) {
      return outOfService('silent', `${line.name}: nothing answers at address ${address}`);
    }
    let continuing: Continuing = 'restart';
    while (continuing === 'restart' && !closing.signal.aborted) {
      const met = await meetDevice(conversation);
      if (!met.ok) return outOfService(met.fault, `${line.name}: ${met.detail}`);
      const { acceptorId, about } = met.device;
      const unread = unreadPosition(met.device, host.tableFor(acceptorId));
      if (unread !== undefined) {
        return outOfService(
          'silent',
          `${line.name}: the device does not tell its coin ${unread}, which is approved`,
        );
      }
      log('info', 'coin acceptor found', { acceptorId, ...about });
      isServing = true;
      continuing = await serve(createService(conversation, met.device, host, storeFault));
      isServing = false;
      if (continuing === 'restart') become({ state: 'connecting' });
    }
    if (closing.signal.aborted) return;
    if (line.isOpen) outOfService('silent', `${line.name}: the coin acceptor stopped answering`);
    else outOfService('no-device', `${line.name}: the coin acceptor was unplugged`);
  }

  /** Nearly every device speaks with the 8-bit sum; some have been set to CRC-16. */
  async function findDevice(line: SerialLine): Promise<Conversation | undefined> {
    for (const codec of [SUM_CODEC, CRC_CODEC]) {
      const conversation = createConversation(line, codec, address, clock, trace);
      if (await greetDevice(conversation, clock)) return conversation;
    }
    return undefined;
  }

  async function serve(service: Service): Promise<Continuing> {
    let continuing = await service.begin();
    while (continuing === 'serving' && !closing.signal.aborted) {
      continuing = await service.turn(wantsOpen);
      if (continuing !== 'serving') break;
      become(service.state);
      const { state: standing } = service;
      const isStoreFault = standing.state === 'out-of-service' && standing.reason === 'store';
      storeFault = isStoreFault ? standing.detail : undefined;
      // Money is not taken again by itself after the store has failed: the kiosk opens the slot when it is sure.
      if (isStoreFault) wantsOpen = false;
      const asked = requests.shift();
      if (asked) await grant(asked, service);
      else await rest(service.nextPollInMs);
    }
    if (closing.signal.aborted) await service.turn(false);
    return continuing;
  }

  async function grant(asked: Request, service: Service): Promise<void> {
    let answer: SlotAnswer;
    switch (asked.ask) {
      case 'table':
        service.useTable(asked.table);
        answer = await service.move(wantsOpen);
        break;
      case 'accept':
        become(service.state);
        answer = state.state === 'ready' ? await service.move(true) : refusal();
        wantsOpen = answer.ok;
        break;
      case 'inhibit':
        wantsOpen = false;
        answer = await service.close();
        break;
      case 'settle':
        wantsOpen = false;
        answer = await service.settle();
        break;
    }
    become(service.state);
    asked.answer(answer);
  }

  const ask = (what: 'accept' | 'inhibit' | 'settle'): Promise<SlotAnswer> =>
    new Promise((answer) => request({ ask: what, answer }));

  const finished = live();
  return {
    get state() {
      return state;
    },
    accept: () => ask('accept'),
    inhibit: () => ask('inhibit'),
    settle: () => ask('settle'),
    useTable: async (table) => {
      await new Promise<SlotAnswer>((answer) => request({ ask: 'table', table, answer }));
    },
    close: async () => {
      closing.abort();
      nap.abort();
      // A device that is being served is told to close its slot; anything else need not be waited for.
      if (!isServing) await currentLine?.close();
      await finished;
    },
  };
}

function isSameState(one: AcceptorState, other: AcceptorState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
