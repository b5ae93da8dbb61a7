// Every device that can be emulated, by the word that starts it: `npm run emulate -- WORD`.
import { createEmulatedDevice } from './cctalk/emulated-device.ts';
import { CCTALK_HELP, createCctalkConsole } from './cctalk/emulator-commands.ts';
import { createCctalkEmulator } from './cctalk/emulator.ts';
import type { Clock } from './clock.ts';
import type { EmulatorModel } from './emulated-line.ts';
import { createEmulatedChanger } from './mdb/emulated-changer.ts';
import { createMdbConsole, MDB_HELP } from './mdb/emulator-commands.ts';
import { createMdbEmulator } from './mdb/emulator.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from './mdb/frame.ts';
import type { BridgeCodec } from './mdb/frame.ts';
import { createEmulatedBridge } from './pulse/emulated-bridge.ts';
import { createPulseConsole, PULSE_HELP } from './pulse/emulator-commands.ts';
import type { Misfortune, Misfortunes } from './misfortunes.ts';
import { createPulseEmulator } from './pulse/emulator.ts';
import { PULSE_BAUD_RATE } from './pulse/start-up.ts';

export type EmulatorKind = Readonly<{
  help: readonly string[];
  /** A device that has just been powered up. */
  create: (clock: Clock) => EmulatorModel;
  /** What may befall it in a run with faults. */
  misfortunes: Misfortunes;
}>;

/** Simple queries are answered within 10 ms (part 1 §11.2); a device that has nothing else to do needs less. */
const CCTALK_TURNAROUND_MS = 2;
/** One round of the board's loop. */
const PULSE_TURNAROUND_MS = 1;

const cctalk = (): EmulatorModel => {
  const device = createEmulatedDevice();
  return {
    line: { baudRate: 9600, isEchoing: true },
    // The wire gives the echo.
    receive: createCctalkEmulator(device, { isEchoing: false }).receive,
    turnaroundMs: () => CCTALK_TURNAROUND_MS,
    openConsole: (plug, clock) => createCctalkConsole(device, plug, clock),
  };
};

const mdb = (codec: BridgeCodec) => (): EmulatorModel => {
  const changer = createEmulatedChanger();
  const bridge = createMdbEmulator(codec, changer);
  return {
    line: { baudRate: codec.baudRate, isEchoing: false },
    receive: bridge.receive,
    turnaroundMs: () => bridge.busMs,
    tick: bridge.tick,
    openConsole: (plug, clock) => createMdbConsole(changer, bridge, plug, clock),
  };
};

const pulse = (clock: Clock): EmulatorModel => {
  const bridge = createEmulatedBridge(clock.monotonicMs());
  const { receive, tick } = createPulseEmulator(bridge);
  return {
    line: { baudRate: PULSE_BAUD_RATE, isEchoing: false },
    receive,
    turnaroundMs: () => PULSE_TURNAROUND_MS,
    tick,
    openConsole: (plug, clock) => createPulseConsole(bridge, plug, clock),
  };
};

const PULLED: Misfortune = ['unplug', 'wait', 'replug'];
const FAULTY: Misfortune = ['fault 3', 'wait', 'fault 0'];

const CCTALK_MISFORTUNES: Misfortunes = {
  // Just before the wrap of its counter.
  first: ['event 1 250'],
  any: [
    PULLED,
    FAULTY,
    ['event 1 9'], // more than the buffer holds
    ['event 1 3', 'reset'],
    ['reset', 'event 1'],
    ['echo off', 'wait', 'echo on'],
    ['lever'],
  ],
};
const MDB_MISFORTUNES: Misfortunes = {
  any: [PULLED, ['reset'], ['slug', 'reset'], ['nack 3'], ['garble'], ['event 12'], ['lever']],
};
const PULSE_MISFORTUNES: Misfortunes = {
  any: [PULLED, FAULTY, ['reset'], ['pulse 3', 'reset'], ['pulse 2']],
};

export const EMULATORS: Readonly<Record<string, EmulatorKind>> = {
  cctalk: { help: CCTALK_HELP, create: cctalk, misfortunes: CCTALK_MISFORTUNES },
  'mdb-qibixx': { help: MDB_HELP, create: mdb(QIBIXX_CODEC), misfortunes: MDB_MISFORTUNES },
  'mdb-waferstar': { help: MDB_HELP, create: mdb(WAFERSTAR_CODEC), misfortunes: MDB_MISFORTUNES },
  pulse: { help: PULSE_HELP, create: pulse, misfortunes: PULSE_MISFORTUNES },
};
