// An emulated pulse bridge in a fault run: its power goes, its memory is changed, stray pulses touch its wire.
import type { CoinTable } from '#drivers/coin-table.ts';
import { pulseCoinId } from '#drivers/pulse/approval.ts';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import type { EmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import {
  EMULATED_MODEL,
  EMULATED_PULSE_COINS,
  EMULATED_PULSES,
  EMULATED_SERIAL,
} from '#drivers/pulse/emulated-coins.ts';
import { createPulseEmulator } from '#drivers/pulse/emulator.ts';
import { createPulseAcceptor } from '#drivers/pulse/pulse-acceptor.ts';
import { PULSE_BAUD_RATE } from '#drivers/pulse/start-up.ts';
import { createPulseOracle } from './pulse-oracle.ts';
import type { Dice, Misfortune, Subject } from './subject.ts';

const TICK_MS = 50;
const FAULT_CODE = 6;
const USED_COINS = 50;
const USED_COIN_MS = 1000;

const table: CoinTable = {
  acceptorId: ['pulse', EMULATED_MODEL, EMULATED_SERIAL].join('/'),
  entries: EMULATED_PULSE_COINS.map((coin, index) => ({
    position: index + 1,
    coinId: pulseCoinId(EMULATED_PULSES[index]!),
    value: { currency: coin.startsWith('KR') ? 'KRW' : 'USD', faceMinor: BigInt(coin.slice(2, 5)) },
  })),
};

/**
 * A board that has counted more coins than a run can drop, as most have: a memory that begins anew is seen by its numbers. In
 * calm runs it has just been powered up for the first time.
 */
export function createPulseSubject({ isCalm, upTo, chance, nowMs }: Dice): Subject {
  const bridge = isCalm ? createEmulatedBridge(nowMs()) : usedBridge(nowMs(), USED_COINS + upTo(9));
  const emulator = createPulseEmulator(bridge);
  const oracle = createPulseOracle(bridge, table);
  let isWiped = false;

  function drop(): boolean {
    const coin = EMULATED_PULSE_COINS[upTo(EMULATED_PULSE_COINS.length)]!;
    return bridge.drop(coin, nowMs()) === 'accepted';
  }

  /** Two coins as quick as this melt into one train: now and then, and not always. */
  function dropApart(): void {
    if (!bridge.isCounting || chance(0.05)) drop();
  }

  /** A second memory that has just begun could not be told from the first. */
  function wipeOnce(): void {
    if (!isWiped) oracle.wipe(nowMs());
    isWiped = true;
  }

  const harmless: Misfortune[] = [
    [60, dropApart],
    [3, () => bridge.pulse(1 + upTo(4), nowMs())],
    [1, () => (bridge.faultCode = bridge.faultCode === 0 ? FAULT_CODE : 0)],
  ];
  const harmful: Misfortune[] = [
    [3, () => oracle.cutPower(nowMs())],
    [0.3, wipeOnce],
  ];
  return {
    baudRate: PULSE_BAUD_RATE,
    table,
    tickMs: TICK_MS,
    openAcceptor: createPulseAcceptor,
    receive: (bytes) => oracle.said(emulator.receive(bytes, nowMs())),
    tick: () => oracle.said(emulator.tick(nowMs())),
    misfortunes: isCalm ? harmless : [...harmless, ...harmful],
    heal: () => {
      bridge.faultCode = 0;
    },
    stored: oracle.stored,
    drop,
    verdict: oracle.verdict,
    counts: oracle.counts,
  };
}

/** Has counted `coins`, all of them acknowledged, and was told to close. */
function usedBridge(nowMs: number, coins: number): EmulatedBridge {
  let atMs = nowMs - (coins + 2) * USED_COIN_MS;
  const bridge = createEmulatedBridge(atMs);
  const pass = (): number => (atMs += USED_COIN_MS);
  for (pass(); bridge.lastSeq < coins; pass()) {
    bridge.hear({ kind: 'inh', isInhibited: false, token: 1 }, atMs);
    bridge.drop(EMULATED_PULSE_COINS[0]!, atMs);
    bridge.tick(atMs + USED_COIN_MS - 1);
    bridge.hear({ kind: 'ack', boot: bridge.boot, seq: bridge.lastSeq }, atMs + USED_COIN_MS - 1);
  }
  bridge.hear({ kind: 'inh', isInhibited: true, token: 1 }, nowMs);
  return bridge;
}
