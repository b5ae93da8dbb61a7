// A pulse acceptor and its emulated bridge on a line in memory, with a clock moved by hand and a store that can fail.
import { handMovedClock } from '#drivers/clock.ts';
import type {
  AcceptorPosition,
  AcceptorReport,
  AcceptorState,
  CoinAcceptor,
  CreditEvent,
} from '#drivers/coin-acceptor.ts';
import type { CoinTable } from '#drivers/coin-table.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import type { MemoryLine } from '#drivers/line/memory-line.ts';
import type { OpenLine } from '#drivers/line/serial-line.ts';
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
  const clock = handMovedClock();
  const bridge = createEmulatedBridge(clock.monotonicMs());
  const emulator = createPulseEmulator(bridge);
  const entropy = seededEntropy(1);
  const rig = {
    clock,
    bridge,
    position: undefined as AcceptorPosition | undefined,
    reports: [] as AcceptorReport[],
    states: [] as AcceptorState[],
    /** Alarms, with what was said on the line before them. */
    warnings: [] as { message: string; wire: readonly string[] }[],
    /** Everything that was said, in order: `>` by the host, `<` by the bridge. */
    wire: [] as string[],
    isStoreBroken: false,
    /** `after`: stored, but the answer was lost. */
    breaksStore: 'before' as 'before' | 'after',
    isPlugged: true,
    isMute: false,
    toHost: (text: string): string => text,
    toBridge: (text: string): string => text,
    /** Called after a commit and before its acknowledgement. */
    committed: (): void => {},
    acceptor: undefined as unknown as CoinAcceptor,
    line: undefined as MemoryLine | undefined,
    events: (): CreditEvent[] => rig.reports.flatMap((report) => report.events),
    coins: (): number[] => rig.events().flatMap((e) => (e.kind === 'coin' ? [e.position] : [])),
    gaps: (): CreditEvent[] => rig.events().filter((e) => e.kind === 'gap'),
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
    unplug: () => {
      rig.isPlugged = false;
      void rig.line?.device.close();
    },
    replug: () => {
      rig.isPlugged = true;
    },
    /** The bridge puts `text` onto the line, whatever it is. */
    speak: (text: string) => rig.line?.device.write(new Uint8Array(Buffer.from(text, 'latin1'))),
    /** A promise that needs time to come true, and the time it needs. */
    async during<T>(work: Promise<T>, ms = 3000): Promise<T> {
      await clock.advance(ms);
      return work;
    },
    /** The controller dies as if by SIGKILL and starts again with what it had stored. */
    crash: () => {
      alive.now = false;
      void rig.line?.device.close();
      alive = { now: true };
      rig.acceptor = boot(alive);
    },
  };
  let alive = { now: true };

  function boot(mine: { now: boolean }): CoinAcceptor {
    const openLine: OpenLine = async () => {
      if (!rig.isPlugged || !mine.now) {
        return { ok: false, fault: 'missing', sentence: 'the line is not there' };
      }
      const line = memoryLine();
      rig.line = line;
      void serveLine(line);
      return { ok: true, line: line.host };
    };
    return createPulseAcceptor(openLine, {
      clock,
      entropy,
      tableFor: () => table,
      lastPosition: () => {
        if (rig.isStoreBroken) throw new Error('the store is closed');
        return rig.position;
      },
      commit: async (report) => {
        if (!mine.now) return new Promise(() => {});
        if (rig.isStoreBroken && rig.breaksStore === 'before') throw new Error('the disk is full');
        rig.position = report.position;
        rig.reports.push(report);
        if (rig.isStoreBroken) throw new Error('stored, but the answer was lost');
        rig.committed();
        if (!mine.now) return new Promise(() => {});
      },
      stateChanged: (state) => {
        if (mine.now) rig.states.push(state);
      },
      log: (level, message, fields) => {
        if (level !== 'warn') return;
        rig.warnings.push({ message, wire: fields?.['wire'] as readonly string[] });
      },
    });
  }

  async function serveLine({ device: end }: MemoryLine): Promise<void> {
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

  rig.acceptor = boot(alive);
  return rig;
}

/** A rig whose bridge has been met and whose slot is open. */
export async function openPulseRig(): Promise<PulseRig> {
  const rig = pulseRig();
  await rig.clock.advance(2000);
  const opened = await rig.during(rig.acceptor.accept());
  if (!opened.ok) throw new Error(`the slot did not open: ${opened.reason}`);
  return rig;
}
