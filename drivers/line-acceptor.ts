// An acceptor on a line for as long as the kiosk runs: connects, serves, and connects again when the line is lost.
// What a protocol adds is a `Connection`: how its device is met on an open line.
import type {
  AcceptorFault,
  AcceptorHost,
  AcceptorState,
  CoinAcceptor,
  SlotAnswer,
} from './coin-acceptor.ts';
import type { CoinTable } from './coin-table.ts';
import type { OpenLine, SerialLine } from './line/serial-line.ts';

/** `restart`: meet the device again on the same line. `lost`: open the line anew. */
export type Continuing = 'serving' | 'restart' | 'lost';

/** One device while its line holds. */
export interface AcceptorService {
  readonly state: AcceptorState;
  /** Milliseconds until the next turn is due, on the host's monotonic clock. */
  readonly nextTurnInMs: number;
  /** Why the line was lost, where the device did not just fall silent. */
  readonly lossInWords?: string | undefined;
  /** Ends as soon as the device has said something: for one that speaks unasked. */
  news?(signal: AbortSignal): Promise<void>;
  /** Brings the books up to date with the slot closed. */
  begin(): Promise<Continuing>;
  /** One turn: polls, checks, and moves the slot to where it is wanted. */
  turn(wantsOpen: boolean): Promise<Continuing>;
  /** Closes the slot and polls until no coin can be on its way any more. */
  settle(): Promise<SlotAnswer>;
  /** Moves the slot to where it is wanted, as far as it can be in service; says whether it stands there. */
  move(wantsOpen: boolean): Promise<SlotAnswer>;
  /** Closes the slot, also when it was thought closed. */
  close(): Promise<SlotAnswer>;
  /** The last that is asked of it: the slot closes, and what may still be on its way is waited for; absent: one more turn. */
  end?(): Promise<unknown>;
  useTable(table: CoinTable | undefined): void;
}

export type Met =
  | { ok: true; service: AcceptorService }
  | { ok: false; fault: AcceptorFault; detail: string };

/** One opened line; a device on it may be met more than once. */
export type Connection = Readonly<{ meet(): Promise<Met>; ended?(): void }>;

/** What the kiosk asked for and has not been answered yet. */
type Request =
  | { ask: 'accept' | 'inhibit' | 'settle'; answer: (answer: SlotAnswer) => void }
  | { ask: 'table'; table: CoinTable | undefined; answer: (answer: SlotAnswer) => void };

/** A plugged-in device is served again within 5 s: this pause and the start-up recipe. */
const RECONNECT_PAUSE_MS = 500;
const REQUESTS_MAX = 16;

/** What kept the last service from storing still holds until something has been stored. */
export function storeFaultOf(served: AcceptorService | undefined): string | undefined {
  const state = served?.state;
  return state?.state === 'out-of-service' && state.reason === 'store' ? state.detail : undefined;
}

/** Starts at once and needs no call to keep going; `close` ends it. */
export function createLineAcceptor(
  openLine: OpenLine,
  host: AcceptorHost,
  connect: (line: SerialLine) => Connection,
): CoinAcceptor {
  const { clock } = host;
  const requests: Request[] = [];
  let state: AcceptorState = { state: 'connecting' };
  let wantsOpen = false;
  const closing = new AbortController();
  let isServing = false;
  let currentLine: SerialLine | undefined;
  let nap = new AbortController();

  function become(next: AcceptorState): void {
    if (JSON.stringify(state) === JSON.stringify(next)) return;
    state = next;
    host.stateChanged(next);
  }

  function outOfService(reason: AcceptorFault, detail: string): void {
    become({ state: 'out-of-service', reason, detail });
  }

  /** Sleeps until something is asked or `news` ends, at most `ms`. */
  async function rest(ms: number, news?: AcceptorService['news']): Promise<void> {
    if (requests.length > 0 || closing.signal.aborted || ms <= 0) return;
    const { signal } = nap;
    if (!news) return clock.sleep(ms, signal);
    const done = new AbortController();
    // A reason of our own: without one each rest would make an error with a stack.
    const finish = (): void => done.abort('over');
    signal.addEventListener('abort', finish, { once: true });
    await Promise.race([news(done.signal), clock.sleep(ms, done.signal)]);
    signal.removeEventListener('abort', finish);
    finish();
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
        const connection = connect(opened.line);
        try {
          await useLine(opened.line, connection);
        } catch (error) {
          outOfService('store', `the kiosk could not be asked: ${String(error)}`);
        }
        await connection.ended?.();
        isServing = false;
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

  async function useLine(line: SerialLine, connection: Connection): Promise<void> {
    let continuing: Continuing = 'restart';
    let loss = 'the coin acceptor stopped answering';
    while (continuing === 'restart' && !closing.signal.aborted) {
      const met = await connection.meet();
      if (!met.ok) return outOfService(met.fault, `${line.name}: ${met.detail}`);
      isServing = true;
      continuing = await serve(met.service);
      isServing = false;
      loss = met.service.lossInWords ?? loss;
      if (continuing === 'restart') become({ state: 'connecting' });
    }
    if (closing.signal.aborted) return;
    if (line.isOpen) outOfService('silent', `${line.name}: ${loss}`);
    else outOfService('no-device', `${line.name}: the coin acceptor was unplugged`);
  }

  async function serve(service: AcceptorService): Promise<Continuing> {
    let continuing = await service.begin();
    while (continuing === 'serving' && !closing.signal.aborted) {
      continuing = await service.turn(wantsOpen);
      if (continuing !== 'serving') break;
      become(service.state);
      const { state: standing } = service;
      // Money is not taken again by itself after the store has failed: the kiosk opens the slot when it is sure.
      if (standing.state === 'out-of-service' && standing.reason === 'store') wantsOpen = false;
      const asked = requests.shift();
      if (asked) await grant(asked, service);
      else await rest(service.nextTurnInMs, service.news);
    }
    if (closing.signal.aborted) await (service.end?.() ?? service.turn(false));
    return continuing;
  }

  async function grant(asked: Request, service: AcceptorService): Promise<void> {
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
