// The words a person or a test says to an emulated pulse bridge, one command a line, and the JSON they answer.
import type { Clock } from '../clock.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-commands.ts';
import type { EmulatedBridge } from './emulated-bridge.ts';
import { EMULATED_PULSE_COINS } from './emulated-coins.ts';

export const PULSE_HELP = [
  'coin ID|POSITION [N]  drop a coin, or N of them',
  'flood ID|POSITION N   N coins that take no time to count: as fast as the line tells them',
  'pulse N               N pulses on the coin line, wherever they come from',
  'fault CODE            the board reports error CODE and the slot stops, until "fault 0"',
  'reset                 power off and on: what was being counted is gone, the memory stays',
  'wipe                  another memory: boots and coins are counted from the beginning',
  'unplug                pull the line out; "replug" puts it back',
  'count                 coins accepted by identifier, and coins returned',
  'state                 boot id, sequence, coins that wait, slot',
  'help                  this list',
] as const;

const COINS_MAX = 1_000_000;
/** A slot paces coins. */
const COIN_GAP_MS = 50;
/** A person waits until the last coin has been counted, or two would melt into one; a train ends by itself. */
const COUNTING_WAIT_MS = 20;
/** A coin that fell so long ago has been counted by now. */
const LONGEST_TRAIN_MS = 700;
/** The board closes the slot at 48. */
const FLOOD_WAITING_MAX = 40;

/** The console of `bridge`; coins fall at the pace of `clock`. */
export function createPulseConsole(
  bridge: EmulatedBridge,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  let lastDrop: Promise<unknown> = Promise.resolve();

  async function pour(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      while (bridge.isCounting) await clock.sleep(COUNTING_WAIT_MS);
      outcomes[bridge.drop(coinId, clock.monotonicMs())] += 1;
      if (count > 1) await clock.sleep(COIN_GAP_MS);
    }
    const outcome = outcomes.accepted > 0 ? 'accepted' : 'returned';
    return { ok: true, outcome, ...(count > 1 && outcomes), event: bridge.lastSeq };
  }

  async function flood(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      // A closed board counts nothing, and gives the coin back.
      while (bridge.isCounting || isFull()) await clock.sleep(1);
      outcomes[bridge.drop(coinId, clock.monotonicMs() - LONGEST_TRAIN_MS)] += 1;
    }
    return { ok: true, ...outcomes, event: bridge.lastSeq };
  }

  const isFull = (): boolean =>
    bridge.unacknowledged >= FLOOD_WAITING_MAX && bridge.isOpen(clock.monotonicMs());

  function dropCoin(
    [coin = '', times = '1']: readonly string[],
    fall: typeof pour,
  ): Promise<EmulatorAnswer> {
    const position = numberIn(coin, 1, EMULATED_PULSE_COINS.length);
    const coinId = position === undefined ? coin.toUpperCase() : EMULATED_PULSE_COINS[position - 1];
    const count = numberIn(times, 1, COINS_MAX);
    if (!coinId || count === undefined) {
      return Promise.resolve(refused('coin needs an identifier or position, and how many'));
    }
    const dropped = lastDrop.then(() => fall(coinId, count));
    lastDrop = dropped;
    return dropped;
  }

  function withNumber(
    text: string | undefined,
    min: number,
    act: (number: number) => void,
  ): EmulatorAnswer {
    const number = numberIn(text, min, 255);
    if (number === undefined) return refused(`that needs a number from ${min} to 255`);
    act(number);
    return describe();
  }

  function describe(): EmulatorAnswer {
    const { boot, lastSeq, unacknowledged, faultCode } = bridge;
    const isOpen = bridge.isOpen(clock.monotonicMs());
    const { isPlugged } = plug;
    return { ok: true, boot, lastSeq, unacknowledged, isOpen, fault: faultCode, isPlugged };
  }

  function perform(line: string): EmulatorAnswer | Promise<EmulatorAnswer> {
    const [word = '', ...words] = line.trim().split(/\s+/);
    switch (word) {
      case 'coin':
        return dropCoin(words, pour);
      case 'flood':
        return dropCoin(words, flood);
      case 'pulse':
        return withNumber(words[0], 1, (count) => bridge.pulse(count, clock.monotonicMs()));
      case 'fault':
        return withNumber(words[0], 0, (code) => {
          bridge.faultCode = code;
        });
      case 'reset':
        bridge.cutPower(clock.monotonicMs());
        return describe();
      case 'wipe':
        bridge.wipe(clock.monotonicMs());
        return describe();
      case 'unplug':
        plug.unplug();
        return describe();
      case 'replug':
        plug.replug();
        return describe();
      case 'count':
        return { ok: true, accepted: { ...bridge.accepted }, returned: bridge.returned };
      case 'state':
        return describe();
      case 'help':
        return { ok: true, commands: PULSE_HELP };
      default:
        return refused(`"${word}" is not a command; say "help" for the list`);
    }
  }

  return { perform: async (line) => perform(line) };
}

function numberIn(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^\d{1,7}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

const refused = (error: string): EmulatorAnswer => ({ ok: false, error });
