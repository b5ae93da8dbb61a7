// What the emulated coin acceptor answers to each header, and how many data bytes it wants with it.
import { BUFFER_PAIRS } from './credit-buffer.ts';
import {
  EMULATED_COINS,
  EMULATED_MANUFACTURER,
  EMULATED_PRODUCT,
  EMULATED_SERIAL,
} from './emulated-device.ts';
import type { EmulatedDevice } from './emulated-device.ts';
import { COMMANDS } from './headers.ts';

/** What a device counts about its line; each is a byte and goes on from 255 to 0 (header 2). */
export type CommsCounters = { timeouts: number; ignored: number; badSums: number };

/** Headers that our host has no use for. Reset is among them: it would empty the event buffer. */
export const UNASKED = {
  resetDevice: 1,
  requestCommsStatus: 2,
  clearCommsStatus: 3,
  requestFraudCounter: 193,
  requestRejectCounter: 194,
  calculateRomChecksum: 197,
  dataStorageAvailability: 216,
  requestInsertionCounter: 226,
  readOptoStates: 236,
  databaseVersion: 243,
} as const;

type Reply = (
  device: EmulatedDevice,
  data: Uint8Array,
  comms: CommsCounters,
  nowMs: number,
) => readonly number[] | undefined;

/**
 * The data of the reply to `header`; undefined is silence, which is how a device answers what it does not know
 * (part 1 §13), and a number of data bytes that it does not expect.
 */
export function replyTo(
  header: number,
  ...[device, data, comms, nowMs]: Parameters<Reply>
): readonly number[] | undefined {
  const known = REPLIES.get(header);
  if (!known || data.length !== known.dataBytes) return undefined;
  return known.reply(device, data, comms, nowMs);
}

type Known = Readonly<{ dataBytes: number; reply: Reply }>;

const told = (reply: Reply): Known => ({ dataBytes: 0, reply });
const wants = (dataBytes: number, reply: Reply): Known => ({ dataBytes, reply });

const REPLIES = new Map<number, Known>([
  [COMMANDS.simplePoll.header, told(() => [])],
  [COMMANDS.equipmentCategory.header, told(() => ascii('Coin Acceptor'))],
  [COMMANDS.manufacturer.header, told(() => ascii(EMULATED_MANUFACTURER))],
  [COMMANDS.productCode.header, told(() => ascii(EMULATED_PRODUCT))],
  [COMMANDS.requestBuildCode.header, told(() => ascii('TK01    '))],
  [COMMANDS.softwareRevision.header, told(() => ascii('EMU-1.0'))],
  [COMMANDS.serialNumber.header, told(() => threeBytes(EMULATED_SERIAL))],
  [COMMANDS.commsRevision.header, told(() => [1, 4, 7])],
  [COMMANDS.pollingPriority.header, told(() => [2, 20])], // 20 × 10 ms
  [COMMANDS.status.header, told(() => [0])],
  [COMMANDS.selfCheck.header, told((device) => [device.faultCode])],
  [COMMANDS.requestOptionFlags.header, told(({ valueCodes }) => [valueCodes ? 1 : 0])],
  [
    COMMANDS.requestCoinPosition.header,
    wants(1, ({ valueCodes }, [code]) => {
      if (!valueCodes) return undefined;
      const mask = EMULATED_COINS.reduce(
        (bits, coinId, i) => (valueCodes[coinId] === code ? bits | (1 << i) : bits),
        0,
      );
      return [mask & 0xff, mask >> 8];
    }),
  ],
  [
    COMMANDS.requestSorterPaths.header,
    wants(1, ({ sorterPaths }, [position]) => {
      const path = sorterPaths?.[position! - 1];
      return path === undefined ? undefined : [path];
    }),
  ],
  [
    COMMANDS.modifySorterPaths.header,
    wants(2, ({ sorterPaths }, [position, path]) => {
      if (sorterPaths?.[position! - 1] === undefined) return undefined;
      sorterPaths[position! - 1] = path!;
      return [];
    }),
  ],
  [COMMANDS.requestBank.header, told(({ bank }) => (bank === undefined ? undefined : [bank]))],
  [
    COMMANDS.modifyBank.header,
    wants(1, (device, [bank]) => {
      if (device.bank === undefined) return undefined;
      device.bank = bank;
      return [];
    }),
  ],
  [
    COMMANDS.requestCoinId.header,
    wants(1, (_, [position]) => {
      const coinId = EMULATED_COINS[position! - 1];
      return coinId === undefined ? undefined : ascii(coinId);
    }),
  ],
  [
    COMMANDS.readBufferedCredit.header,
    told((device, _data, _comms, nowMs) => {
      device.polled(nowMs);
      return readBuffer(device);
    }),
  ],
  [
    COMMANDS.modifyInhibits.header,
    wants(2, (device, [low, high]) => {
      device.inhibitMask = low! | (high! << 8);
      return [];
    }),
  ],
  [
    COMMANDS.requestInhibits.header,
    told(({ inhibitMask }) => [inhibitMask & 0xff, inhibitMask >> 8]),
  ],
  [
    COMMANDS.modifyMasterInhibit.header,
    wants(1, (device, [flags]) => {
      device.acceptsCoins = (flags! & 1) === 1;
      return [];
    }),
  ],
  [COMMANDS.requestMasterInhibit.header, told(({ acceptsCoins }) => [acceptsCoins ? 1 : 0])],
  [COMMANDS.requestAcceptCounter.header, told(({ counts }) => threeBytes(counts.accepted))],
  [UNASKED.requestInsertionCounter, told(({ counts }) => threeBytes(counts.inserted))],
  [UNASKED.requestRejectCounter, told(({ counts }) => threeBytes(counts.rejected))],
  [UNASKED.requestFraudCounter, told(({ counts }) => threeBytes(counts.frauds))],
  [UNASKED.databaseVersion, told(() => [0])], // no coins are taught by remote
  [UNASKED.readOptoStates, told(() => [0])], // none is blocked
  [UNASKED.dataStorageAvailability, told(() => [0, 0, 0, 0, 0])], // none
  [UNASKED.calculateRomChecksum, told(() => [0x54, 0x4b, 0x4c, 0x01])],
  [
    UNASKED.requestCommsStatus,
    told((_device, _data, { timeouts, ignored, badSums }) =>
      [timeouts, ignored, badSums].map((count) => count & 0xff),
    ),
  ],
  [
    UNASKED.clearCommsStatus,
    told((_device, _data, comms) => {
      Object.assign(comms, { timeouts: 0, ignored: 0, badSums: 0 } satisfies CommsCounters);
      return [];
    }),
  ],
]);

function readBuffer(device: EmulatedDevice): number[] {
  const pairs = device.pairs.flatMap(({ a, b }) => [a, b]);
  const empty = Array.from({ length: 2 * BUFFER_PAIRS - pairs.length }, () => 0);
  return [device.counter, ...pairs, ...empty];
}

/** Lowest byte first. */
const threeBytes = (n: number): number[] => [n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff];

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
