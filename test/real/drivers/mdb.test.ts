// Emulated MDB bridges as processes, a real pseudo-terminal, the real serialport: what a kiosk would see.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#drivers/clock.ts';
import type { AcceptorPosition, CoinAcceptor, CreditEvent } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openAcceptor } from '#drivers/open-acceptor.ts';
import { readStore } from '../../support/acceptor-host-process.ts';
import { endProcess, startEmulator, until } from '../../support/emulator-process.ts';
import type { EmulatorProcess } from '../../support/emulator-process.ts';
import { wonTable } from '../../support/mdb-rig.ts';

const PROTOCOLS = ['mdb-qibixx', 'mdb-waferstar'] as const;
const acceptors: CoinAcceptor[] = [];

describe.each(PROTOCOLS)('%s on a real pseudo-terminal', (protocol) => {
  let emulator: EmulatorProcess;

  beforeAll(async () => {
    emulator = await startEmulator(protocol);
  });
  afterEach(async () => {
    await Promise.all(acceptors.splice(0).map((acceptor) => acceptor.close()));
  });
  afterAll(() => emulator.stop());

  test('takes coins, survives unplug and replug, and counts each coin once', async () => {
    const kiosk = openKiosk(protocol, emulator.tty);
    await until(() => kiosk.acceptor.state.state === 'ready');
    expect(await kiosk.acceptor.accept()).toEqual({ ok: true });

    expect(await emulator.say('coin KRW500')).toMatchObject({ ok: true, outcome: 'accepted' });
    expect(await emulator.say('coin KRW100 3')).toMatchObject({ accepted: 3, returned: 0 });
    expect(await emulator.say('burst KRW10 KRW50 TOKEN')).toMatchObject({
      outcomes: ['accepted', 'accepted', 'returned'],
    });
    await until(() => kiosk.coins().length === 6);

    await emulator.say('unplug');
    await until(() => kiosk.acceptor.state.state === 'out-of-service');
    await emulator.say('replug');
    await until(() => isOpen(kiosk.acceptor));
    expect(await emulator.say('coin KRW500')).toMatchObject({ outcome: 'accepted' });
    await until(() => kiosk.coins().length === 7);

    expect(await kiosk.acceptor.settle()).toEqual({ ok: true });
    expect(await emulator.say('coin KRW500')).toMatchObject({ outcome: 'returned' });
    expect(kiosk.coins()).toEqual([4, 3, 3, 3, 1, 2, 4]);
  });

  test('loses nothing and doubles nothing when the event loop stalls for half a second', async () => {
    const kiosk = openKiosk(protocol, emulator.tty);
    await until(() => kiosk.acceptor.state.state === 'ready');
    await kiosk.acceptor.accept();

    for (let i = 0; i < 4; i++) {
      const dropped = emulator.say('coin KRW50');
      await systemClock.sleep(20);
      stall(500);
      expect(await dropped).toMatchObject({ outcome: 'accepted' });
    }
    await until(() => kiosk.coins().length === 4);

    expect(kiosk.coins()).toEqual([2, 2, 2, 2]);
    expect(kiosk.events.filter(({ kind }) => kind === 'gap')).toEqual([]);
  });

  test('goes on after damaged lines, a silent changer and a reset, and names what may be missing', async () => {
    const kiosk = openKiosk(protocol, emulator.tty);
    await until(() => kiosk.acceptor.state.state === 'ready');
    await kiosk.acceptor.accept();
    await emulator.say('nack 3');
    await systemClock.sleep(300);
    await emulator.say('garble');
    await emulator.say('slug');
    await until(() => kiosk.events.some((e) => e.kind === 'gap' && e.reason === 'credits-lost'));
    await emulator.say('reset');
    await until(() => kiosk.events.some((e) => e.kind === 'gap' && e.reason === 'acceptor-reset'));
    await until(() => isOpen(kiosk.acceptor));

    await emulator.say('coin KRW500');
    await until(() => kiosk.coins().length === 1);

    expect(kiosk.coins()).toEqual([4]);
  });

  test('a host killed at any moment doubles no coin, and where one is missing stands a gap', async () => {
    const store = join(emulator.folder, 'store.json');
    const startHost = (): ChildProcess =>
      spawn('node', ['test/support/acceptor-host-process.ts', emulator.tty, store, protocol], {
        stdio: 'inherit',
      });
    const before = await accepted(emulator);
    let host = startHost();
    await until(() => readStore(store).reports.length > 1);
    for (let kills = 0; kills < 2; kills++) {
      const poured = emulator.say('coin KRW100 10');
      await systemClock.sleep(250 + 170 * kills);
      await endProcess(host, 'SIGKILL');
      host = startHost();
      await poured;
      await systemClock.sleep(1200);
    }
    const fallen = (await accepted(emulator)) - before;
    const stored = () => {
      const events = readStore(store).reports.flatMap((report) => report.events);
      const sequences = events.flatMap((e) => (e.kind === 'coin' ? [e.creditSeq] : []));
      return { sequences, hasGap: events.some(({ kind }) => kind === 'gap') };
    };
    // The last host has to meet the changer first, at the pace of its line.
    await until(() => stored().sequences.length === fallen || stored().hasGap);
    await endProcess(host, 'SIGKILL');

    const { sequences } = stored();
    expect(fallen).toBeGreaterThan(3);
    expect(new Set(sequences).size).toBe(sequences.length);
    expect(sequences.length).toBeLessThanOrEqual(fallen);
  });
});

async function accepted(emulator: EmulatorProcess): Promise<number> {
  const { accepted: coins } = (await emulator.say('count')) as { accepted: Record<string, number> };
  return coins['KRW100'] ?? 0;
}

/** A kiosk as far as the acceptor knows one; closed after the test. */
function openKiosk(protocol: (typeof PROTOCOLS)[number], tty: string) {
  const positions = new Map<string, AcceptorPosition>();
  const events: CreditEvent[] = [];
  const acceptor = openAcceptor({ protocol, place: { kind: 'emulated' } }, tty, {
    clock: systemClock,
    entropy: systemEntropy,
    tableFor: () => wonTable,
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

const isOpen = ({ state }: CoinAcceptor): boolean => state.state === 'ready' && state.isOpen;

function stall(ms: number): void {
  const endMs = systemClock.monotonicMs() + ms;
  while (systemClock.monotonicMs() < endMs);
}
