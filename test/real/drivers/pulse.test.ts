// The emulated pulse bridge as a process, a real pseudo-terminal, the real serialport: what a kiosk would see.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import type { AcceptorPosition, CoinAcceptor, CreditEvent } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openAcceptor } from '#drivers/open-acceptor.ts';
import { readStore } from '../../support/acceptor-host-process.ts';
import { endProcess, startEmulator, until } from '../../support/emulator-process.ts';
import type { EmulatorProcess } from '../../support/emulator-process.ts';
import { pulseTable } from '../../support/pulse-rig.ts';

const acceptors: CoinAcceptor[] = [];
let emulator: EmulatorProcess;

beforeAll(async () => {
  emulator = await startEmulator('pulse');
});
afterEach(async () => {
  await Promise.all(acceptors.splice(0).map((acceptor) => acceptor.close()));
});
afterAll(() => emulator.stop());

test('a pulse acceptor takes coins, survives unplug, replug and a power cut, and counts each coin once', async () => {
  const kiosk = openKiosk(emulator.tty);
  await until(() => kiosk.acceptor.state.state === 'ready');
  expect(await kiosk.acceptor.accept()).toEqual({ ok: true });

  expect(await emulator.say('coin KR500A')).toMatchObject({ ok: true, outcome: 'accepted' });
  expect(await emulator.say('coin KR010A 2')).toMatchObject({ accepted: 2, returned: 0 });
  await until(() => kiosk.coins().length === 3);

  await emulator.say('unplug');
  await until(() => kiosk.acceptor.state.state === 'out-of-service');
  // It has power, and closes by itself two seconds after our last word.
  expect(await emulator.say('coin US025A')).toMatchObject({ outcome: 'accepted' });
  await emulator.say('replug');
  await until(() => kiosk.coins().length === 4);
  await until(() => isOpen(kiosk.acceptor));
  await emulator.say('reset');
  await until(() => !isOpen(kiosk.acceptor));
  await until(() => isOpen(kiosk.acceptor));
  expect(await emulator.say('coin KR050A')).toMatchObject({ outcome: 'accepted' });
  await until(() => kiosk.coins().length === 5);

  expect(await kiosk.acceptor.settle()).toEqual({ ok: true });
  expect(await emulator.say('coin KR500A')).toMatchObject({ outcome: 'returned' });
  expect(kiosk.coins()).toEqual([4, 1, 1, 5, 2]);
  // The power went while the slot was open: whether a coin was being counted then, nobody knows.
  expect(kiosk.events.filter(({ kind }) => kind === 'gap')).toEqual([
    { kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' },
  ]);
});

test('a stall of the event loop for half a second, in the middle of a frame, loses nothing and doubles nothing', async () => {
  const kiosk = openKiosk(emulator.tty);
  await until(() => kiosk.acceptor.state.state === 'ready');
  await kiosk.acceptor.accept();
  const before = kiosk.coins().length;
  // This kiosk has never met the board before: that there is a past is not the stall's doing.
  const past = kiosk.events.length;

  for (let i = 0; i < 4; i++) {
    const dropped = emulator.say('coin KR050A');
    // The board tells its coin when the train has ended, about now; nobody runs to hear it.
    await systemClock.sleep(100 + 60 * i);
    const endMs = systemClock.monotonicMs() + 500;
    while (systemClock.monotonicMs() < endMs);
    expect(await dropped).toMatchObject({ outcome: 'accepted' });
    await until(() => kiosk.coins().length === before + i + 1);
  }

  expect(kiosk.coins().slice(before)).toEqual([2, 2, 2, 2]);
  expect(kiosk.events.slice(past).filter(({ kind }) => kind === 'gap')).toEqual([]);
});

test('a host of a pulse acceptor killed at any moment loses no coin and doubles none', async () => {
  await emulator.say('wipe');
  const store = join(emulator.folder, 'store.json');
  const startHost = (): ChildProcess =>
    spawn('node', ['test/support/acceptor-host-process.ts', emulator.tty, store, 'pulse'], {
      stdio: 'inherit',
    });
  const { accepted: before } = (await emulator.say('count')) as Counts;
  let host = startHost();
  while (!((await emulator.say('state')) as { isOpen: boolean }).isOpen)
    await systemClock.sleep(50);

  const poured = emulator.say('coin KR010A 25');
  for (const lifeMs of [930, 1310, 1120, 1590]) {
    await systemClock.sleep(lifeMs);
    await endProcess(host, 'SIGKILL');
    host = startHost();
  }
  await poured;
  const { accepted } = (await emulator.say('count')) as Counts;
  const fell = (accepted.KR010A ?? 0) - (before.KR010A ?? 0);
  await until(() => sequences().length >= fell);
  await systemClock.sleep(500);
  await endProcess(host, 'SIGKILL');

  expect(fell).toBeGreaterThan(0);
  expect(sequences()).toEqual(Array.from({ length: fell }, (_, index) => BigInt(index + 1)));

  function sequences(): bigint[] {
    const events = readStore(store).reports.flatMap((report) => report.events);
    return events.flatMap((event) => (event.kind === 'coin' ? [event.creditSeq] : []));
  }
});

type Counts = { accepted: { KR010A?: number } };

const isOpen = ({ state }: CoinAcceptor): boolean => state.state === 'ready' && state.isOpen;

/** A kiosk as far as the acceptor knows one. */
function openKiosk(tty: string) {
  const positions = new Map<string, AcceptorPosition>();
  const events: CreditEvent[] = [];
  const acceptor = openAcceptor({ protocol: 'pulse', place: { kind: 'port', path: tty } }, '', {
    clock: systemClock,
    entropy: systemEntropy,
    tableFor: () => pulseTable,
    lastPosition: (acceptorId) => positions.get(acceptorId),
    commit: async (report) => {
      positions.set(report.position.acceptorId, report.position);
      events.push(...report.events);
    },
    stateChanged: () => {},
    log: () => {},
  });
  acceptors.push(acceptor);
  return {
    acceptor,
    events,
    coins: () => events.flatMap((event) => (event.kind === 'coin' ? [event.position] : [])),
  };
}
