// Talks with a changer through its bridge: one command in flight, and every line that may hold a coin is kept.
import type { Clock } from '../clock.ts';
import { bytesOrTimeout } from '../line/serial-line.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { createTextLines } from '../line/text-lines.ts';
import { COMMANDS } from './frame.ts';
import type { BridgeCodec, MdbCommand, Said } from './frame.ts';
import { tubesOf } from './position.ts';
import { createRepeatWatch } from './repeats.ts';
import type { ChangerReport } from './repeats.ts';

export type Answer =
  | { ok: true; bytes: Uint8Array }
  /** `nack`: the bridge is there, the changer did not answer it. */
  | { ok: false; reason: 'silent' | 'garbled' | 'nack' | 'closed' };

export interface Conversation {
  readonly line: SerialLine;
  readonly codec: BridgeCodec;
  /** A poll was sent and its answer was never heard, nor can be heard any more. */
  readonly isPollOpen: boolean;
  /** Silence, then the bridge is told to work for us; false when it does not. */
  start(): Promise<boolean>;
  ask(command: MdbCommand, data?: readonly number[], triesMax?: number): Promise<Answer>;
  /** Polls once, or hears what a bridge that polls by itself has said. */
  poll(): Promise<Answer>;
  /** What was reported since the last call, oldest first. */
  takeReports(): ChangerReport[];
}

export type Trace = (
  event: 'sent' | 'received' | 'noise' | 'unanswered',
  bytes: Uint8Array,
) => void;

/** The longest line, 34 bytes as hexadecimal with spaces, and some room. */
const LINE_CHARS_MAX = 200;
/** 24 bytes as text take 80 ms at 9600 baud; the bus itself is quicker. */
const ANSWER_TIMEOUT_MS = 500;
/** After a late timer: time for the operating system to hand over what it already holds, before we judge. */
const DRAIN_MS = 25;
const SILENCE_MS = 60;
const TRIES_MAX = 3;
const START_TRIES_MAX = 2;
/** A bridge that polls by itself goes on while nothing can be stored; more than this is not kept. */
const REPORTS_MAX = 256;

/** Opens a conversation through a bridge of the kind of `codec`; `reports` were heard before and not taken. */
export function createConversation(
  line: SerialLine,
  codec: BridgeCodec,
  clock: Clock,
  trace: Trace,
  reports: ChangerReport[] = [],
): Conversation {
  const lines = createTextLines(LINE_CHARS_MAX);
  const repeats = createRepeatWatch(clock);
  let isPollOpen = false;
  // A command went unanswered: its answer may still come, and must not be taken for that of the next one.
  let isOutOfStep = false;
  // Until the bridge has answered us, what it says may be the answer to somebody who asked before us: once.
  let [hasStarted, mayBeAskedBefore] = [false, true];

  function keep(report: ChangerReport): void {
    if (reports.length < REPORTS_MAX) reports.push(report);
    else reports[REPORTS_MAX - 1] = { kind: 'unreadable', why: 'too-many' };
  }

  function heard(): Said[] {
    repeats.look();
    const bytes = line.take();
    if (bytes.length === 0) return [];
    trace('received', bytes);
    return lines.push(bytes).map((cut): Said => {
      const said = cut.kind === 'line' ? codec.decode(cut.text) : ({ what: 'garbled' } as const);
      if (said.what === 'tubes') repeats.held(tubesOf(said.bytes));
      return said;
    });
  }

  /** A line that answers nothing that is in flight now. */
  function note(said: Said): void {
    if (codec.isPolling) {
      if (said.what === 'poll') keep(repeats.reportOf(said.bytes));
      if (said.what === 'garbled') keep({ kind: 'unreadable', why: 'garbled' });
      return;
    }
    // The refusal may be that of a later command that arrived damaged: whether the poll was answered is not known by it.
    if (said.what === 'aside' || said.what === 'nack') return;
    // Said twice, or late: no poll is ever answered so, and an open one stays open.
    if (said.what === 'tubes' || said.what === 'setup' || said.what === 'identity') return;
    // Answers come in the order of the commands: while a poll is open, this is its answer.
    if (said.what === 'garbled' && (isPollOpen || hasStarted)) {
      keep({ kind: 'unreadable', why: 'garbled' });
    } else if (said.what === 'poll') {
      // A line that comes twice is no second coin.
      const isExpected = isPollOpen || (!hasStarted && mayBeAskedBefore);
      mayBeAskedBefore = false;
      keep(
        isExpected ? { kind: 'poll', bytes: said.bytes } : { kind: 'unreadable', why: 'unasked' },
      );
    }
    isPollOpen = false;
  }

  /** Hears lines until one of them `isAnswer`, or the time is over. Every other line goes to `others`. */
  async function hearUntil(
    isAnswer: (said: Said) => boolean,
    others: (said: Said) => void,
    timeoutMs: number,
  ): Promise<Said | undefined> {
    let answer: Said | undefined;
    const listen = (): void => {
      for (const said of heard()) {
        if (answer === undefined && isAnswer(said)) answer = said;
        else others(said);
      }
    };
    const deadlineMs = clock.monotonicMs() + timeoutMs;
    for (;;) {
      listen();
      const leftMs = deadlineMs - clock.monotonicMs();
      if (answer || !line.isOpen || leftMs <= 0) break;
      await bytesOrTimeout(line, clock, leftMs);
    }
    if (!answer && line.isOpen) {
      await clock.sleep(DRAIN_MS);
      listen();
    }
    return answer;
  }

  function send(bytes: Uint8Array): void {
    line.write(bytes);
    trace('sent', bytes);
  }

  /** Asks for something unmistakable: when it has come, nothing older can come any more. */
  async function catchUp(): Promise<boolean> {
    send(codec.marker.bytes);
    const shown = await hearUntil(codec.marker.isShown, note, ANSWER_TIMEOUT_MS);
    if (!shown) return false;
    isOutOfStep = false;
    if (isPollOpen) keep({ kind: 'unreadable', why: 'unanswered' });
    isPollOpen = false;
    return true;
  }

  async function askOnce(command: MdbCommand, data: readonly number[]): Promise<Answer> {
    heard().forEach(note);
    if (!line.isOpen) return { ok: false, reason: 'closed' };
    if (isOutOfStep && !(await catchUp())) return { ok: false, reason: 'silent' };
    const isPoll = command.answer === 'poll';
    let garbledCount = 0;
    const others = (said: Said): void => {
      // Of a bridge that polls by itself, a line that cannot be read may have been our answer, or a coin.
      if (said.what === 'garbled' && codec.isPolling) garbledCount += 1;
      else note(said);
    };
    const sent = codec.encode([...command.code, ...data]);
    send(sent);
    isPollOpen = isPoll;
    const isAnswer = (line: Said): boolean => {
      if (!isAnswerTo(command, line)) return false;
      // Kept in its place among the other lines.
      if (line.what === 'poll') keep({ kind: 'poll', bytes: line.bytes });
      if (line.what === 'garbled' && isPoll) keep({ kind: 'unreadable', why: 'garbled' });
      isPollOpen = false;
      return true;
    };
    const said = await hearUntil(isAnswer, others, ANSWER_TIMEOUT_MS);
    if (garbledCount > 0) keep({ kind: 'unreadable', why: 'garbled' });
    if (!said) {
      trace('unanswered', sent);
      isOutOfStep = true;
      if (!line.isOpen) return { ok: false, reason: 'closed' };
      return { ok: false, reason: garbledCount > 0 ? 'garbled' : 'silent' };
    }
    return judge(said);
  }

  function isAnswerTo(command: MdbCommand, said: Said): boolean {
    if (said.what === command.answer || said.what === 'nack') return true;
    if (said.what === 'ack') return command.answer === 'poll';
    // This kind of bridge says one line for each command, so a line that cannot be read is the answer.
    return said.what === 'garbled' && !codec.isPolling;
  }

  function judge(said: Said): Answer {
    if (said.what === 'nack' || said.what === 'garbled') return { ok: false, reason: said.what };
    return { ok: true, bytes: 'bytes' in said ? said.bytes : NOTHING };
  }

  async function ask(
    command: MdbCommand,
    data: readonly number[] = [],
    triesMax = TRIES_MAX,
  ): Promise<Answer> {
    let answer: Answer = { ok: false, reason: 'closed' };
    for (let tries = 0; tries < triesMax && line.isOpen; tries++) {
      if (tries > 0) await clock.sleep(SILENCE_MS);
      answer = await line.exclusively(() => askOnce(command, data));
      if (answer.ok) return answer;
    }
    return line.isOpen ? answer : { ok: false, reason: 'closed' };
  }

  return {
    line,
    codec,
    get isPollOpen() {
      return isPollOpen;
    },
    start: async () => {
      await clock.sleep(SILENCE_MS);
      // What was cut when the port opened was said to nobody: whether it matters, the store knows (`accounting.ts`).
      for (const said of heard()) if (said.what === 'poll') note(said);
      hasStarted = codec.start === undefined;
      if (!codec.start) return true;
      // The first may be glued to half a command that somebody before us did not finish.
      for (let tries = 0; tries < START_TRIES_MAX && line.isOpen; tries++) {
        send(codec.start.bytes);
        hasStarted = (await hearUntil(codec.start.isShown, note, ANSWER_TIMEOUT_MS)) !== undefined;
        if (hasStarted) return true;
      }
      return false;
    },
    ask,
    poll: async () => {
      if (codec.isPolling) {
        heard().forEach(note);
        return line.isOpen ? { ok: true, bytes: NOTHING } : { ok: false, reason: 'closed' };
      }
      // Never twice: the answer to a second poll is not the answer to the first.
      return line.exclusively(() => askOnce(COMMANDS.poll, []));
    },
    takeReports: () => reports.splice(0),
  };
}

const NOTHING = new Uint8Array(0);
