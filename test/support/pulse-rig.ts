// A pulse acceptor and its emulated bridge on a line in memory, with a clock moved by hand and a store that can fail.
import type { CoinTable } from '#drivers/coin-table.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import { pulseCoinId } from '#drivers/pulse/approval.ts';
import { createEmulatedBridge } from '#drivers/pulse/emulated-bridge.ts';
import {
  EMULATED_MODEL,
  EMULATED_PULSE_COINS,
  EMULATED_PULSES,
  EMULATED_SERIAL,
} from '#drivers/pulse/emulated-coins.ts';
import { createPulseEmulator } from '#drivers/pulse/emulator.ts';
import { createPulseAcceptor } from '#drivers/pulse/pulse-acceptor.ts';
import { lineRig } from './line-rig.ts';

export const PULSE_ID = `pulse/${EMULATED_MODEL}/${EMULATED_SERIAL}`;

/** Every coin of the emulated acceptor, worth the digits of its identifier. */
export const pulseTable: CoinTable = {
  acceptorId: PULSE_ID,
  entries: EMULATED_PULSE_COINS.map((coin, index) => ({
    position: index + 1,
    coinId: pulseCoinId(EMULATED_PULSES[index]!),
    value: { currency: `${coin.slice(0, 2)}X`, faceMinor: BigInt(coin.slice(2, 5)) },
  })),
};

export type PulseRig = ReturnType<typeof pulseRig>;

const TICK_MS = 10;

/** Plugs everything together; the acceptor starts at once, the clock stands still. */
export function pulseRig(table: CoinTable | undefined = pulseTable) {
  const base = lineRig(table);
  const { clock } = base;
  const bridge = createEmulatedBridge(clock.monotonicMs());
  const emulator = createPulseEmulator(bridge);
  const rig = Object.assign(base, {
    bridge,
    /** Everything that was said, in order: `>` by the host, `<` by the bridge. */
    wire: [] as string[],
    isMute: false,
    toHost: (text: string): string => text,
    toBridge: (text: string): string => text,
    /** The idempotency keys of all coins, as the store knows them. */
    keys: (): string[] =>
      rig.reports.flatMap(({ position, events }) =>
        events.flatMap((e) =>
          e.kind === 'coin' ? [`${position.acceptorEpoch.slice(-8)}:${e.creditSeq}`] : [],
        ),
      ),
    count: (part: string): number => rig.wire.filter((line) => line.includes(part)).length,
    drop: (coin: string) => bridge.drop(coin, clock.monotonicMs()),
    /** Drops a coin and waits until the bridge has counted it. */
    dropAndWait: async (coin: string): Promise<string> => {
      const outcome = rig.drop(coin);
      await clock.advance(800);
      return outcome;
    },
    cutPower: () => bridge.cutPower(clock.monotonicMs()),
    /** The bridge puts `text` onto the line, whatever it is. */
    speak: (text: string) => rig.line?.device.write(new Uint8Array(Buffer.from(text, 'latin1'))),
  });

  async function serve({ device: end }: MemoryLine): Promise<void> {
    const say = (bytes: Uint8Array): void => {
      if (bytes.length === 0 || rig.isMute) return;
      const text = rig.toHost(Buffer.from(bytes).toString('latin1'));
      rig.wire.push(`< ${text.trimEnd()}`);
      end.write(new Uint8Array(Buffer.from(text, 'latin1')));
    };
    while (end.isOpen) {
      const heard = end.take();
      if (heard.length > 0) {
        const text = rig.toBridge(Buffer.from(heard).toString('latin1'));
        rig.wire.push(`> ${text.trimEnd()}`);
        say(emulator.receive(new Uint8Array(Buffer.from(text, 'latin1')), clock.monotonicMs()));
      }
      say(emulator.tick(clock.monotonicMs()));
      await clock.sleep(TICK_MS);
    }
  }

  rig.start(createPulseAcceptor, serve);
  return rig;
}

/** A rig whose bridge has been met and whose slot is open. */
export async function openPulseRig(): Promise<PulseRig> {
  const rig = pulseRig();
  await rig.open();
  return rig;
}
