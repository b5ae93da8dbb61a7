// A second ccTalk acceptor on the line of the one that is judged: it serves, dies, answers nonsense, and comes back.
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { COIN_ACCEPTOR_ADDRESS } from '#drivers/cctalk/frame.ts';
import type { FrameCodec } from '#drivers/cctalk/frame.ts';
import type { AcceptorHost, AcceptorPosition, CoinAcceptor } from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
import { createSharedLines } from '#drivers/line/shared-line.ts';
import type { Dice, Misfortune } from './subject.ts';

export interface Neighbour {
  /** One life of the host: `open` gets the line that both share; the neighbour's own driver ends with the one it opens. */
  beside(
    openLine: OpenLine,
    host: AcceptorHost,
    open: (line: OpenLine) => CoinAcceptor,
  ): CoinAcceptor;
  /** What it says when the host has sent `bytes` to anybody. */
  receive(bytes: Uint8Array): Uint8Array;
  readonly misfortunes: readonly Misfortune[];
  heal(): void;
}

export type CreateNeighbour = (dice: Dice, codec: FrameCodec, table: CoinTable) => Neighbour;

const ADDRESS = COIN_ACCEPTOR_ADDRESS + 1;
const GARBAGE_BYTES_MAX = 30;
const NOTHING = new Uint8Array(0);

/** It takes coins of its own, which nobody judges. */
export const createNeighbour: CreateNeighbour = ({ entropy, upTo, nowMs }, codec, table) => {
  const device = createEmulatedDevice();
  const emulator = createCctalkEmulator(device, { address: ADDRESS, codec, isEchoing: false });
  let manners: 'well' | 'silent' | 'garbage' = 'well';
  const behave = (next: typeof manners): Misfortune[1] => {
    return () => (manners = manners === 'well' ? next : 'well');
  };

  return {
    beside: (openLine, host, open) => {
      const sharedLine = createSharedLines().opener('line', openLine);
      let position: AcceptorPosition | undefined;
      const acceptor = createCctalkAcceptor(sharedLine, ADDRESS, {
        ...host,
        tableFor: () => table,
        lastPosition: () => position,
        commit: async (report) => {
          position = report.position;
        },
        stateChanged: (state) => {
          if (state.state === 'ready' && !state.isOpen) void acceptor.accept();
        },
      });
      const judged = open(sharedLine);
      const { close } = judged;
      return Object.assign(judged, {
        close: async () => {
          await Promise.all([close(), acceptor.close()]);
        },
      });
    },
    receive: (bytes) => {
      if (manners === 'silent') return NOTHING;
      const isForIt = bytes[0] === ADDRESS;
      if (manners === 'garbage' && isForIt) return entropy.bytes(1 + upTo(GARBAGE_BYTES_MAX));
      return emulator.receive(bytes, nowMs());
    },
    misfortunes: [
      [4, behave('silent')],
      [3, behave('garbage')],
      [6, () => void device.drop('KR100A', nowMs())],
      [1, () => device.reset()],
    ],
    heal: () => {
      manners = 'well';
    },
  };
};
