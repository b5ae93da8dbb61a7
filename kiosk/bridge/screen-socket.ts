// The one screen of the kiosk over its WebSocket: whole views out, touches in, a new page takes over from the old one.
import type { Clock } from '#drivers/clock.ts';
import { type KioskView, ScreenCommand, type ToScreen } from './contract.ts';

/** What we need of a WebSocket. */
export interface Connection {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code: number, reason: string): void;
  terminate(): void;
  on(event: 'message', heard: (data: { toString(): string }) => void): unknown;
  on(event: 'error', failed: () => void): unknown;
}

export interface ScreenSocket {
  /** Makes this connection the screen; the one before says that it was taken over. */
  take(socket: Connection): void;
  /** Sends the view soon: at once, or `PUSH_INTERVAL_MS` after the last one. */
  show(): void;
  close(): void;
}

export type ScreenDeps = Readonly<{
  clock: Clock;
  view(): KioskView;
  perform(command: ScreenCommand): void;
  log(level: 'debug' | 'info' | 'warn', message: string, fields?: Record<string, unknown>): void;
}>;

/** No screen yet. */
export function createScreenSocket({ clock, view, perform, log }: ScreenDeps): ScreenSocket {
  let screen: Connection | undefined;
  let shown = '';
  let lastPushMs = -Infinity;
  let isWaiting = false;

  function send(socket: Connection, message: ToScreen): void {
    socket.send(JSON.stringify(message));
  }

  function push(): void {
    if (screen?.readyState !== OPEN || screen.bufferedAmount > BUFFERED_BYTES_MAX) return;
    lastPushMs = clock.monotonicMs();
    const text = JSON.stringify({ kind: 'view', view: view() } satisfies ToScreen);
    if (text === shown) return;
    shown = text;
    screen.send(text);
  }

  async function pushAfter(waitMs: number): Promise<void> {
    isWaiting = true;
    await clock.sleep(waitMs);
    isWaiting = false;
    push();
  }

  function hear(socket: Connection, allowance: Allowance, data: { toString(): string }): void {
    if (socket !== screen) return;
    const command = parseCommand(data);
    if (!allowance.spend(clock.monotonicMs())) {
      log('warn', 'a screen sends more than fingers can', {});
      return socket.close(POLICY_VIOLATION, 'too many messages');
    }
    if (!command) {
      log('warn', 'a screen sent what is no command', {});
      return socket.close(POLICY_VIOLATION, 'not a command');
    }
    perform(command);
  }

  return {
    take: (socket) => {
      const before = screen;
      screen = socket;
      if (before?.readyState === OPEN) {
        send(before, { kind: 'taken-over' });
        before.close(TAKEN_OVER, 'taken over');
      }
      const allowance = createAllowance();
      socket.on('message', (data) => hear(socket, allowance, data));
      socket.on('error', () => socket.terminate());
      shown = '';
      push();
    },
    show: () => {
      const waitMs = lastPushMs + PUSH_INTERVAL_MS - clock.monotonicMs();
      if (waitMs <= 0) push();
      else if (!isWaiting) void pushAfter(waitMs);
    },
    close: () => screen?.terminate(),
  };
}

function parseCommand(data: { toString(): string }): ScreenCommand | undefined {
  try {
    return ScreenCommand.parse(JSON.parse(data.toString()));
  } catch {
    return undefined;
  }
}

type Allowance = { spend(nowMs: number): boolean };

/** A bucket of messages that fills again with time. */
function createAllowance(): Allowance {
  let left = MESSAGES_BURST_MAX;
  let lastMs = -Infinity;
  return {
    spend: (nowMs) => {
      const gained = ((nowMs - lastMs) / 1000) * MESSAGES_PER_SECOND_MAX;
      left = Math.min(MESSAGES_BURST_MAX, left + gained) - 1;
      lastMs = nowMs;
      return left >= 0;
    },
  };
}

const OPEN = 1; // WebSocket.OPEN
const POLICY_VIOLATION = 1008; // RFC 6455 §7.4.1
const TAKEN_OVER = 4000; // RFC 6455 §7.4.2: for use between applications
/** One view a frame is all a screen can draw. */
const PUSH_INTERVAL_MS = 16;
/** A page that does not read gets no further views until it has. */
const BUFFERED_BYTES_MAX = 1024 * 1024;
const MESSAGES_PER_SECOND_MAX = 30;
const MESSAGES_BURST_MAX = 60;
