// The words for an emulated pulse bridge, beside those that every emulator knows.
import type { Clock } from '../clock.ts';
import { createConsole, helpWith, numberIn, refused } from '../emulator-console.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-console.ts';
import type { EmulatedBridge } from './emulated-bridge.ts';
import { EMULATED_PULSE_COINS } from './emulated-coins.ts';

export const PULSE_HELP = helpWith(
  'pulse N               N pulses on the coin line, wherever they come from',
  'fault CODE            the board reports error CODE and the slot stops, until "fault 0"',
  'reset                 power off and on: what was being counted is gone, the memory stays',
  'wipe                  another memory: boots and coins are counted from the beginning',
  'state                 boot id, sequence, coins that wait, slot',
);

/** A coin that fell so long ago has been counted by now: those of a flood take no time. */
const LONGEST_TRAIN_MS = 700;
/** The board closes the slot at 48. */
const FLOOD_WAITING_MAX = 40;

/** The console of `bridge`; coins fall at the pace of `clock`. */
export function createPulseConsole(
  bridge: EmulatedBridge,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  function describe(): EmulatorAnswer {
    const { boot, lastSeq, unacknowledged, faultCode } = bridge;
    const isOpen = bridge.isOpen(clock.monotonicMs());
    const { isPlugged } = plug;
    return { ok: true, boot, lastSeq, unacknowledged, isOpen, fault: faultCode, isPlugged };
  }

  function withNumber(
    [text]: readonly string[],
    min: number,
    act: (number: number) => void,
  ): EmulatorAnswer {
    const number = numberIn(text, min, 255);
    if (number === undefined) return refused(`that needs a number from ${min} to 255`);
    act(number);
    return describe();
  }

  const slot = {
    coinIds: EMULATED_PULSE_COINS,
    accepted: bridge.accepted,
    get returned() {
      return bridge.returned;
    },
    get lastEvent() {
      return bridge.lastSeq;
    },
    drop: (coinId: string) => bridge.drop(coinId, clock.monotonicMs()),
    // A person waits until the last coin has been counted, or two would melt into one; a train ends by itself.
    isReady: () => !bridge.isCounting,
    isShut: () => !bridge.isOpen(clock.monotonicMs()),
    isFloodReady: () => !bridge.isCounting && bridge.unacknowledged < FLOOD_WAITING_MAX,
    flood: (coinId: string) => bridge.drop(coinId, clock.monotonicMs() - LONGEST_TRAIN_MS),
  };
  return createConsole(PULSE_HELP, slot, plug, clock, {
    pulse: (words) => withNumber(words, 1, (count) => bridge.pulse(count, clock.monotonicMs())),
    fault: (words) =>
      withNumber(words, 0, (code) => {
        bridge.faultCode = code;
      }),
    reset: () => {
      bridge.cutPower(clock.monotonicMs());
      return describe();
    },
    wipe: () => {
      bridge.wipe(clock.monotonicMs());
      return describe();
    },
    state: describe,
  });
}
