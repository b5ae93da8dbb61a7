// An emulated ccTalk acceptor in a fault run: sum or CRC, with or without echo, most of them just before the counter wraps.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import {
  createEmulatedDevice,
  EMULATED_COINS,
  EMULATED_MANUFACTURER,
  EMULATED_PRODUCT,
  EMULATED_SERIAL,
} from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { COIN_ACCEPTOR_ADDRESS, SUM_CODEC } from '#drivers/cctalk/frame.ts';
import type { CoinAcceptor } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { createCctalkOracle } from './cctalk-oracle.ts';
import type { CreateNeighbour } from './neighbour.ts';
import type { Dice, Subject } from './subject.ts';

const BAUD_RATE = 9600;
const COINS = EMULATED_COINS.slice(0, 15);

const table: CoinTable = {
  acceptorId: [EMULATED_MANUFACTURER, EMULATED_PRODUCT, EMULATED_SERIAL].join('/'),
  entries: COINS.map((coinId, index) => ({
    position: index + 1,
    coinId,
    value: { currency: 'KRW', faceMinor: BigInt(100 + index) },
  })),
};

/** A device that has counted before we meet it, as most have. */
export function createCctalkSubject(dice: Dice, neighbourhood?: CreateNeighbour): Subject {
  const { chance, upTo, nowMs } = dice;
  const device = createEmulatedDevice();
  const oracle = createCctalkOracle(device, table);
  const codec = chance(0.2) ? CRC_CODEC : SUM_CODEC;
  // A zero byte put before a command makes a reset of it; the oracle must know.
  const reset = (): void => oracle.reset();
  const echoing = createCctalkEmulator(device, { codec, reset });
  const mute = createCctalkEmulator(device, { codec, isEchoing: false, reset });
  let emulator = chance(0.7) ? echoing : mute;
  const neighbour = neighbourhood?.(dice, codec, table);

  /** A device that nobody polls sleeps: it notices nothing. */
  function note(code: number, times: number): void {
    if (!device.isWatched(nowMs())) return;
    for (let i = 0; i < times; i++) oracle.note(code);
  }

  function burst(): void {
    for (let left = 1 + upTo(9); left > 0; left--) oracle.drop('KR500A', nowMs());
    if (chance(0.1)) oracle.reset();
  }

  for (let events = chance(0.5) ? 240 + upTo(20) : upTo(3); events > 0; events--) oracle.note(1);
  return {
    baudRate: BAUD_RATE,
    table,
    openAcceptor: (openLine, host) => {
      const open = (line: OpenLine): CoinAcceptor =>
        createCctalkAcceptor(line, COIN_ACCEPTOR_ADDRESS, host);
      return neighbour ? neighbour.beside(openLine, host, open) : open(openLine);
    },
    receive: (bytes) => {
      const own = emulator.receive(bytes, nowMs());
      return neighbour ? new Uint8Array(Buffer.concat([own, neighbour.receive(bytes)])) : own;
    },
    misfortunes: [
      [48, () => oracle.drop(COINS[upTo(COINS.length)]!, nowMs())],
      [8, () => oracle.drop('XX100A', nowMs())],
      [5, () => note(1 + upTo(40), 1)],
      [2, () => note(1, 1 + upTo(9))],
      [3, burst],
      [1, () => oracle.reset()],
      [2, () => (emulator = emulator === mute ? echoing : mute)],
      [2, () => (device.faultCode = device.faultCode === 0 ? 3 : 0)],
      ...(neighbour?.misfortunes ?? []),
    ],
    heal: () => {
      neighbour?.heal();
      device.faultCode = 0;
    },
    stored: oracle.stored,
    drop: () => device.drop('KR500A', nowMs()).outcome === 'accepted',
    verdict: oracle.verdict,
    counts: oracle.counts,
  };
}
