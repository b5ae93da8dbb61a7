// The line between a host and an emulated device: both directions at the speed of the line, its echo, and its faults.
import type { Clock } from './clock.ts';
import type { EmulatorConsole, Plug } from './emulator-console.ts';
import type { Entropy } from './entropy.ts';
import { seededFaultPlan, spoil } from './line/fault-plan.ts';
import type { FaultPlan } from './line/fault-plan.ts';
import { byteMs, createPacedWire } from './line/paced-wire.ts';

/** What kind of line a device hangs on. */
export type LineNature = Readonly<{
  baudRate: number;
  /** One wire for both directions: whatever the host sends comes back to it, byte by byte as it is sent. */
  isEchoing: boolean;
}>;

/** A device as its line sees it. */
export type EmulatorModel = Readonly<{
  line: LineNature;
  /** Takes bytes that had arrived at `nowMs`; gives back what the device puts onto the line, without any echo. */
  receive(bytes: Uint8Array, nowMs: number): Uint8Array;
  /** How long the device takes from the last byte of what it has just been told to the first of its answer. */
  turnaroundMs(): number;
  /** What it says unasked until `nowMs`; asked every 20 ms. */
  tick?(nowMs: number): Uint8Array;
  openConsole(plug: Plug, clock: Clock): EmulatorConsole;
}>;

export type LineOptions = Readonly<{
  /** False: bytes take no time. */
  isPaced: boolean;
  /** Where faults come from, and the share of chunks that they spoil; absent: none. */
  faults?: Readonly<{ entropy: Entropy; share: number }>;
}>;

export interface EmulatedLine {
  /** The host has handed bytes to its port. */
  hostSent(bytes: Uint8Array): void;
  /** Lets the device say what it says unasked. */
  tick(): void;
  /** A wire that gives the host no echo for as long as it is false. */
  isEchoing: boolean;
  /** The plug is out: what was on the wire is gone. */
  cut(): void;
}

/** Connects `model` with a host that hears through `toHost`. */
export function createEmulatedLine(
  model: EmulatorModel,
  clock: Clock,
  { isPaced, faults }: LineOptions,
  toHost: (bytes: Uint8Array) => void,
): EmulatedLine {
  const msPerByte = isPaced ? byteMs(model.line.baudRate) : 0;
  const planOf = (): FaultPlan | undefined =>
    faults && seededFaultPlan(faults.entropy, () => faults.share);
  const [outward, homeward] = [planOf(), planOf()];

  const wireToHost = createPacedWire(msPerByte, clock, toHost);
  const wireToDevice = createPacedWire(msPerByte, clock, (bytes, atMs) => {
    const answer = model.receive(bytes, atMs);
    say(answer, atMs + (isPaced ? model.turnaroundMs() : 0));
  });

  function say(bytes: Uint8Array, fromMs: number): void {
    if (bytes.length === 0) return;
    for (const { afterMs, bytes: spoilt } of spoilBy(homeward, bytes)) {
      wireToHost.send(spoilt, fromMs + afterMs);
    }
  }

  const line: EmulatedLine = {
    isEchoing: model.line.isEchoing,
    hostSent: (bytes) => {
      const nowMs = clock.monotonicMs();
      for (const { afterMs, bytes: spoilt } of spoilBy(outward, bytes)) {
        if (line.isEchoing) say(spoilt, nowMs + afterMs);
        wireToDevice.send(spoilt, nowMs + afterMs);
      }
    },
    tick: () => {
      const nowMs = clock.monotonicMs();
      if (model.tick) say(model.tick(nowMs), nowMs);
    },
    cut: () => {
      wireToHost.cut();
      wireToDevice.cut();
    },
  };
  return line;
}

const spoilBy = (plan: FaultPlan | undefined, bytes: Uint8Array) =>
  plan ? spoil(bytes, plan.next()) : [{ afterMs: 0, bytes }];
