// The words for an emulated ccTalk acceptor, beside those that every emulator knows.
import type { Clock } from '../clock.ts';
import { createConsole, helpWith, numberIn, refused } from '../emulator-console.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-console.ts';
import { BUFFER_PAIRS } from './credit-buffer.ts';
import { EMULATED_COINS } from './emulated-device.ts';
import type { EmulatedDevice } from './emulated-device.ts';

const POUR_GAP_MS = 20;
/** A hand that pours waits until coins have been read twice, and leaves room for readings that a busy host could not use. */
const POUR_UNPROVEN_MAX = 2;
const TIMES_MAX = 255;

export const CCTALK_HELP = helpWith(
  'event CODE [N]        put an event code into the buffer, N times',
  'reject CODE [N]       the same, and a coin comes back each time',
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

  function note([text, times = '1']: readonly string[], comesBack: boolean): EmulatorAnswer {
    const code = numberIn(text, 0, 255);
    const count = numberIn(times, 1, TIMES_MAX);
    if (code === undefined || count === undefined) {
      return refused('an event code is a number from 0 to 255, and it happens 1 to 255 times');
    }
    for (let i = 0; i < count; i++) device.note(code, comesBack);
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
      !isPouring || device.unprovenEvents < POUR_UNPROVEN_MAX || !isListening(),
    isShut: (coinId: string) => isListening() && !device.lets(coinId),
    // Five are under way until they have been read twice; the sixth would push the first out of the buffer.
    isFloodReady: () => device.unprovenEvents < BUFFER_PAIRS || !isListening(),
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
