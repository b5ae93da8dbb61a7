// A deposit without network, over a real serial line, with the controller killed in the middle of it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { relayToEmulator } from '#kiosk/bridge/emulator-relay.ts';
import { openDeposit, type Visitor, visitKiosk } from '../../../scripts/faults/visitor.ts';
import {
  type ControllerProcess,
  isAlive,
  journalOf,
  offlineKiosk,
  pidIn,
  startController,
} from '../../support/controller-process.ts';

let dataDir: string;
let controller: ControllerProcess;
let visitor: Visitor;

const drop = async (command: string): Promise<unknown> => {
  const relayed = await relayToEmulator(join(dataDir, 'acceptor-0.sock'), command);
  return relayed.ok ? relayed.answer['outcome'] : relayed.sentence;
};
const restart = async (): Promise<void> => {
  visitor.leave();
  controller.child.kill('SIGKILL');
  await controller.ended;
  controller = startController(dataDir);
  visitor = visitKiosk(await controller.ready());
};
const stop = async (): Promise<void> => {
  visitor.leave();
  controller.child.kill('SIGTERM');
  await controller.ended;
};
const counted = (coinCount: number) =>
  visitor.see((view) => 'coinCount' in view && view.coinCount === coinCount, 5_000);
const bodies = (kind: string) =>
  journalOf(dataDir).flatMap((record) => (record.kind === kind ? [record.body] : []));

beforeEach(async () => {
  dataDir = offlineKiosk();
  controller = startController(dataDir);
  visitor = visitKiosk(await controller.ready());
});

afterEach(async () => {
  await stop();
  const emulator = pidIn(dataDir, 'emulator');
  if (emulator !== undefined && isAlive(emulator)) process.kill(emulator, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a kiosk without network', () => {
  test('takes coins, thanks, and keeps every one of them', async () => {
    expect(await openDeposit(visitor, '01048270011')).toBe(true);
    const outcomes = [
      await drop('coin KR500A'),
      await drop('coin US025A'),
      await drop('coin KR100A'),
    ];
    const coins = await counted(2);
    visitor.press({ do: 'finish' });
    const thanks = await visitor.see(({ screen }) => screen === 'thanks', 5_000);
    const afterwards = await drop('coin KR500A');
    await stop();

    expect(outcomes).toEqual(['accepted', 'returned', 'accepted']);
    expect(coins).toMatchObject({ isOnline: false, isForeignClosed: true, points: '600' });
    expect(thanks).toMatchObject({ points: '600', phone: '010-••••-0011', isSent: false });
    expect(afterwards).toBe('returned');
    expect(bodies('coin')).toHaveLength(2);
    expect(bodies('session-closed')).toMatchObject([
      { totals: [{ currency: 'KRW', amountMinor: '600', count: 2 }] },
    ]);
  });

  test('returns coins while nobody has agreed', async () => {
    await visitor.see(({ screen }) => screen === 'attract', 5_000);

    expect(await drop('coin KR500A')).toBe('returned');
  });

  test('killed in mid-session, it credits what fell before and what fell unread, and closes the session', async () => {
    expect(await openDeposit(visitor, '01048270011')).toBe(true);
    await drop('coin KR500A');
    await counted(1);
    // The controller is stopped before it can read the second coin, and killed with it in the device.
    controller.child.kill('SIGSTOP');
    const unread = await drop('coin KR100A');
    await restart();
    const thanks = await visitor.see(({ screen }) => screen === 'thanks', 10_000);
    await stop();

    const sessionId = bodies('session-opened')[0]!['sessionId'];
    expect(unread).toBe('accepted');
    expect(thanks).toMatchObject({ points: '600', coinCount: 2 });
    expect(bodies('coin').map((body) => body['sessionId'])).toEqual([sessionId, sessionId]);
    expect(bodies('session-closed')).toMatchObject([
      { sessionId, totals: [{ amountMinor: '600', count: 2 }] },
    ]);
  });

  test('an acceptor that is unplugged in mid-session is waited for, and goes on', async () => {
    expect(await openDeposit(visitor, '01048270011')).toBe(true);
    await drop('coin KR500A');
    await counted(1);
    await drop('unplug');
    const checking = await visitor.see(
      (view) => view.screen === 'coins' && view.phase === 'checking',
      5_000,
    );
    await drop('replug');
    const back = await visitor.see(
      (view) => view.screen === 'coins' && view.phase === 'pouring',
      10_000,
    );
    const after = await drop('coin KR100A');

    expect(checking).toMatchObject({ coinCount: 1 });
    expect(back).toMatchObject({ coinCount: 1 });
    expect(after).toBe('accepted');
    expect(await counted(2)).toMatchObject({ points: '600' });
  });
});
