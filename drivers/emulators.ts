// Every device that can be emulated, by the word that starts it: `npm run emulate -- WORD`.
import { createEmulatedDevice } from './cctalk/emulated-device.ts';
import { CCTALK_HELP, createCctalkConsole } from './cctalk/emulator-commands.ts';
import { createCctalkEmulator } from './cctalk/emulator.ts';
import type { Clock } from './clock.ts';

import type { EmulatorModel } from './emulator-process.ts';
import { createEmulatedChanger } from './mdb/emulated-changer.ts';
import { createMdbConsole, MDB_HELP } from './mdb/emulator-commands.ts';
import { createMdbEmulator } from './mdb/emulator.ts';
import { QIBIXX_CODEC, WAFERSTAR_CODEC } from './mdb/frame.ts';
import type { BridgeCodec } from './mdb/frame.ts';
import { createEmulatedBridge } from './pulse/emulated-bridge.ts';
import { createPulseConsole, PULSE_HELP } from './pulse/emulator-commands.ts';
import { createPulseEmulator } from './pulse/emulator.ts';

export type EmulatorKind = Readonly<{
  help: readonly string[];
  /** A device that has just been powered up. */
  create: (clock: Clock) => EmulatorModel;
}>;

const cctalk = (): EmulatorModel => {
  const device = createEmulatedDevice();
  return {
    receive: createCctalkEmulator(device).receive,
    openConsole: (plug, clock) => createCctalkConsole(device, plug, clock),
  };
};

const mdb = (codec: BridgeCodec) => (): EmulatorModel => {
  const changer = createEmulatedChanger();
  const bridge = createMdbEmulator(codec, changer);
  return {
    receive: bridge.receive,
    tick: bridge.tick,
    openConsole: (plug, clock) => createMdbConsole(changer, bridge, plug, clock),
  };
};

const pulse = (clock: Clock): EmulatorModel => {
  const bridge = createEmulatedBridge(clock.monotonicMs());
  const { receive, tick } = createPulseEmulator(bridge);
  return {
    receive,
    tick,
    openConsole: (plug, clock) => createPulseConsole(bridge, plug, clock),
  };
};

export const EMULATORS: Readonly<Record<string, EmulatorKind>> = {
  cctalk: { help: CCTALK_HELP, create: cctalk },
  'mdb-qibixx': { help: MDB_HELP, create: mdb(QIBIXX_CODEC) },
  'mdb-waferstar': { help: MDB_HELP, create: mdb(WAFERSTAR_CODEC) },
  pulse: { help: PULSE_HELP, create: pulse },
};
