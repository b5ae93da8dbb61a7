// The words a person or a test says to an emulated changer and its bridge, one command a line, and the JSON they answer.
import type { Clock } from '../clock.ts';
import type { EmulatorAnswer, EmulatorConsole, Plug } from '../emulator-commands.ts';
import { COIN_TYPES } from './coin-types.ts';
import type { EmulatedChanger } from './emulated-changer.ts';
import type { MdbEmulator } from './emulator.ts';

export const MDB_HELP = [
  'coin ID|POSITION [N]  drop a coin, or N of them',
  'flood ID|POSITION N   N coins as fast as the polls fetch them',
  'burst ID…             drop several coins at once, so that one poll tells them all',
  'event CODE [CODE]     tell any event at the next poll, such as "event 12" (coin stuck)',
  'reject POSITION       a coin goes back by way of the changer',
  'hand POSITION [N]     N coins are taken out of a tube by its button',
  'slug                  something falls in that is no coin',
  'lever                 press the return lever',
  'reset                 power-up: what was not told is gone',
  'nack [N]              the bridge finds the changer silent N times',
  'garble [N]            the next N lines of the bridge arrive damaged',
  'unplug                pull the line out; "replug" puts it back',
  'count                 coins accepted by identifier, and coins returned',
  'state                 enabled types, tubes, what is still untold',
  'help                  this list',
] as const;

/** A slot paces coins: two that are dropped one by one never fall closer together than this. */
const COIN_GAP_MS = 50;
const COINS_MAX = 1_000_000;
/** While coins are poured the person's hand waits for the polls. */
const POUR_UNTOLD_MAX = 2;
const POUR_WAIT_MS = 10;
/** Nobody polls: the coins fall all the same, and the changer hands them back when it can keep no more. */
const POUR_WAITS_MAX = 100;
/** One poll answer holds eight coins; a few more wait, and the changer hands none back. */
const FLOOD_UNTOLD_MAX = 11;
const FLOOD_WAITS_MAX = 1000;
const LEVER = 0x01;
const HAND_COINS_MAX = 7;

/** The console of `changer` behind `bridge`; coins fall at the pace of `clock`. */
export function createMdbConsole(
  changer: EmulatedChanger,
  bridge: MdbEmulator,
  plug: Plug,
  clock: Clock,
): EmulatorConsole {
  let lastDrop: Promise<unknown> = Promise.resolve();

  async function pour(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      for (let waits = 0; changer.untoldEvents >= POUR_UNTOLD_MAX; waits++) {
        if (waits >= POUR_WAITS_MAX) break;
        await clock.sleep(POUR_WAIT_MS);
      }
      outcomes[changer.drop(coinId).outcome] += 1;
      await clock.sleep(COIN_GAP_MS);
    }
    const outcome = outcomes.accepted > 0 ? 'accepted' : 'returned';
    return { ok: true, outcome, ...(count > 1 && outcomes) };
  }

  async function flood(coinId: string, count: number): Promise<EmulatorAnswer> {
    const outcomes = { accepted: 0, returned: 0 };
    for (let i = 0; i < count; i++) {
      for (let waits = 0; changer.untoldEvents >= FLOOD_UNTOLD_MAX; waits++) {
        if (waits >= FLOOD_WAITS_MAX) break;
        await clock.sleep(1);
      }
      outcomes[changer.drop(coinId).outcome] += 1;
    }
    return { ok: true, ...outcomes };
  }

  function dropCoin(
    [coin = '', times = '1']: readonly string[],
    fall: typeof pour,
  ): Promise<EmulatorAnswer> {
    const position = numberIn(coin, 1, COIN_TYPES);
    const coinId = position === undefined ? coin.toUpperCase() : changer.coinIds[position - 1];
    const count = numberIn(times, 1, COINS_MAX);
    if (!coinId || count === undefined) {
      return Promise.resolve(refused('coin needs an identifier or position, and how many'));
    }
    const dropped = lastDrop.then(() => fall(coinId, count));
    lastDrop = dropped;
    return dropped;
  }

  function burst(coins: readonly string[]): EmulatorAnswer {
    if (coins.length === 0) return refused('burst needs the identifiers of some coins');
    return { ok: true, outcomes: coins.map((coin) => changer.drop(coin.toUpperCase()).outcome) };
  }

  function tell(codes: readonly string[]): EmulatorAnswer {
    const bytes = codes.map((code) => numberIn(code, 0, 255));
    const event = bytes.filter((byte) => byte !== undefined);
    if (event.length === 0 || event.length !== bytes.length) {
      return refused('an event is one number from 0 to 255, or two');
    }
    changer.tell(...event);
    return { ok: true, untoldEvents: changer.untoldEvents };
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
    const count = numberIn(times, 0, COINS_MAX);
    if (count === undefined) return refused('how often is a number');
    act(count);
    return { ok: true, count };
  }

  const untold = (): EmulatorAnswer => ({ ok: true, untoldEvents: changer.untoldEvents });

  function perform(line: string): EmulatorAnswer | Promise<EmulatorAnswer> {
    const [word = '', ...words] = line.trim().split(/\s+/);
    switch (word) {
      case 'coin':
        return dropCoin(words, pour);
      case 'flood':
        return dropCoin(words, flood);
      case 'burst':
        return burst(words);
      case 'event':
        return tell(words);
      case 'reject':
        return atTube(words.slice(0, 1), changer.reject);
      case 'hand':
        return atTube(words, changer.payByHand);
      case 'slug':
        changer.drop('');
        return untold();
      case 'lever':
        changer.tell(LEVER);
        return untold();
      case 'reset':
        changer.reset();
        return untold();
      case 'nack':
        return spoil(words, bridge.refuse);
      case 'garble':
        return spoil(words, bridge.garble);
      case 'unplug':
        plug.unplug();
        return { ok: true, isPlugged: plug.isPlugged };
      case 'replug':
        plug.replug();
        return { ok: true, isPlugged: plug.isPlugged };
      case 'count':
        return { ok: true, accepted: { ...changer.accepted }, returned: changer.returned };
      case 'state': {
        const { enabledTypes, tubes, untoldEvents } = changer;
        return { ok: true, enabledTypes, tubes, untoldEvents, isPlugged: plug.isPlugged };
      }
      case 'help':
        return { ok: true, commands: MDB_HELP };
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
