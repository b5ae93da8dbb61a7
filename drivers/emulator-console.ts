// The words a person or a test says to an emulated acceptor, one command a line, and the JSON it answers. What every
// protocol shares is here; each adds its own words in its `emulator-commands.ts`.
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

/** What a command does with the words behind it. */
export type Commands = Readonly<
  Record<string, (words: readonly string[]) => EmulatorAnswer | Promise<EmulatorAnswer>>
>;

/** A device as a person with coins sees it. */
export interface Slot {
  /** By position, from 1. */
  readonly coinIds: readonly string[];
  readonly accepted: Readonly<Record<string, number>>;
  readonly returned: number;
  drop(coinId: string): 'accepted' | 'returned';
  /** Whether a hand can let go of the next coin; `isPouring`: it is one of several. Waited for at most 2 s. */
  isReady(isPouring: boolean): boolean;
  /** The slot is closed for this coin. A hand waits a moment for it to open. */
  isShut(coinId: string): boolean;
  /** Whether the device can bear one more coin of a flood, which waits for nothing else. */
  isFloodReady(): boolean;
  /** A coin of a flood, where it falls otherwise than one from a hand. */
  flood?(coinId: string): 'accepted' | 'returned';
  /** The number of the last event, where the device has one. */
  readonly lastEvent?: number;
  readonly pourGapMs?: number;
}

/** A slot paces coins: two that are dropped one by one never fall closer together than this. */
const COIN_GAP_MS = 50;
const COINS_MAX = 1_000_000;
const READY_LOOK_MS = 10;
const READY_LOOKS_MAX = 200;
/** A screen can invite to pour a moment before the slot has opened: on a real wire that takes a tenth of a second. */
const SHUT_LOOKS_MAX = 40;
const FLOOD_LOOKS_MAX = 1000;

/** The help of a protocol whose own words are `own`. */
export const helpWith = (...own: readonly string[]): readonly string[] => [
  'coin ID|POSITION [N]  drop a coin, or N of them',
  'flood ID|POSITION N   N coins, as fast as the line can tell them',
  ...own,
  'echo on|off           whether a line of one wire gives the host its own bytes back',
  'unplug                pull the line out; "replug" puts it back',
  'count                 coins accepted by identifier, and coins returned',
  'help                  this list',
];

/** The console of a device with this `slot`; coins fall at the pace of `clock`. */
export function createConsole(
  help: readonly string[],
  slot: Slot,
  plug: Plug,
  clock: Clock,
  own: Commands,
): EmulatorConsole {
  let lastDrop: Promise<unknown> = Promise.resolve();
  let nextDropMs = -Infinity;

  async function drop(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    await until(() => !slot.isShut(coinId), READY_LOOK_MS, SHUT_LOOKS_MAX);
    for (let i = 0; i < count; i++) {
      const paceMs = nextDropMs - clock.monotonicMs();
      if (paceMs > 0) await clock.sleep(paceMs);
      await until(() => slot.isReady(count > 1), READY_LOOK_MS, READY_LOOKS_MAX);
      const gapMs = count > 1 ? (slot.pourGapMs ?? COIN_GAP_MS) : COIN_GAP_MS;
      nextDropMs = clock.monotonicMs() + gapMs;
      outcomes[slot.drop(coinId)] += 1;
    }
    const outcome = outcomes.accepted > 0 ? 'accepted' : 'returned';
    const event = slot.lastEvent === undefined ? {} : { event: slot.lastEvent };
    return { ok: true, outcome, ...(count > 1 && outcomes), ...event };
  }

  async function flood(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      await until(slot.isFloodReady, 1, FLOOD_LOOKS_MAX);
      outcomes[(slot.flood ?? slot.drop)(coinId)] += 1;
    }
    return { ok: true, ...outcomes };
  }

  async function until(isTrue: () => boolean, eachMs: number, looksMax: number): Promise<void> {
    for (let looks = 0; looks < looksMax && !isTrue(); looks++) await clock.sleep(eachMs);
  }

  function coins(
    [name = '', times = '1']: readonly string[],
    fall: typeof drop,
  ): EmulatorAnswer | Promise<EmulatorAnswer> {
    const { coinIds } = slot;
    const coinId = /^\d+$/.test(name) ? coinIds[Number(name) - 1] : name.toUpperCase();
    if (!coinId) {
      return refused(
        `coin needs an identifier such as ${coinIds[0]} or a position from 1 to ${coinIds.length}`,
      );
    }
    const count = numberIn(times, 1, COINS_MAX);
    if (count === undefined) return refused(`the number of coins is from 1 to ${COINS_MAX}`);
    const dropped = lastDrop.then(() => fall(coinId, count));
    lastDrop = dropped;
    return dropped;
  }

  const isPlugged = (): EmulatorAnswer => ({ ok: true, isPlugged: plug.isPlugged });
  const commands: Commands = {
    coin: (words) => coins(words, drop),
    flood: (words) => coins(words, flood),
    ...own,
    echo: ([word]) => {
      plug.echo?.(word !== 'off');
      return { ok: true, echo: word !== 'off' };
    },
    unplug: () => {
      plug.unplug();
      return isPlugged();
    },
    replug: () => {
      plug.replug();
      return isPlugged();
    },
    count: () => ({ ok: true, accepted: { ...slot.accepted }, returned: slot.returned }),
    help: () => ({ ok: true, commands: help }),
  };

  return {
    perform: async (line) => {
      const [word = '', ...words] = line.trim().split(/\s+/);
      const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
      if (!command) return refused(`"${word}" is not a command; say "help" for the list`);
      try {
        return await command(words);
      } catch (error) {
        return refused(error instanceof Error ? error.message : String(error));
      }
    },
  };
}

/** The whole number that `text` writes, when it is one from `min` to `max`. */
export function numberIn(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^\d{1,7}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= min && number <= max ? number : undefined;
}

/** A command that was not understood; nothing was done. */
export const refused = (error: string): EmulatorAnswer => ({ ok: false, error });
