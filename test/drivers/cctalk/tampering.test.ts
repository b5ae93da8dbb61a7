import { describe, expect, test } from 'vitest';
import { CRC_CODEC } from '#drivers/cctalk/crc-frame.ts';
import { createEmulatedDevice } from '#drivers/cctalk/emulated-device.ts';
import { createCctalkEmulator } from '#drivers/cctalk/emulator.ts';
import { COMMANDS } from '#drivers/cctalk/headers.ts';
import { openRig } from '../../support/acceptor-rig.ts';
import type { Rig, RigOptions } from '../../support/acceptor-rig.ts';
import { bytes, hex } from '../../support/hex.ts';

/** Puts a zero byte before the next command with this header, once, and lets the kiosk send it. */
async function injectBefore(header: number, rig: Rig): Promise<void> {
  let isDone = false;
  rig.onWire = (packet) => {
    if (isDone || packet[3] !== header) return packet;
    isDone = true;
    return new Uint8Array([0, ...packet]);
  };
  const asked =
    header === COMMANDS.modifyMasterInhibit.header ? rig.acceptor.inhibit() : rig.acceptor.accept();
  await rig.clock.advance(4000);
  await asked;
}

/** A slot that is open and has taken a coin. */
async function pouredRig(options: RigOptions = {}): Promise<Rig> {
  const rig = await openRig(options);
  rig.drop('KR100A');
  await rig.clock.advance(5000);
  return rig;
}

const reports = (rig: Rig): string[] =>
  rig.warnings.map(({ message }) => message).filter((message) => /foreign/.test(message));

test('a zero byte before "accept coins" is a broadcast reset with a right sum', () => {
  const device = createEmulatedDevice();
  device.note(1, false);
  const emulator = createCctalkEmulator(device, { isEchoing: false });

  const answer = emulator.receive(bytes('00 02 01 01 E4 01 17'), 0);

  expect(hex(answer)).toBe('01000200fd');
  expect(device.counter).toBe(0);
});

describe('unexplained resets after our own commands are reported as tampering', () => {
  test('at once, where the echo shows the byte that was put before the command', async () => {
    const rig = await pouredRig();

    await injectBefore(COMMANDS.modifyMasterInhibit.header, rig);

    expect(reports(rig)).toEqual([expect.stringMatching(/by a byte that somebody put before/)]);
    expect(rig.gaps()).toEqual([{ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }]);
    expect(rig.coins()).toEqual([3]);
  });

  test('with what was said on the line, the zero byte included', async () => {
    const rig = await pouredRig();

    await injectBefore(COMMANDS.modifyMasterInhibit.header, rig);

    const { wire } = rig.warnings.find(({ message }) => /somebody/.test(message))!;
    expect(wire.some((line) => line.includes('00020101e40018'))).toBe(true);
  });

  test('before the first coin as well, when only the inhibits show the reset', async () => {
    const rig = await openRig();

    await injectBefore(COMMANDS.modifyMasterInhibit.header, rig);

    expect(reports(rig).length).toBe(1);
  });

  test('the third time within ten minutes, where no echo could show anything', async () => {
    const rig = await pouredRig({ isEchoing: false });
    const told: number[] = [];

    for (let attacks = 0; attacks < 3; attacks++) {
      await injectBefore(COMMANDS.modifyMasterInhibit.header, rig);
      told.push(reports(rig).length);
      const opened = rig.acceptor.accept();
      await rig.clock.advance(3000);
      await opened;
      rig.drop('KR100A');
      await rig.clock.advance(5000);
    }

    expect(told).toEqual([0, 0, 1]);
    expect(reports(rig)).toEqual([expect.stringMatching(/again and again/)]);
  });
});

describe('nobody is suspected', () => {
  test('when the device loses power by itself', async () => {
    const rig = await pouredRig();

    rig.device.reset();
    await rig.clock.advance(20_000);
    rig.drop('KR100A');
    await rig.clock.advance(20_000);
    rig.device.reset();
    await rig.clock.advance(20_000);

    expect(rig.gaps().length).toBe(2);
    expect(reports(rig)).toEqual([]);
  });

  test('in CRC mode, where the device does not obey', async () => {
    const rig = await pouredRig({ codec: CRC_CODEC });

    await injectBefore(COMMANDS.modifyMasterInhibit.header, rig);

    expect(rig.gaps()).toEqual([]);
    expect(reports(rig)).toEqual([]);
  });
});
