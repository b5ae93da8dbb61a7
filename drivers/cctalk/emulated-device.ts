// The inside of the emulated coin acceptor: coins, inhibits, event buffer, its own watchdog. Pure but for its memory.
import { BUFFER_PAIRS } from './credit-buffer.ts';
import type { ResultPair } from './credit-buffer.ts';
import { INHIBITED_COIN, meaningOfEvent } from './event-codes.ts';

/** What it answers when asked who it is; `TKL-EMU` is never approved outside a demonstration. */
export const EMULATED_MANUFACTURER = 'TKL';
export const EMULATED_PRODUCT = 'TKL-EMU';
export const EMULATED_SERIAL = 12_345_678;

/** The coin identifier of each position, from 1 to 16. */
export const EMULATED_COINS: readonly string[] = [
  'KR010A',
  'KR050A',
  'KR100A',
  'KR500A',
  'US001A',
  'US005A',
  'US010A',
  'US025A',
  'EU050A',
  'EU100A',
  'EU200A',
  'JP010A',
  'JP050A',
  'JP100A',
  'CN100A',
  '......',
];

/** A device that nobody polls stops taking coins by itself (part 4 §2.1.2). */
export const POLL_WATCHDOG_MS = 1000;
const UNKNOWN_COIN = 1;
const LEVER_PRESSED = 254;
const INHIBITED_POSITION_BASE = 127;
const SORTER_PATH = 0;

export type DropOutcome = Readonly<{ outcome: 'accepted' | 'returned'; event: number }>;

/** Coins that reached validation, those that were taken and those that were not, and signs of fraud. */
export type DeviceCounts = { inserted: number; accepted: number; rejected: number; frauds: number };

export interface EmulatedDevice {
  /** 0 since power-up, then 1…255 and again 1. */
  readonly counter: number;
  readonly pairs: readonly ResultPair[];
  readonly accepted: Readonly<Record<string, number>>;
  readonly returned: number;
  /** What has happened since power-up: the device's own audit counters. */
  readonly counts: Readonly<DeviceCounts>;
  faultCode: number;
  /** The path of each position; a device without a sorter does not answer when it is asked. */
  sorterPaths: number[] | undefined;
  /** The value by which each coin is told, of a device whose credit codes are values (CVF). */
  valueCodes: Readonly<Record<string, number>> | undefined;
  /** The coin bank; a device without banks does not answer when it is asked. */
  bank: number | undefined;
  inhibitMask: number;
  acceptsCoins: boolean;
  /** Events the host has not read yet. */
  readonly unreadEvents: number;
  /** Events the host has not read twice yet: it may still need to see them. */
  readonly unprovenEvents: number;
  /** The host read the buffer. */
  polled(nowMs: number): void;
  isWatched(nowMs: number): boolean;
  /** False when its inhibits keep this coin out; what it does not know it would look at. */
  lets(coinId: string): boolean;
  /** A coin falls in; `coinId` may be one that no position knows. */
  drop(coinId: string, nowMs: number): DropOutcome;
  /** An event without a coin; `comesBack` when a coin is handed back with it. */
  note(code: number, comesBack: boolean): void;
  pressLever(): void;
  /** Power-up: counter 0, empty buffer, every position inhibited. What was counted for the oracle stays. */
  reset(): void;
}

/**
 * A device that has just been powered up. `releaseMax`: a fast device keeps a deeper stack behind its buffer and releases at
 * most so many events a poll, so that a repeated poll loses none (part 4 §1.3.12).
 */
export function createEmulatedDevice(releaseMax = Infinity): EmulatedDevice {
  let lastPollMs = -Infinity;
  const accepted: Record<string, number> = {};
  let returned = 0;
  let counts = noCounts();
  let pairs: ResultPair[] = [];
  let counter = 0;
  let unreadEvents = 0;
  let readOnceEvents = 0;

  let stack: ResultPair[] = [];

  const show = (pair: ResultPair): void => {
    counter = counter === 255 ? 1 : counter + 1;
    pairs = [pair, ...pairs].slice(0, BUFFER_PAIRS);
    unreadEvents += 1;
  };

  const push = (pair: ResultPair): void => {
    if (releaseMax === Infinity) show(pair);
    else stack.push(pair);
  };

  const isEnabled = (position: number): boolean =>
    (device.inhibitMask & (1 << (position - 1))) !== 0;

  const device: EmulatedDevice = {
    get counter() {
      return counter;
    },
    get pairs() {
      return pairs;
    },
    get accepted() {
      return accepted;
    },
    get returned() {
      return returned;
    },
    get counts() {
      return counts;
    },
    get unreadEvents() {
      return unreadEvents;
    },
    get unprovenEvents() {
      return unreadEvents + readOnceEvents;
    },
    faultCode: 0,
    bank: undefined,
    sorterPaths: undefined,
    valueCodes: undefined,
    inhibitMask: 0,
    acceptsCoins: true,
    polled: (nowMs) => {
      lastPollMs = nowMs;
      stack.splice(0, releaseMax).forEach(show);
      readOnceEvents = unreadEvents;
      unreadEvents = 0;
    },
    isWatched: (nowMs) => nowMs - lastPollMs <= POLL_WATCHDOG_MS,
    lets: (coinId) => {
      const position = EMULATED_COINS.indexOf(coinId) + 1;
      return position === 0 || (device.acceptsCoins && isEnabled(position));
    },
    drop: (coinId, nowMs) => {
      const handBack = (code?: number): DropOutcome => {
        returned += 1;
        if (code !== undefined) {
          counts.rejected += 1;
          push({ a: 0, b: code });
        }
        return { outcome: 'returned', event: counter };
      };
      // Unwatched or faulty, the gate does not move at all: the coin falls through without an event.
      if (device.faultCode !== 0 || !device.isWatched(nowMs)) return handBack();
      counts.inserted += 1;
      const position = EMULATED_COINS.indexOf(coinId) + 1;
      if (position === 0 || !/^[A-Z]{2}/.test(coinId)) return handBack(UNKNOWN_COIN);
      if (!device.acceptsCoins) return handBack(INHIBITED_COIN);
      if (!isEnabled(position)) {
        return handBack(INHIBITED_POSITION_BASE + position);
      }
      accepted[coinId] = (accepted[coinId] ?? 0) + 1;
      counts.accepted += 1;
      const path = device.sorterPaths?.[position - 1] ?? SORTER_PATH;
      push({ a: device.valueCodes?.[coinId] ?? position, b: path });
      return { outcome: 'accepted', event: counter };
    },
    note: (code, comesBack) => {
      if (comesBack) {
        returned += 1;
        counts.rejected += 1;
      }
      if (meaningOfEvent(code).cause === 'fraud') counts.frauds += 1;
      push({ a: 0, b: code });
    },
    pressLever: () => push({ a: 0, b: LEVER_PRESSED }),
    reset: () => {
      pairs = [];
      stack = [];
      counts = noCounts();
      counter = 0;
      unreadEvents = 0;
      readOnceEvents = 0;
      device.inhibitMask = 0;
      device.acceptsCoins = true;
      lastPollMs = -Infinity;
    },
  };
  return device;
}

const noCounts = (): DeviceCounts => ({ inserted: 0, accepted: 0, rejected: 0, frauds: 0 });
