// A person at the kiosk, without a browser: speaks the bridge as the screen does, and comes back when it breaks.
import { WebSocket } from 'ws';
import { KioskView, type ScreenCommand, ToScreen } from '#kiosk/bridge/contract.ts';

export type Visitor = Readonly<{
  /** The newest view; undefined while the controller is gone. */
  view(): KioskView | undefined;
  /** Sends a command; false when there is no connection to carry it. */
  press(command: ScreenCommand): boolean;
  /** Resolves with the first view that satisfies `wanted`; undefined after `timeoutMs`. */
  see(wanted: (view: KioskView) => boolean, timeoutMs: number): Promise<KioskView | undefined>;
  leave(): void;
}>;

const RECONNECT_PAUSE_MS = 150;

/** Connects to the kiosk at `kioskUrl` and stays connected until `leave`. */
export function visitKiosk(kioskUrl: string): Visitor {
  let socket: WebSocket | undefined;
  let view: KioskView | undefined;
  let isGone = false;
  let timer: NodeJS.Timeout | undefined;
  const watchers = new Set<(view: KioskView) => void>();
  const origin = new URL(kioskUrl).origin;

  const again = (): void => {
    view = undefined;
    socket = undefined;
    if (!isGone) timer = setTimeout(() => void connect(), RECONNECT_PAUSE_MS);
  };

  async function connect(): Promise<void> {
    try {
      const answer = await fetch(`${origin}/bridge-token`, { method: 'POST', headers: { origin } });
      const { token } = (await answer.json()) as { token: string };
      if (isGone) return;
      const opened = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, `tikkeul.${token}`, {
        origin,
      });
      opened.on('error', () => undefined);
      opened.on('close', again);
      opened.on('open', () => (socket = opened));
      opened.on('message', (data) => heard(ToScreen.parse(JSON.parse(String(data)))));
    } catch {
      again();
    }
  }

  function heard(message: ToScreen): void {
    if (message.kind !== 'view') return;
    view = message.view;
    for (const watcher of watchers) watcher(view);
  }

  void connect();
  return {
    view: () => view,
    press: (command) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(command));
      return true;
    },
    see: (wanted, timeoutMs) =>
      new Promise((resolve) => {
        if (view && wanted(view)) return resolve(view);
        const done = (seen: KioskView | undefined): void => {
          clearTimeout(late);
          watchers.delete(watcher);
          resolve(seen);
        };
        const watcher = (seen: KioskView): void => {
          if (wanted(seen)) done(seen);
        };
        const late = setTimeout(() => done(undefined), timeoutMs);
        watchers.add(watcher);
      }),
    leave: () => {
      isGone = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}

/** Types a Korean mobile number and agrees, from whatever screen is shown; true when the slot is open. */
export async function openDeposit(visitor: Visitor, phone: string): Promise<boolean> {
  const seen = await visitor.see(({ screen }) => screen !== 'out-of-service', 15_000);
  if (!seen) return false;
  if (seen.screen === 'coins') return visitor.see(isPouring, 5_000).then(Boolean);
  if (seen.screen !== 'attract') visitor.press({ do: 'home' });
  if (!(await visitor.see(({ screen }) => screen === 'attract', 5_000))) return false;
  visitor.press({ do: 'start' });
  if (!(await visitor.see(({ screen }) => screen === 'number', 3_000))) return false;
  for (const digit of phone) visitor.press({ do: 'digit', digit });
  visitor.press({ do: 'confirm-number' });
  if (!(await visitor.see(({ screen }) => screen === 'consent', 3_000))) return false;
  visitor.press({ do: 'agree' });
  return Boolean(await visitor.see(isPouring, 5_000));
}

const isPouring = (view: KioskView): boolean =>
  view.screen === 'coins' && (view.phase === 'pouring' || view.phase === 'more');
