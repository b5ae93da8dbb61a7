// The inside of the emulated changer: coins, tubes, enabled types, and what it tells at the next poll. Pure but for its memory.
import { COIN_TYPES } from './coin-types.ts';
import { JUST_RESET } from './poll-response.ts';

/** What it answers when asked who it is; never approved outside a demonstration. */
export const EMULATED_CHANGER_ID = 'TKL/TKL-EMU-MDB/87654321';

export type ChangerSettings = Readonly<{
  level?: 2 | 3;
  /** Four digits as SETUP carries them: 1 and ISO 4217, or 0 and a telephone code. */
  country?: string;
  scaling?: number;
  decimals?: number;
  /** Value of each type in units of the scaling; 0 is no coin, 255 a token. */
  typeValues?: readonly number[];
  /** The command-line names of the types. */
  coinIds?: readonly string[];
  tubeCapacity?: number;
}>;

/** Won coins of 10, 50, 100 and 500, and a token. */
const WON_TYPES: readonly number[] = [1, 5, 10, 50, 255];
const WON_COINS: readonly string[] = ['KRW10', 'KRW50', 'KRW100', 'KRW500', 'TOKEN'];
/** Types 1 to 3 have tubes; ten won always fall into the cash box. */
const TUBE_TYPES = 0b1110;
const FIRST_TUBE_COUNT = 10;
/** A poll answer holds sixteen bytes; what does not fit waits for the next one. */
const POLL_BYTES_MAX = 16;
/** A changer that has so much to tell and is not asked takes no more coins. */
const QUEUE_EVENTS_MAX = 12;

export type DropOutcome = Readonly<{ outcome: 'accepted' | 'returned' }>;

export interface EmulatedChanger {
  readonly coinIds: readonly string[];
  readonly accepted: Readonly<Record<string, number>>;
  readonly returned: number;
  readonly tubes: readonly number[];
  /** Events that no poll has fetched yet. */
  readonly untoldEvents: number;
  enabledTypes: number;
  /** A coin falls in; `coinId` may be one that no type knows. */
  drop(coinId: string): DropOutcome;
  /** A coin of a known type that goes back by way of the changer: told, and no credit. */
  reject(type: number): void;
  /** Somebody presses the button below a tube. */
  payByHand(type: number, coinCount: number): void;
  /** Any byte of its own, such as a status; with a second one for events of two bytes. */
  tell(...event: readonly number[]): void;
  /** Power-up: nothing left to tell but that, every type off. Tubes and oracle stay. */
  reset(): void;
  /** The data of an answer. */
  poll(): number[];
  setup(): number[];
  tubeStatus(): number[];
  /** Undefined on level 2, which does not know the command. */
  identify(): number[] | undefined;
}

/** A changer that has just been powered up. */
export function createEmulatedChanger(settings: ChangerSettings = {}): EmulatedChanger {
  const { level = 3, country = '1410', scaling = 10, decimals = 0, tubeCapacity = 60 } = settings;
  const { typeValues = WON_TYPES, coinIds = WON_COINS } = settings;
  const accepted: Record<string, number> = {};
  const tubes = filled((type) =>
    hasTube(type) && (typeValues[type] ?? 0) > 0 ? FIRST_TUBE_COUNT : 0,
  );
  let returned = 0;
  let untold: (readonly number[])[] = [[JUST_RESET]];

  const handBack = (): DropOutcome => {
    returned += 1;
    return { outcome: 'returned' };
  };
  const changer: EmulatedChanger = {
    coinIds,
    accepted,
    get returned() {
      return returned;
    },
    tubes,
    get untoldEvents() {
      return untold.length;
    },
    enabledTypes: 0,
    drop: (coinId) => {
      const type = coinIds.indexOf(coinId);
      if (untold.length >= QUEUE_EVENTS_MAX) return handBack();
      if (type < 0) {
        untold.push([0x21]); // one slug
        return handBack();
      }
      if ((changer.enabledTypes & (1 << type)) === 0) return handBack();
      accepted[coinId] = (accepted[coinId] ?? 0) + 1;
      const goesToTube = hasTube(type) && tubes[type]! < tubeCapacity;
      if (goesToTube) tubes[type]! += 1;
      untold.push([(goesToTube ? 0x50 : 0x40) | type, tubes[type]!]);
      return { outcome: 'accepted' };
    },
    reject: (type) => {
      returned += 1;
      untold.push([0x70 | type, tubes[type]!]);
    },
    payByHand: (type, coinCount) => {
      const paid = Math.min(coinCount, tubes[type]!);
      tubes[type]! -= paid;
      if (paid > 0) untold.push([0x80 | (paid << 4) | type, tubes[type]!]);
    },
    tell: (...event) => {
      untold.push(event);
    },
    reset: () => {
      untold = [[JUST_RESET]];
      changer.enabledTypes = 0;
    },
    poll: () => {
      const told: number[] = [];
      while (untold.length > 0 && told.length + untold[0]!.length <= POLL_BYTES_MAX) {
        told.push(...untold.shift()!);
      }
      return told;
    },
    setup: () => [
      level,
      ...Buffer.from(country, 'hex'),
      scaling,
      decimals,
      TUBE_TYPES >> 8,
      TUBE_TYPES & 0xff,
      ...filled((type) => typeValues[type] ?? 0),
    ],
    tubeStatus: () => [0, 0, ...tubes],
    identify: () => {
      if (level === 2) return undefined;
      const [manufacturer = '', model = '', serial = ''] = EMULATED_CHANGER_ID.split('/');
      const text = manufacturer + serial.padEnd(12) + model.slice(0, 12).padEnd(12);
      return [...Buffer.from(text, 'latin1'), 0x01, 0x00, 0, 0, 0, 0];
    },
  };
  return changer;
}

const hasTube = (type: number): boolean => (TUBE_TYPES & (1 << type)) !== 0;

const filled = (of: (type: number) => number): number[] =>
  Array.from({ length: COIN_TYPES }, (_, type) => of(type));
