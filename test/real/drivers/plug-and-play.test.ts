// Plugs that are pulled and put in again, on real pseudo-terminals under names that change.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCctalkAcceptor } from '#drivers/cctalk/cctalk-acceptor.ts';
import { systemClock } from '#drivers/clock.ts';
import type { AcceptorPosition, CoinAcceptor, CreditEvent } from '#drivers/coin-acceptor.ts';
import { systemEntropy } from '#drivers/entropy.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';
import { stablePort } from '#drivers/line/stable-port.ts';
import { emulatedTable } from '../../support/acceptor-rig.ts';
import { type PtyUnit, ptyUnit } from '../../support/pty-unit.ts';

/** The requirement: a replugged device takes coins again within this time. */
const BACK_WITHIN_MS = 5_000;

let devices: string;
let kiosk: ReturnType<typeof openKiosk>;
let units: PtyUnit[];
const at = (name: string): string => join(devices, name);
const stable = (): string => at('serial/by-id/usb-FTDI_A1-if00-port0');

beforeEach(() => {
  devices = mkdtempSync(join(tmpdir(), 'dev-'));
  mkdirSync(at('serial/by-id'), { recursive: true });
  units = [];
  kiosk = openKiosk(at('ttyUSB0'));
});
afterEach(async () => {
  await kiosk.acceptor.close();
  for (const unit of units) unit.unplug();
  rmSync(devices, { recursive: true, force: true });
});

describe('an acceptor whose plug is pulled', () => {
  test('in mid-frame and put in under another name is back within 5 s, and each coin counts once', async () => {
    const unit = aUnit(7);
    unit.plug(at('ttyUSB0'), stable());
    await kiosk.open();
    const outcomes = [unit.drop('KR500A')];
    await within(() => kiosk.coins().length === 1);

    unit.unplugInMidFrame();
    outcomes.push(unit.drop('KR100A'));
    await within(() => !unit.isPlugged() && !kiosk.isOpen());
    unit.plug(at('ttyUSB1'), stable());
    await within(kiosk.isOpen);
    outcomes.push(unit.drop('US025A'));
    await within(() => kiosk.coins().length === 3);
    expect(await kiosk.acceptor.settle()).toEqual({ ok: true });

    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted']);
    expect(kiosk.coins()).toEqual(['7: 4', '7: 3', '7: 8']);
    expect(kiosk.gaps()).toEqual([]);
  });

  test('five times in a row, each time with a coin in its throat, counts each coin once', async () => {
    const unit = aUnit(7);
    unit.plug(at('ttyUSB0'), stable());
    await kiosk.open();

    const outcomes: string[] = [];
    for (let time = 1; time <= 5; time += 1) {
      unit.unplugInMidFrame();
      outcomes.push(unit.drop('KR100A'));
      await within(() => !unit.isPlugged() && !kiosk.isOpen());
      unit.plug(at(`ttyUSB${time}`), stable());
      await within(kiosk.isOpen);
    }
    expect(await kiosk.acceptor.settle()).toEqual({ ok: true });

    expect(outcomes).toEqual(Array(5).fill('accepted'));
    expect(kiosk.coins()).toEqual(Array(5).fill('7: 3'));
    expect(kiosk.gaps()).toEqual([]);
  });

  test('and replaced by another unit: each has its own history and its own table', async () => {
    const [first, second] = [aUnit(7), aUnit(8)];
    first.plug(at('ttyUSB0'), stable());
    await kiosk.open();
    first.drop('KR500A');
    await within(() => kiosk.coins().length === 1);

    first.unplug();
    // What it counted somewhere else is nobody's deposit here.
    second.device.acceptsCoins = true;
    second.device.inhibitMask = 0xffff;
    second.device.polled(systemClock.monotonicMs());
    second.drop('KR500A');
    second.plug(at('ttyUSB0'), at('serial/by-id/usb-FTDI_B2-if00-port0'));
    await within(() => kiosk.readyAs() === second.acceptorId && kiosk.isOpen());
    second.drop('KR100A');
    await within(() => kiosk.coins().length === 2);
    second.unplug();
    first.plug(at('ttyUSB3'), stable(), at('ttyUSB0'));
    await within(() => kiosk.readyAs() === first.acceptorId && kiosk.isOpen());
    first.drop('US025A');
    await within(() => kiosk.coins().length === 3);

    expect(kiosk.coins()).toEqual(['7: 4', '8: 3', '7: 8']);
    expect(kiosk.gaps()).toEqual(['8: history-unknown']);
  });

  test('and replaced by a unit without an approved table stays inhibited', async () => {
    const [first, stranger] = [aUnit(7), aUnit(9)];
    first.plug(at('ttyUSB0'), stable());
    await kiosk.open();

    first.unplug();
    stranger.plug(at('ttyUSB0'));
    await within(() => kiosk.reason() === 'no-approved-table');

    expect(stranger.drop('KR500A')).toBe('returned');
    expect(kiosk.coins()).toEqual([]);
  });

  test('without a stable name says which port has appeared, and is back under its old name', async () => {
    const unit = aUnit(7);
    unit.plug(at('ttyUSB0'));
    await kiosk.open();

    unit.unplug();
    unit.plug(at('ttyUSB1'));
    await within(() => kiosk.detail().includes('these ports are there'));
    const sentence = kiosk.detail();
    unit.unplug();
    unit.plug(at('ttyUSB0'));
    await within(kiosk.isOpen);

    expect(sentence).toContain(at('ttyUSB1'));
    expect(kiosk.gaps()).toEqual([]);
  });
});

/** Units 7 and 8 have approved tables, unit 9 has none. */
function aUnit(serial: number): PtyUnit {
  const unit = ptyUnit({ manufacturer: 'NRI', product: 'G13', serial });
  units.push(unit);
  return unit;
}

function openKiosk(path: string) {
  const positions = new Map<string, AcceptorPosition>();
  const events: { serial: string; event: CreditEvent }[] = [];
  const openPort = (name: string) => openSerialLine(name, 9600, systemClock);
  const acceptor: CoinAcceptor = createCctalkAcceptor(stablePort(path, openPort, devices), 2, {
    clock: systemClock,
    entropy: systemEntropy,
    tableFor: (acceptorId) =>
      /\/[78]$/.test(acceptorId) ? { ...emulatedTable, acceptorId } : undefined,
    lastPosition: (acceptorId) => positions.get(acceptorId),
    commit: async ({ position, events: news }) => {
      positions.set(position.acceptorId, position);
      const serial = position.acceptorId.split('/')[2]!;
      events.push(...news.map((event) => ({ serial, event })));
    },
    stateChanged: () => {},
    log: () => {},
  });
  const outOfService = () =>
    acceptor.state.state === 'out-of-service' ? acceptor.state : undefined;
  return {
    acceptor,
    open: async () => {
      await within(() => acceptor.state.state === 'ready');
      expect(await acceptor.accept()).toEqual({ ok: true });
    },
    isOpen: () => acceptor.state.state === 'ready' && acceptor.state.isOpen,
    readyAs: () => (acceptor.state.state === 'ready' ? acceptor.state.acceptorId : undefined),
    reason: () => outOfService()?.reason,
    detail: () => outOfService()?.detail ?? '',
    coins: () =>
      events.flatMap(({ serial, event }) =>
        event.kind === 'coin' ? [`${serial}: ${event.position}`] : [],
      ),
    gaps: () =>
      events.flatMap(({ serial, event }) =>
        event.kind === 'gap' ? [`${serial}: ${event.reason}`] : [],
      ),
  };
}

/** Comes true within the time that the requirement gives. */
async function within(isTrue: () => boolean): Promise<void> {
  const endMs = systemClock.monotonicMs() + BACK_WITHIN_MS;
  while (systemClock.monotonicMs() < endMs) {
    if (isTrue()) return;
    await systemClock.sleep(10);
  }
  throw new Error(`did not come true within ${BACK_WITHIN_MS} ms: ${isTrue}`);
}
