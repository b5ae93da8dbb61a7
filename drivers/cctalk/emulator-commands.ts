// The words for an emulated ccTalk acceptor, beside those that every emulator knows.
import type { Clock } from '../clock.ts';
import { createConsole, helpWith, numberIn, refused } from '../emulator-console.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-console.ts';
import { EMULATED_COINS } from './emulated-device.ts';
import type { EmulatedDevice } from './emulated-device.ts';

const POUR_GAP_MS = 20;
/** While coins are poured the person's hand waits for the device, so that its five-event buffer does not overrun. */
const POUR_UNREAD_MAX = 2;

export const CCTALK_HELP = helpWith(
  'event CODE            put an event code into the buffer',
  'reject CODE           the same, and a coin comes back',
  'fault CODE            self-check answers CODE and the slot stops, until "fault 0"',
  'lever                 press the return lever',
  'reset                 power-up: the counter starts at 0',
  'state                 counter, buffer, inhibits, watchdog',
);

/** The console of `device`; coins fall at the pace of `clock`. */
export function createCctalkConsole(
  device: EmulatedDevice,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  const isListening = (): boolean => device.isWatched(clock.monotonicMs());
  const counted = (): EmulatorAnswer => ({ ok: true, event: device.counter });

  function note([text]: readonly string[], comesBack: boolean): EmulatorAnswer {
    const code = numberIn(text, 0, 255);
    if (code === undefined) return refused('an event code is a number from 0 to 255');
    device.note(code, comesBack);
    return counted();
  }

  const slot = {
    coinIds: EMULATED_COINS,
    accepted: device.accepted,
    get returned() {
      return device.returned;
    },
    get lastEvent() {
      return device.counter;
    },
    pourGapMs: POUR_GAP_MS,
    drop: (coinId: string) => device.drop(coinId, clock.monotonicMs()).outcome,
    isReady: (isPouring: boolean) =>
      !isPouring || device.unreadEvents < POUR_UNREAD_MAX || !isListening(),
  };
  return createConsole(CCTALK_HELP, slot, plug, clock, {
    event: (words) => note(words, false),
    reject: (words) => note(words, true),
    fault: ([text]) => {
      const code = numberIn(text, 0, 255);
      if (code === undefined) return refused('a fault code is a number from 0 to 255');
      device.faultCode = code;
      return { ok: true, fault: code };
    },
    lever: () => {
      device.pressLever();
      return counted();
    },
    reset: () => {
      device.reset();
      return counted();
    },
    state: () => ({
      ok: true,
      counter: device.counter,
      buffer: device.pairs.map(({ a, b }) => [a, b]),
      unreadEvents: device.unreadEvents,
      inhibitMask: device.inhibitMask,
      acceptsCoins: device.acceptsCoins,
      isPolled: isListening(),
      isPlugged: plug.isPlugged,
      fault: device.faultCode,
    }),
  });
}
