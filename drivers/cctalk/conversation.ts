// One command in flight: sends it, finds its reply among echo and noise, tries again a stated number of times.
import type { Clock } from '../clock.ts';
import { createFramer } from '../line/framer.ts';
import { bytesOrTimeout } from '../line/serial-line.ts';
import type { SerialLine } from '../line/serial-line.ts';
import { HOST_ADDRESS } from './frame.ts';
import type { FrameCodec } from './frame.ts';
import type { Command } from './headers.ts';
import { createConsideration } from './consideration.ts';
import { judgeReply } from './reply.ts';
import type { Heard } from './reply.ts';

export type Answer =
  | { ok: true; data: Uint8Array }
  /** `garbled`: bytes came, but no reply that could be believed. */
  | { ok: false; reason: 'silent' | 'garbled' | 'nak' | 'busy' | 'closed' };

export interface Conversation {
  readonly line: SerialLine;
  /** When a zero byte last came beside the echo of a command with data, on the monotonic clock: nobody of ours sent it. */
  readonly strangerAtMs: number;
  /** When the device last said BUSY or NAK: it lives, and cannot answer just now. */
  readonly refusedAtMs: number;
  /**
   * Asks once and, when the answer cannot be used, again; never two commands at the same time. BUSY and NAK are no
   * failed tries: the device is asked again for half a second, except for a NAK to what is asked only once.
   */
  ask(command: Command, data?: readonly number[], triesMax?: number): Promise<Answer>;
}

export type Trace = (
  event: 'sent' | 'received' | 'noise' | 'unanswered',
  bytes: Uint8Array,
) => void;

const TRIES_MAX = 3;
/** After a late timer: time for the operating system to hand over what it already holds, before we judge. */
const DRAIN_MS = 25;
/**
 * Silence before another try, so that a late reply is thrown away and not taken for the next one. Before another try of an
 * urgent question it is counted from the last byte that came.
 */
const QUIET_MS = 60;
/**
 * Five coins fall in a second, and several lost replies in a row must fit into it: so long after a reply was lost, and not
 * only late as on a busy computer, urgent questions wait no longer than this for all tries but the last.
 */
const LOSSY_FOR_MS = 10_000;
const LOSSY_TIMEOUT_MS = 120;
/** Shorter than the watchdog of a second, so that one busy question does not keep us from polling. */
const REFUSAL_PATIENCE_MS = 500;
const REFUSED_PAUSE_MS = 30;
/**
 * Some adapters say everything twice, the second time a little late: it must not pass for the reply to the next question. So
 * the first replies of a conversation, and so many after any stray byte, are followed by this silence.
 */
const FIRST_WATCHED_REPLIES = 4;
const WATCHED_REPLIES = 60;
const STRAY_SILENCE_MS = 12;
const STRAY_MAX_MS = 60;
const LATE_REPLIES_MAX = 3;

/** Opens a conversation with the device at `address`. */
export function createConversation(
  line: SerialLine,
  codec: FrameCodec,
  address: number,
  clock: Clock,
  trace: Trace,
): Conversation {
  // A one-wire bus gives the host its own bytes back; some USB devices do not. Learnt from the first echo seen.
  let isEchoing = false;
  let strangerAtMs = -Infinity;
  let refusedAtMs = -Infinity;
  let watchedReplies = FIRST_WATCHED_REPLIES;
  // Replies that may still come to what was asked in vain: then nothing was lost, and nothing is said twice.
  let lateReplies = 0;
  let lostAtMs = -Infinity;
  let heardMs = -Infinity;

  const consideration = createConsideration(line, clock);

  const conversation: Conversation = {
    line,
    get strangerAtMs() {
      return strangerAtMs;
    },
    get refusedAtMs() {
      return refusedAtMs;
    },
    ask: async (command, data = [], triesMax = TRIES_MAX) => {
      const sent = codec.encode({
        destination: address,
        source: HOST_ADDRESS,
        header: command.header,
        data: new Uint8Array(data),
      });
      let answer: Answer = { ok: false, reason: 'closed' };
      const patientUntilMs = clock.monotonicMs() + REFUSAL_PATIENCE_MS;
      for (let tries = 0; tries < triesMax && line.isOpen;) {
        const isLossy = clock.monotonicMs() - lostAtMs < LOSSY_FOR_MS;
        const isHurried = command.isUrgent && isLossy;
        const patienceMs = isHurried ? LOSSY_TIMEOUT_MS : command.timeoutMs;
        if (consideration.restMs > 0) await clock.sleep(consideration.restMs);
        const timeoutMs = consideration.timeoutMs(command, patienceMs);
        answer = await line.exclusively(
          () => askOnce(command, sent, timeoutMs, data.length > 0),
          consideration.rank(command),
        );
        consideration.answered(command, answer);
        // It answers this, so what was asked before got lost.
        if (answer.ok && tries > 0 && lateReplies > 0) lostAtMs = clock.monotonicMs();
        if (answer.ok || !line.isOpen) break;
        if (isRefusal(answer) && (answer.reason === 'busy' || triesMax > 1)) {
          if (clock.monotonicMs() >= patientUntilMs) return answer;
          await clock.sleep(REFUSED_PAUSE_MS);
        } else {
          tries += 1;
          if (tries === triesMax) break;
          const quietMs = command.isUrgent ? clock.monotonicMs() - heardMs : 0;
          if (quietMs < QUIET_MS) await clock.sleep(QUIET_MS - quietMs);
        }
      }
      return answer.ok || line.isOpen ? answer : { ok: false, reason: 'closed' };
    },
  };

  async function askOnce(
    command: Command,
    sent: Uint8Array,
    timeoutMs: number,
    hasData: boolean,
  ): Promise<Answer> {
    const stale = line.take();
    if (stale.length > 0) noise(stale);
    const framer = createFramer((bytes) => judgeReply(codec, command, address, sent, bytes));
    line.write(sent);
    trace('sent', sent);

    const deadlineMs = clock.monotonicMs() + timeoutMs;
    let hasEcho = false;
    let hasBytes = false;
    let heard: Heard | undefined;
    const listen = (isDeadline: boolean): void => {
      const bytes = line.take();
      if (bytes.length > 0) {
        trace('received', bytes);
        heardMs = clock.monotonicMs();
        hasBytes = true;
      }
      framer.push(bytes);
      do {
        heard = isDeadline ? framer.nextAtDeadline() : framer.next();
        hasEcho ||= heard?.what === 'echo';
      } while (heard?.what === 'echo');
    };

    for (;;) {
      listen(false);
      const leftMs = deadlineMs - clock.monotonicMs();
      if (heard || !line.isOpen || leftMs <= 0) break;
      await bytesOrTimeout(line, clock, leftMs);
    }
    if (!heard && line.isOpen) {
      await clock.sleep(DRAIN_MS);
      listen(true);
    }
    if (framer.noise.length > 0) noise(framer.noise);
    if (hasData && hasEcho && framer.noise.includes(0)) strangerAtMs = clock.monotonicMs();
    if (!heard) {
      trace('unanswered', sent);
      lateReplies = Math.min(lateReplies + 1, LATE_REPLIES_MAX);
    } else if (watchedReplies > 0) await outwaitStrays();
    return judge(heard, hasEcho, hasBytes);
  }

  function noise(bytes: Uint8Array): void {
    trace('noise', bytes);
    if (lateReplies > 0) {
      lateReplies -= 1;
      lostAtMs = -Infinity;
    } else watchedReplies = WATCHED_REPLIES;
  }

  /** What comes after a reply belongs to nothing that we asked. */
  async function outwaitStrays(): Promise<void> {
    watchedReplies = Math.max(0, watchedReplies - 1);
    const endMs = clock.monotonicMs() + STRAY_MAX_MS;
    while (clock.monotonicMs() < endMs) {
      await bytesOrTimeout(line, clock, STRAY_SILENCE_MS);
      const strays = line.take();
      if (strays.length === 0) return;
      noise(strays);
    }
  }

  function judge(heard: Heard | undefined, hasEcho: boolean, hasBytes: boolean): Answer {
    if (!heard) return { ok: false, reason: hasBytes && !hasEcho ? 'garbled' : 'silent' };
    // Our own bytes came back changed or not at all: something else was talking, so nobody heard us for certain.
    if (isEchoing && !hasEcho) return { ok: false, reason: 'garbled' };
    isEchoing = hasEcho;
    switch (heard.what) {
      case 'reply':
        return { ok: true, data: heard.data };
      case 'nak':
      case 'busy':
        refusedAtMs = clock.monotonicMs();
        return { ok: false, reason: heard.what };
      case 'echo':
        return { ok: false, reason: 'silent' };
    }
  }
  return conversation;
}

/** The device is there and says that it cannot answer. */
export const isRefusal = (answer: Answer): boolean =>
  !answer.ok && (answer.reason === 'busy' || answer.reason === 'nak');
