// The inside of the emulated pulse bridge: an acceptor that pulses, the board that counts, its memory. Pure but for that.
// @NOTE It does what `firmware/src/bridge.cpp` does; both answer the dialogues of `test/vectors/pulse-lines.json`.
import {
  EMULATED_FIRMWARE,
  EMULATED_MODEL,
  EMULATED_PULSE_COINS,
  EMULATED_PULSES,
  EMULATED_SERIAL,
} from './emulated-coins.ts';
import { createEmulatedTrain } from './emulated-train.ts';
import type { TrainFate } from './emulated-train.ts';
import { ERROR } from './error-codes.ts';
import type { BridgeLine, HostLine, InhibitCause } from './grammar.ts';

const RING_EVENTS = 64;
const RING_CLOSE_AT = 48;
const RING_OPEN_AT = 32;
const HOST_SILENT_MS = 2000;
const POWER_UP_MS = 1000;
const IN_FLIGHT_MS = 500;
const REPEAT_MS = 250;
const PING_MS = 1000;
/** The memory keeps 24 bits of a time. */
const MS_VALUES = 2 ** 24;

type StoredCoin = Readonly<{
  boot: number;
  seq: number;
  channel: number;
  pulses: number;
  ms: number;
}>;

export interface EmulatedBridge {
  readonly boot: number;
  /** Coins counted in all time. */
  readonly lastSeq: number;
  readonly unacknowledged: number;
  readonly accepted: Readonly<Record<string, number>>;
  readonly returned: number;
  isOpen(nowMs: number): boolean;
  /** Whether pulses are being counted. */
  readonly isCounting: boolean;
  /** Takes a line of the host and gives its answers. */
  hear(line: HostLine, nowMs: number): BridgeLine[];
  /** What is due by now. */
  tick(nowMs: number): BridgeLine[];
  /** A coin falls in; a closed acceptor gives it back. */
  drop(coinId: string, nowMs: number): 'accepted' | 'returned';
  /** Pulses on the coin line, wherever they come from; those that follow too soon melt into the train before. */
  pulse(count: number, nowMs: number): void;
  /** Power off and on: what was being counted is gone, the memory stays. */
  cutPower(nowMs: number): void;
  /** Another memory chip: boots and coins are counted from the beginning. */
  wipe(nowMs: number): void;
  /** An ERR code that closes the slot until 0 is set. */
  faultCode: number;
}

/** A board that has just been powered up for the first time. */
export function createEmulatedBridge(nowMs: number, serial = EMULATED_SERIAL): EmulatedBridge {
  let boot = 0;
  let lastSeq = 0;
  let ring: StoredCoin[] = [];
  const train = createEmulatedTrain();
  const accepted: Record<string, number> = {};
  let returned = 0;

  // What a power cut takes away.
  let startMs = nowMs;
  let isWished = false;
  let token = 0;
  let heardMs = -Infinity;
  let isRingFull = false;
  let closedMs = -Infinity;
  let told: InhibitCause = 'power-up';
  let repeatMs = -Infinity;
  let pingMs = nowMs;
  let errors = 0;
  let waiting: BridgeLine[] = [];

  function powerUp(nowMs: number): void {
    boot += 1;
    startMs = nowMs;
    isWished = false;
    token = 0;
    heardMs = -Infinity;
    isRingFull = ring.length >= RING_CLOSE_AT;
    closedMs = -Infinity;
    told = 'power-up';
    repeatMs = -Infinity;
    pingMs = nowMs + PING_MS;
    errors = 0;
    train.forget();
    waiting = [hello(), stat(nowMs)];
  }

  function cause(nowMs: number): InhibitCause {
    if (bridge.faultCode !== 0) return 'fault';
    if (nowMs - startMs < POWER_UP_MS) return 'power-up';
    if (isRingFull) return 'ring';
    if (nowMs - heardMs >= HOST_SILENT_MS) return 'no-host';
    return isWished ? 'none' : 'host';
  }

  /** Brings the slot to where it must be; tells when that has changed. */
  function settle(nowMs: number): BridgeLine[] {
    if (ring.length >= RING_CLOSE_AT) isRingFull = true;
    if (ring.length <= RING_OPEN_AT) isRingFull = false;
    const now = cause(nowMs);
    // A host that comes back has to say its wish anew.
    if (now === 'no-host') isWished = false;
    if (now === told) return [];
    if (told === 'none') closedMs = nowMs;
    told = now;
    const fault = now === 'fault' ? [error(bridge.faultCode, 0)] : [];
    return [...fault, stat(nowMs)];
  }

  const troubles = (nowMs: number) => settle(nowMs).filter(({ kind }) => kind === 'err');

  const hello = (): BridgeLine => ({
    kind: 'hello',
    boot,
    lastSeq,
    firmware: EMULATED_FIRMWARE,
    model: EMULATED_MODEL,
  });

  const stat = (nowMs: number): BridgeLine => ({
    kind: 'stat',
    boot,
    lastSeq,
    oldestSeq: ring[0]?.seq ?? 0,
    isInhibited: told !== 'none',
    cause: told,
    isMoving: train.isCounting || isInFlight(nowMs),
    serial,
    token,
  });

  /** A coin that passed the sensor before the slot closed still pulses. */
  const isInFlight = (nowMs: number): boolean => told !== 'none' && nowMs - closedMs < IN_FLIGHT_MS;

  function error(code: number, pulses: number): BridgeLine {
    errors += 1;
    return { kind: 'err', code, boot, number: errors, pulses };
  }

  function finishTrain(nowMs: number): BridgeLine[] {
    const finished = train.finish(nowMs);
    if (!finished) return [];
    const { count, fate, endMs } = finished;
    if (fate !== 'counts') return [error(ERROR[fate], count)];
    const channel = EMULATED_PULSES.indexOf(count) + 1;
    const noCoin = count < EMULATED_PULSES[0]! ? ERROR.stray : ERROR.train;
    if (channel === 0) return [error(noCoin, count)];
    lastSeq += 1;
    if (ring.length >= RING_EVENTS) return [error(ERROR.full, count)];
    const ms = Math.floor(endMs - startMs) % MS_VALUES;
    ring.push({ boot, seq: lastSeq, channel, pulses: count, ms });
    return [];
  }

  function tellCoin(nowMs: number): BridgeLine[] {
    const oldest = ring[0];
    if (!oldest || nowMs < repeatMs) return [];
    repeatMs = nowMs + REPEAT_MS;
    return [{ kind: 'coin', ...oldest }];
  }

  function ping(nowMs: number): BridgeLine[] {
    if (nowMs < pingMs) return [];
    pingMs = nowMs + PING_MS;
    return [{ kind: 'ping', boot, lastSeq, isInhibited: told !== 'none', errorCount: errors }];
  }

  const bridge: EmulatedBridge = {
    get boot() {
      return boot;
    },
    get lastSeq() {
      return lastSeq;
    },
    get unacknowledged() {
      return ring.length;
    },
    accepted,
    get returned() {
      return returned;
    },
    isOpen: (nowMs) => cause(nowMs) === 'none',
    get isCounting() {
      return train.isCounting;
    },
    hear: (line, nowMs) => {
      heardMs = nowMs;
      switch (line.kind) {
        case 'hello?':
          return [...troubles(nowMs), hello(), stat(nowMs)];
        case 'coins?':
          return [{ kind: 'coins', boot, pulses: EMULATED_PULSES }];
        case 'inh':
          isWished = !line.isInhibited;
          token = line.token;
          return [...troubles(nowMs), stat(nowMs)];
        case 'ack':
          if (ring[0]?.boot === line.boot && ring[0].seq === line.seq) {
            ring.shift();
            repeatMs = -Infinity;
          }
          return [];
      }
    },
    tick: (nowMs) => {
      const first = waiting;
      waiting = [];
      const events = finishTrain(nowMs);
      return [...first, ...events, ...settle(nowMs), ...tellCoin(nowMs), ...ping(nowMs)];
    },
    drop: (coinId, nowMs) => {
      const channel = EMULATED_PULSE_COINS.indexOf(coinId) + 1;
      if (channel === 0 || !bridge.isOpen(nowMs)) {
        returned += 1;
        return 'returned';
      }
      accepted[coinId] = (accepted[coinId] ?? 0) + 1;
      bridge.pulse(EMULATED_PULSES[channel - 1]!, nowMs);
      return 'accepted';
    },
    pulse: (count, nowMs) => train.pulse(count, fateOfTrain(nowMs), nowMs),
    faultCode: 0,
    cutPower: powerUp,
    wipe: (nowMs) => {
      boot = 0;
      lastSeq = 0;
      ring = [];
      powerUp(nowMs);
    },
  };

  function fateOfTrain(nowMs: number): TrainFate {
    const now = cause(nowMs);
    if (now === 'power-up') return 'powerUp';
    return now === 'none' || isInFlight(nowMs) ? 'counts' : 'inhibited';
  }

  powerUp(nowMs);
  return bridge;
}
