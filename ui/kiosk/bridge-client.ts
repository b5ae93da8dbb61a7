// The page's end of the bridge: one WebSocket to the controller, opened again whenever it is lost.
import {
  BridgeToken,
  type OwnScreen,
  ToScreen,
  type KioskView,
  type ScreenCommand,
} from '#kiosk/bridge/contract.ts';

/**
 * `checking`: the controller is not there right now; `taken-over`: another page is the screen. `starting` and
 * `cannot-start` are said by the kiosk app, which shows this page by itself while no controller serves one.
 */
export type Link = 'up' | 'checking' | 'taken-over' | 'starting' | 'cannot-start';

export type BridgeEvents = Readonly<{
  onView: (view: KioskView) => void;
  onLink: (link: Link) => void;
  /** What the controller knows about this screen. */
  onOwnScreen: (own: OwnScreen) => void;
}>;

export type Bridge = Readonly<{ send: (command: ScreenCommand) => void; close: () => void }>;

const RECONNECT_FIRST_MS = 200;
const RECONNECT_MAX_MS = 3_000;
const TOKEN_TIMEOUT_MS = 3_000;

/** Connects and stays connected until closed; a command is dropped while the controller is not there. */
export function openBridge(events: BridgeEvents): Bridge {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = RECONNECT_FIRST_MS;
  let isOver = false;
  const pulse = watchPulse((isAlive) => {
    if (socket?.readyState === WebSocket.OPEN) events.onLink(isAlive ? 'up' : 'checking');
  });

  async function connect(): Promise<void> {
    try {
      const answer = await fetch('/bridge-token', {
        method: 'POST',
        signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`bridge token: ${answer.status}`);
      const { token, ...own } = BridgeToken.parse(await answer.json());
      if (isOver) return;
      events.onOwnScreen(own);
      listen(new WebSocket(bridgeUrl(), `tikkeul.${token}`));
    } catch {
      retry();
    }
  }

  function listen(opened: WebSocket): void {
    socket = opened;
    opened.addEventListener('message', (message) => {
      const { data: heard } = ToScreen.safeParse(JSON.parse(String(message.data)));
      // A view that we cannot read is no view: the page says that it is checking, and asks again.
      if (!heard) return opened.close();
      if (heard.kind === 'taken-over') return end('taken-over');
      waitMs = RECONNECT_FIRST_MS;
      events.onLink('up');
      events.onView(heard.view);
    });
    opened.addEventListener('close', () => {
      if (socket !== opened) return;
      socket = undefined;
      retry();
    });
  }

  function retry(): void {
    if (isOver) return;
    events.onLink('checking');
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), waitMs);
    waitMs = Math.min(waitMs * 2, RECONNECT_MAX_MS);
  }

  function end(link?: Link): void {
    isOver = true;
    clearTimeout(timer);
    clearInterval(pulse);
    socket?.close();
    socket = undefined;
    if (link) events.onLink(link);
  }

  void connect();
  return {
    send: (command) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(command));
    },
    close: () => end(),
  };
}

const PULSE_INTERVAL_MS = 500;
const PULSE_TIMEOUT_MS = 900;

/** A frozen controller keeps its socket open: only an answer proves that it lives. Speaks when that changes. */
function watchPulse(changed: (isAlive: boolean) => void): ReturnType<typeof setInterval> {
  let wasAlive = true;
  let isAsking = false;
  return setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    const isAlive = await isAnswered('/healthz');
    isAsking = false;
    if (isAlive === wasAlive) return;
    wasAlive = isAlive;
    changed(isAlive);
  }, PULSE_INTERVAL_MS);
}

/** Any whole answer in time. */
async function isAnswered(path: string): Promise<boolean> {
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(PULSE_TIMEOUT_MS) });
    await answer.text();
    return true;
  } catch {
    return false;
  }
}

const bridgeUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/bridge`;
