import { describe, expect, test } from 'vitest';
import { createAudit } from '#drivers/cctalk/audit.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type { AcceptorHost, CreditEvent } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';

const HOUR_MS = 3_600_000;
const coin: CreditEvent = { kind: 'coin', creditSeq: 1n, position: 4, route: 0, value: undefined };
const gap: CreditEvent = { kind: 'gap', lostCount: 1, reason: 'credits-lost' };

/** An audit whose device answers with `counter`, and the alarms it raised. */
function audited() {
  const clock = handMovedClock();
  const device = { counter: [0, 0, 0] as number[] | undefined, asked: 0 };
  const alarms: unknown[] = [];
  const host: AcceptorHost = {
    clock,
    entropy: seededEntropy(1),
    tableFor: () => undefined,
    lastPosition: () => undefined,
    commit: async () => {},
    stateChanged: () => {},
    log: (level, _, fields) => {
      if (level === 'warn')
        alarms.push({ device: fields?.['device'], reported: fields?.['reported'] });
    },
  };
  const conversation = {
    line: memoryLine().host,
    ask: async () => {
      device.asked += 1;
      if (!device.counter) return { ok: false, reason: 'silent' } as const;
      return { ok: true, data: new Uint8Array(device.counter) } as const;
    },
  };
  const audit = createAudit(conversation, host, 'TKL/TKL-EMU/12345678');
  /** Lets the time pass in which the audit would look, and the second look after a difference. */
  const passHour = async (): Promise<void> => {
    for (const ms of [HOUR_MS, 10_000]) {
      await clock.advance(ms);
      await audit.look();
    }
  };
  return { clock, device, alarms, audit, passHour };
}

describe('the audit', () => {
  test('says nothing when the device counted what was reported', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked([coin, coin]);
    device.counter = [2, 0, 0];
    await passHour();

    expect({ alarms, asked: device.asked }).toEqual({ alarms: [], asked: 2 });
  });

  test('reads the counter of a device that sends its highest byte first (Alberici)', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked([coin, coin]);
    device.counter = [0, 0, 2];
    await passHour();

    expect(alarms).toEqual([]);
  });

  test('raises an alarm when the difference stays', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked([coin]);
    device.counter = [3, 0, 0];
    await passHour();

    expect(alarms).toEqual([{ device: 3, reported: 1 }]);
  });

  test('says nothing about a coin that was on its way', async () => {
    const { clock, device, alarms, audit, passHour } = audited();
    await passHour();
    device.counter = [1, 0, 0];
    await clock.advance(HOUR_MS);
    await audit.look();
    audit.booked([coin]);
    await clock.advance(10_000);
    await audit.look();

    expect(alarms).toEqual([]);
  });

  test('compares nothing across a gap', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked([gap]);
    device.counter = [7, 0, 0];
    await passHour();

    expect(alarms).toEqual([]);
  });

  test('asks a device without the counter only once', async () => {
    const { device, passHour } = audited();
    device.counter = undefined;
    await passHour();
    await passHour();

    expect(device.asked).toBe(1);
  });
});
