// The words for an emulated changer and its bridge, beside those that every emulator knows.
import type { Clock } from '../clock.ts';
import { createConsole, helpWith, numberIn, refused } from '../emulator-console.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-console.ts';
import { COIN_TYPES } from './coin-types.ts';
import type { EmulatedChanger } from './emulated-changer.ts';
import type { MdbEmulator } from './emulator.ts';

export const MDB_HELP = helpWith(
  'burst ID…             drop several coins at once, so that one poll tells them all',
  'event CODE [CODE]     tell any event at the next poll, such as "event 12" (coin stuck)',
  'reject POSITION       a coin goes back by way of the changer',
  'hand POSITION [N]     N coins are taken out of a tube by its button',
  'slug                  something falls in that is no coin',
  'lever                 press the return lever',
  'reset                 power-up: what was not told is gone',
  'nack [N]              the bridge finds the changer silent N times',
  'garble [N]            the next N lines of the bridge arrive damaged',
  'state                 enabled types, tubes, what is still untold',
);

/** While coins are poured the person's hand waits for the polls. */
const POUR_UNTOLD_MAX = 2;
/** One poll answer holds eight coins; a few more wait, and the changer hands none back. */
const FLOOD_UNTOLD_MAX = 11;
const LEVER = 0x01;
const HAND_COINS_MAX = 7;
const TIMES_MAX = 100_000;

/** The console of `changer` behind `bridge`; coins fall at the pace of `clock`. */
export function createMdbConsole(
  changer: EmulatedChanger,
  bridge: MdbEmulator,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  const untold = (): EmulatorAnswer => ({ ok: true, untoldEvents: changer.untoldEvents });

  function tell(codes: readonly string[]): EmulatorAnswer {
    const bytes = codes.map((code) => numberIn(code, 0, 255));
    const event = bytes.filter((byte) => byte !== undefined);
    if (event.length === 0 || event.length !== bytes.length) {
      return refused('an event is one number from 0 to 255, or two');
    }
    changer.tell(...event);
    return untold();
  }

  function atTube(
    words: readonly string[],
    act: (type: number, n: number) => void,
  ): EmulatorAnswer {
    const position = numberIn(words[0], 1, COIN_TYPES);
    const count = numberIn(words[1] ?? '1', 1, HAND_COINS_MAX);
    if (position === undefined || count === undefined) {
      return refused(`that needs a position from 1 to ${COIN_TYPES}, and at most 7 coins`);
    }
    act(position - 1, count);
    return { ok: true, tubes: changer.tubes };
  }

  function spoil([times = '1']: readonly string[], act: (count: number) => void): EmulatorAnswer {
    const count = numberIn(times, 0, TIMES_MAX);
    if (count === undefined) return refused('how often is a number');
    act(count);
    return { ok: true, count };
  }

  const slot = {
    coinIds: changer.coinIds,
    accepted: changer.accepted,
    get returned() {
      return changer.returned;
    },
    drop: (coinId: string) => changer.drop(nameOf(coinId)).outcome,
    isReady: () => changer.untoldEvents < POUR_UNTOLD_MAX,
    isShut: (coinId: string) => {
      const type = changer.coinIds.indexOf(nameOf(coinId));
      return type >= 0 && (changer.enabledTypes & (1 << type)) === 0;
    },
    isFloodReady: () => changer.untoldEvents < FLOOD_UNTOLD_MAX,
  };
  return createConsole(MDB_HELP, slot, plug, clock, {
    burst: (coins) => {
      if (coins.length === 0) return refused('burst needs the identifiers of some coins');
      return { ok: true, outcomes: coins.map((coin) => slot.drop(coin.toUpperCase())) };
    },
    event: tell,
    reject: (words) => atTube(words.slice(0, 1), changer.reject),
    hand: (words) => atTube(words, changer.payByHand),
    slug: () => {
      changer.drop('');
      return untold();
    },
    lever: () => {
      changer.tell(LEVER);
      return untold();
    },
    reset: () => {
      changer.reset();
      return untold();
    },
    nack: (words) => spoil(words, bridge.refuse),
    garble: (words) => spoil(words, bridge.garble),
    state: () => {
      const { enabledTypes, tubes, untoldEvents } = changer;
      const isOpen = enabledTypes !== 0;
      return { ok: true, isOpen, enabledTypes, tubes, untoldEvents, isPlugged: plug.isPlugged };
    },
  });
}

/** The tray of the demonstration has ccTalk names for its coins: `KR500A` is `KRW500` here. */
const nameOf = (coinId: string): string =>
  coinId.replace(/^KR(\d{3})A$/, (_, digits: string) => `KRW${Number(digits)}`);
