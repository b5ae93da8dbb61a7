// The emulator as a process, a real pseudo-terminal, the real serialport: what a kiosk would see.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { POLL_WATCHDOG_MS } from '#drivers/cctalk/emulated-device.ts';
import { systemClock } from '#drivers/clock.ts';
import type {
  AcceptorHost,
  AcceptorPosition,
  CoinAcceptor,
  CreditEvent,
} from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openAcceptor } from '#drivers/open-acceptor.ts';
import { readStore } from '../../support/acceptor-host-process.ts';
import { emulatedTable } from '../../support/acceptor-rig.ts';
import { until, untilOpen } from '../../support/emulator-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'tikkeul-emulator-'));
const tty = join(folder, 'acceptor-0.tty');
const control = join(folder, 'acceptor-0.sock');
let emulator: ChildProcess;
const acceptors: CoinAcceptor[] = [];

beforeAll(async () => {
  emulator = await startEmulator();
});

afterEach(async () => {
  await Promise.all(acceptors.splice(0).map((acceptor) => acceptor.close()));
});

afterAll(async () => {
  await stop(emulator);
  rmSync(folder, { recursive: true, force: true });
});

describe('an acceptor on a real pseudo-terminal', () => {
  test('takes coins, survives unplug and replug, and counts each coin once', async () => {
    const kiosk = openKiosk();
    await until(() => kiosk.acceptor.state.state === 'ready');
    expect(await kiosk.acceptor.accept()).toEqual({ ok: true });

    expect(await say('coin KR500A')).toMatchObject({ ok: true, outcome: 'accepted' });
    expect(await say('coin KR100A 3')).toMatchObject({ accepted: 3, returned: 0 });
    await until(() => kiosk.coins().length === 4);

    await say('unplug');
    // The device still has power; it stops by itself a second after the last poll, and remembers what it took.
    expect(await say('coin US025A')).toMatchObject({ outcome: 'accepted' });
    await until(() => kiosk.acceptor.state.state === 'out-of-service');
    await systemClock.sleep(POLL_WATCHDOG_MS + 100);
    expect(await say('coin US025A')).toMatchObject({ outcome: 'returned' });
    await say('replug');
    await until(() => isOpen(kiosk.acceptor));
    await until(() => kiosk.coins().length === 5);

    expect(await kiosk.acceptor.settle()).toEqual({ ok: true });
    expect(await say('coin KR500A')).toMatchObject({ outcome: 'returned' });

    expect(kiosk.coins()).toEqual([4, 3, 3, 3, 8]);
    expect(kiosk.events.filter((event) => event.kind === 'gap')).toEqual([]);
    expect(await say('count')).toMatchObject({
      accepted: { KR500A: 1, KR100A: 3, US025A: 1 },
      returned: 2,
    });
  });

  test('loses nothing and doubles nothing when the event loop stalls for half a second', async () => {
    const kiosk = openKiosk();
    await until(() => kiosk.acceptor.state.state === 'ready');
    await kiosk.acceptor.accept();
    const before = kiosk.coins().length;

    for (let coins = 1; coins <= 4; coins++) {
      const dropped = say('coin KR050A');
      await systemClock.sleep(20);
      stall(500);
      expect(await dropped).toMatchObject({ outcome: 'accepted' });
      // Two stalls without a poll between them would last a second, and the device would close by itself.
      await until(() => kiosk.coins().length === before + coins);
    }

    expect(kiosk.coins().slice(before)).toEqual([2, 2, 2, 2]);
    expect(kiosk.states).not.toContain('silent');
  });
});

test('a host killed at any moment loses no coin and doubles none', async () => {
  await stop(emulator);
  emulator = await startEmulator();
  const store = join(folder, 'store.json');
  const startHost = (): ChildProcess =>
    spawn('node', ['test/support/acceptor-host-process.ts', tty, store], { stdio: 'inherit' });
  let host = startHost();
  onTestFinished(() => stop(host, 'SIGKILL'));
  for (const lifeMs of [330, 80, 610]) {
    // At each start it says first what it found.
    const { length } = readStore(store).reports;
    await until(() => readStore(store).reports.length > length);
    await untilOpen(say);
    const poured = say('coin KR100A 15');
    await systemClock.sleep(lifeMs);
    await stop(host, 'SIGKILL');
    host = startHost();
    await poured;
  }
  const { accepted } = (await say('count')) as { accepted: { KR100A: number } };
  await until(() => counted().coins + counted().lost >= accepted.KR100A);
  await systemClock.sleep(500);
  await stop(host, 'SIGKILL');

  expect(counted().coins).toBeGreaterThan(0);
  expect(counted().coins).toBeLessThanOrEqual(accepted.KR100A);
  // What is lost may have been coins, or coins that came back from a slot that had closed meanwhile.
  expect(counted().coins + counted().lost).toBeGreaterThanOrEqual(accepted.KR100A);
  expect(new Set(counted().sequences).size).toBe(counted().coins);

  function counted() {
    const events = readStore(store).reports.flatMap((report) => report.events);
    const sequences = events.flatMap((e) => (e.kind === 'coin' ? [e.creditSeq] : []));
    const lost = events.reduce((sum, e) => sum + (e.kind === 'gap' ? (e.lostCount ?? NaN) : 0), 0);
    return { coins: sequences.length, sequences, lost };
  }
});

describe('the emulator process', () => {
  test('refuses an unknown command, a line that is too long, and serves others meanwhile', async () => {
    expect(await say('dance')).toEqual({ ok: false, error: expect.stringContaining('dance') });
    expect(await say('x'.repeat(5000))).toMatchObject({ ok: false });
    expect(await say('state')).toMatchObject({ ok: true, isPlugged: true });
  });

  test('refuses to take the place of a living one', async () => {
    const second = spawn('node', [
      'scripts/emulate.ts',
      'cctalk',
      '--tty',
      tty,
      '--control',
      control,
    ]);
    const errors: string[] = [];
    second.stderr.on('data', (text: Buffer) => errors.push(text.toString()));

    const code = await new Promise((resolve) => second.once('exit', resolve));

    expect(code).toBe(2);
    expect(errors.join('')).toContain('another emulator already listens');
    expect(await say('state')).toMatchObject({ ok: true, isPlugged: true });
  });

  test('leaves neither link nor socket behind, and starts over what a killed one left', async () => {
    await stop(emulator, 'SIGKILL');
    const leftBehind = lstatSync(tty).isSymbolicLink() && existsSync(control);
    emulator = await startEmulator();
    const answer = await say('state');
    await stop(emulator);
    const isClean = !existsSync(control) && !lstatSync(tty, { throwIfNoEntry: false });
    emulator = await startEmulator();

    expect({ leftBehind, answer, isClean }).toMatchObject({
      leftBehind: true,
      answer: { ok: true },
      isClean: true,
    });
    expect(readlinkSync(tty)).toMatch(/^\/dev\/pts\/\d+$/);
  });
});

/** A kiosk as far as the acceptor knows one; closed after the test. */
function openKiosk() {
  const positions = new Map<string, AcceptorPosition>();
  const events: CreditEvent[] = [];
  const states: string[] = [];
  const host: AcceptorHost = {
    clock: systemClock,
    entropy: systemEntropy,
    tableFor: () => emulatedTable,
    lastPosition: (acceptorId) => positions.get(acceptorId),
    commit: async (report) => {
      positions.set(report.position.acceptorId, report.position);
      events.push(...report.events);
    },
    stateChanged: (state) => {
      states.push(state.state === 'out-of-service' ? state.reason : state.state);
    },
    log: () => {},
  };
  const place = { kind: 'emulated' } as const;
  const kiosk = {
    acceptor: openAcceptor({ protocol: 'cctalk', address: 2, place }, tty, host),
    events,
    states,
    coins: () => events.flatMap((event) => (event.kind === 'coin' ? [event.position] : [])),
  };
  acceptors.push(kiosk.acceptor);
  return kiosk;
}

const isOpen = ({ state }: CoinAcceptor): boolean => state.state === 'ready' && state.isOpen;

async function startEmulator(): Promise<ChildProcess> {
  const child = spawn(
    'node',
    ['scripts/emulate.ts', 'cctalk', '--tty', tty, '--control', control],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout! })) {
    if (line === 'ready') return child;
  }
  throw new Error('the emulator did not start');
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

function say(line: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const client = connect(control);
    client.on('error', reject);
    createInterface({ input: client }).once('line', (answer) => {
      client.destroy();
      resolve(JSON.parse(answer));
    });
    client.write(`${line}\n`);
  });
}

function stall(ms: number): void {
  const endMs = systemClock.monotonicMs() + ms;
  while (systemClock.monotonicMs() < endMs);
}
