// The words a person or a test says to an emulated acceptor, one command a line, and the JSON it answers.
import { BUFFER_PAIRS } from './cctalk/credit-buffer.ts';
import { EMULATED_COINS } from './cctalk/emulated-device.ts';
import type { EmulatedDevice } from './cctalk/emulated-device.ts';
import type { Clock } from './clock.ts';

export type EmulatorAnswer = Readonly<{ ok: boolean; error?: string; [field: string]: unknown }>;

/** The plug of the line; what it does is the business of the process around. */
export interface Plug {
  readonly isPlugged: boolean;
  unplug(): void;
  replug(): void;
  /** Whether the wire gives the host its own bytes back. */
  echo?(isEchoing: boolean): void;
}

export interface EmulatorConsole {
  /** Performs one line; never rejects. Coins of several lines fall one after another. */
  perform(line: string): Promise<EmulatorAnswer>;
}

/** A slot paces coins: two that are dropped one by one never fall closer together than this. */
const COIN_GAP_MS = 50;
const POUR_GAP_MS = 20;
const COINS_MAX = 1_000_000;
/** A hand that pours waits until coins have been read twice, and leaves room for readings that a busy host could not use. */
const POUR_UNPROVEN_MAX = 2;
const POUR_WAIT_MS = 10;
/** A screen can invite to pour a moment before the slot has opened: on a real wire that takes a tenth of a second. */
const SLOT_WAIT_MAX_MS = 400;

export const HELP = [
  'coin ID|POSITION [N]  drop a coin, or N of them',
  'flood ID|POSITION N   N coins, five for every two readings: as fast as the buffer bears',
  'event CODE [N]        put an event code into the buffer, N times',
  'reject CODE [N]       the same, and a coin comes back each time',
  'fault CODE            self-check answers CODE and the slot stops, until "fault 0"',
  'lever                 press the return lever',
  'reset                 power-up: the counter starts at 0',
  'echo on|off           whether the wire gives the host its own bytes back',
  'unplug                pull the line out; "replug" puts it back',
  'count                 coins accepted by identifier, and coins returned',
  'state                 counter, buffer, inhibits, watchdog',
  'help                  this list',
] as const;

/** The console of `device`; coins fall at the pace of `clock`. */
export function createEmulatorConsole(
  device: EmulatedDevice,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  let lastDrop: Promise<unknown> = Promise.resolve();
  let nextDropMs = -Infinity;

  async function drop(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    await slotOpen(coinId);
    for (let i = 0; i < count; i++) {
      await clock.sleep(Math.max(0, nextDropMs - clock.monotonicMs()));
      if (count > 1) await roomInBuffer();
      nextDropMs = clock.monotonicMs() + (count > 1 ? POUR_GAP_MS : COIN_GAP_MS);
      outcomes[device.drop(coinId, clock.monotonicMs()).outcome] += 1;
    }
    const outcome = outcomes.accepted > 0 ? 'accepted' : 'returned';
    const counts = count > 1 ? outcomes : {};
    return { ok: true, outcome, ...counts, event: device.counter };
  }

  /** Five coins are under way until they have been read twice; the sixth would push the first out of the buffer. */
  async function flood(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      while (device.unprovenEvents >= BUFFER_PAIRS && isListening()) await clock.sleep(1);
      outcomes[device.drop(coinId, clock.monotonicMs()).outcome] += 1;
    }
    return { ok: true, ...outcomes, event: device.counter };
  }

  async function slotOpen(coinId: string): Promise<void> {
    const endMs = clock.monotonicMs() + SLOT_WAIT_MAX_MS;
    while (isListening() && !device.lets(coinId) && clock.monotonicMs() < endMs) {
      await clock.sleep(POUR_WAIT_MS);
    }
  }

  async function roomInBuffer(): Promise<void> {
    // Ends by itself: an unread buffer means an unpolled device, and that stops listening within a second.
    while (device.unprovenEvents >= POUR_UNPROVEN_MAX && isListening())
      await clock.sleep(POUR_WAIT_MS);
  }

  const isListening = (): boolean => device.isWatched(clock.monotonicMs());

  function dropCoin(
    words: readonly string[],
    fall: (coinId: string, count: number) => Promise<EmulatorAnswer>,
  ): EmulatorAnswer | Promise<EmulatorAnswer> {
    const [coin = '', times = '1'] = words;
    const coinId = coinIdOf(coin);
    if (!coinId)
      return refused('coin needs an identifier such as KR500A or a position from 1 to 16');
    const count = numberIn(times, 1, COINS_MAX);
    if (count === undefined) return refused(`the number of coins is from 1 to ${COINS_MAX}`);
    const dropped = lastDrop.then(() => fall(coinId, count));
    lastDrop = dropped;
    return dropped;
  }

  function note(words: readonly string[], comesBack: boolean): EmulatorAnswer {
    const code = numberIn(words[0], 0, 255);
    const count = numberIn(words[1] ?? '1', 1, 255);
    if (code === undefined || count === undefined) {
      return refused('an event code is a number from 0 to 255, and it happens 1 to 255 times');
    }
    for (let i = 0; i < count; i++) device.note(code, comesBack);
    return { ok: true, event: device.counter };
  }

  function setFault(words: readonly string[]): EmulatorAnswer {
    const code = numberIn(words[0], 0, 255);
    if (code === undefined) return refused('a fault code is a number from 0 to 255');
    device.faultCode = code;
    return { ok: true, fault: code };
  }

  function describe(): EmulatorAnswer {
    return {
      ok: true,
      counter: device.counter,
      buffer: device.pairs.map(({ a, b }) => [a, b]),
      unreadEvents: device.unreadEvents,
      inhibitMask: device.inhibitMask,
      acceptsCoins: device.acceptsCoins,
      isPolled: isListening(),
      isPlugged: plug.isPlugged,
      fault: device.faultCode,
    };
  }

  function perform(line: string): EmulatorAnswer | Promise<EmulatorAnswer> {
    const [word = '', ...words] = line.trim().split(/\s+/);
    switch (word) {
      case 'coin':
        return dropCoin(words, drop);
      case 'flood':
        return dropCoin(words, flood);
      case 'event':
        return note(words, false);
      case 'reject':
        return note(words, true);
      case 'fault':
        return setFault(words);
      case 'lever':
        device.pressLever();
        return { ok: true, event: device.counter };
      case 'reset':
        device.reset();
        return { ok: true, event: device.counter };
      case 'echo':
        plug.echo?.(words[0] !== 'off');
        return { ok: true, echo: words[0] !== 'off' };
      case 'unplug':
        plug.unplug();
        return { ok: true, isPlugged: plug.isPlugged };
      case 'replug':
        plug.replug();
        return { ok: true, isPlugged: plug.isPlugged };
      case 'count':
        return { ok: true, accepted: { ...device.accepted }, returned: device.returned };
      case 'state':
        return describe();
      case 'help':
        return { ok: true, commands: HELP };
      default:
        return refused(`"${word}" is not a command; say "help" for the list`);
    }
  }

  return {
    perform: async (line) => {
      try {
        return await perform(line);
      } catch (error) {
        return refused(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

function coinIdOf(coin: string): string | undefined {
  const position = numberIn(coin, 1, EMULATED_COINS.length);
  if (position !== undefined) return EMULATED_COINS[position - 1];
  return /^[A-Za-z]{2}[A-Za-z0-9.]{4}$/.test(coin) ? coin.toUpperCase() : undefined;
}

function numberIn(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^\d{1,7}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

const refused = (error: string): EmulatorAnswer => ({ ok: false, error });
