// A pulse acceptor behind its bridge for as long as the kiosk runs: connects, serves, connects again when the line is lost.
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
import { createService } from './service.ts';
import type { Continuing, Service } from './service.ts';
import { meetBridge } from './start-up.ts';

/** What the kiosk asked for and has not been answered yet. */
type Request =
  | { ask: 'accept' | 'inhibit' | 'settle'; answer: (answer: SlotAnswer) => void }
  | { ask: 'table'; table: CoinTable | undefined; answer: (answer: SlotAnswer) => void };

/** A plugged-in board is served again within 5 s: this pause, its boot loader, and the first answers. */
const RECONNECT_PAUSE_MS = 500;
const REQUESTS_MAX = 16;
/** What a bridge says while we are silent is cut into entries of so many chunks. */
const CHUNKS_MAX = 16;

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createPulseAcceptor(openLine: OpenLine, given: AcceptorHost): CoinAcceptor {
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
  let conversation: Conversation | undefined;
  let chunks = 0;
  let nap = new AbortController();

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
    conversation?.wake();
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
        conversation = undefined;
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
    const talk = createConversation(line, clock, trace);
    conversation = talk;
    let continuing: Continuing = 'restart';
    while (continuing === 'restart' && !closing.signal.aborted) {
      const met = await meetBridge(talk, clock);
      if (!met.ok) return outOfService(met.fault, met.detail);
      const { acceptorId, firmware } = met.bridge;
      log('info', 'coin acceptor found', { acceptorId, firmware });
      isServing = true;
      continuing = await serve(createService(talk, met.bridge, host, storeFault));
      isServing = false;
      if (continuing === 'restart') become({ state: 'connecting' });
    }
    if (closing.signal.aborted) return;
    if (line.isOpen) outOfService('silent', `${line.name}: the pulse bridge fell silent`);
    else outOfService('no-device', `${line.name}: the pulse bridge was unplugged`);
  }

  async function serve(service: Service): Promise<Continuing> {
    let continuing = await service.begin();
    while (continuing === 'serving' && !closing.signal.aborted) {
      become(service.state);
      const { state: standing } = service;
      const isStoreFault = standing.state === 'out-of-service' && standing.reason === 'store';
      storeFault = isStoreFault ? standing.detail : undefined;
      // Money is not taken again by itself after the store has failed: the kiosk opens the slot when it is sure.
      if (isStoreFault) wantsOpen = false;
      const asked = requests.shift();
      if (asked) await grant(asked, service);
      continuing = await service.turn(wantsOpen);
    }
    if (closing.signal.aborted) await service.close();
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
      conversation?.wake();
      // A device that is being served is told to close its slot; anything else need not be waited for.
      if (!isServing) await currentLine?.close();
      await finished;
    },
  };
}

function isSameState(one: AcceptorState, other: AcceptorState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
