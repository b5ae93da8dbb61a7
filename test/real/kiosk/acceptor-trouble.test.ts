// Wrong settings, no device, a port in use: one sentence says what to do, the kiosk is out of service, and it recovers by itself.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import { offlineKiosk, startController } from '../../support/controller-process.ts';
import { endProcess, startEmulator } from '../../support/emulator-process.ts';
import { holdPort } from '../../support/port-holder.ts';

type Health = { ok: boolean; outOfService?: string; acceptors: { detail?: string }[] };

/** A kiosk whose acceptor hangs on `port`, and what it says of itself. */
async function kioskAt(acceptor: string) {
  const dataDir = offlineKiosk();
  // The emulator stands for a real device here, and its coins count in a demonstration only.
  const controller = startController(dataDir, { ACCEPTOR: acceptor, HOUSE: 'demo' });
  onTestFinished(async () => {
    controller.child.kill('SIGTERM');
    await controller.ended;
    rmSync(dataDir, { recursive: true, force: true });
  });
  const url = await controller.ready();
  const health = async (): Promise<Health> =>
    (await fetch(`${url}healthz`)).json() as Promise<Health>;
  const until = async (isTrue: (health: Health) => boolean): Promise<Health> => {
    for (let tries = 0; tries < 200; tries++) {
      const told = await health();
      if (isTrue(told)) return told;
      await systemClock.sleep(50);
    }
    return health();
  };
  return { until };
}

test('a kiosk without its acceptor says what to do, and serves as soon as it is plugged in', async () => {
  const emulator = await startEmulator('cctalk');
  onTestFinished(emulator.stop);
  await emulator.say('unplug');
  const kiosk = await kioskAt(`cctalk:${emulator.tty}`);

  const missing = await kiosk.until(({ acceptors }) => acceptors[0]?.detail !== undefined);
  await emulator.say('replug');
  const served = await kiosk.until(({ ok }) => ok);

  expect(missing).toMatchObject({ ok: false, outOfService: 'no-acceptor' });
  expect(missing.acceptors[0]?.detail).toMatch(/plug in the acceptor, or correct ACCEPTOR/);
  expect(served).toMatchObject({ ok: true });
});

test('a port that another program has open is named, and taken as soon as it is free', async () => {
  const emulator = await startEmulator('cctalk');
  onTestFinished(emulator.stop);
  const holder = await holdPort(emulator.tty);
  onTestFinished(() => endProcess(holder, 'SIGKILL'));
  const kiosk = await kioskAt(`cctalk:${emulator.tty}`);

  const busy = await kiosk.until(({ acceptors }) => acceptors[0]?.detail !== undefined);
  await endProcess(holder, 'SIGKILL');
  const served = await kiosk.until(({ ok }) => ok);

  expect(busy).toMatchObject({ ok: false, outOfService: 'no-acceptor' });
  expect(busy.acceptors[0]?.detail).toContain('is in use by another program: stop it first');
  expect(served).toMatchObject({ ok: true });
});

test.each([
  ['serial:/dev/ttyUSB0', 'write for example'],
  ['cctalk@300:/dev/ttyUSB0', 'a number from 2 to 255'],
  ['pulse:/dev/ttyACM0,pulse:/dev/ttyACM0', 'room for nothing else'],
])('ACCEPTOR=%s stops the start with one sentence', async (acceptor, words) => {
  const dataDir = offlineKiosk();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const controller = startController(dataDir, { ACCEPTOR: acceptor });

  expect(await controller.ended).toBe(2);
  expect(controller.errors().trim().split('\n')).toEqual([expect.stringContaining(words)]);
});
