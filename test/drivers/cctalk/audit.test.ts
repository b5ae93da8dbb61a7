import { describe, expect, test } from 'vitest';
import { createAudit } from '#drivers/cctalk/audit.ts';
import { handMovedClock } from '#drivers/clock.ts';
import type {
  AcceptorAudit,
  AcceptorCounters,
  AcceptorHost,
  AcceptorReport,
} from '#drivers/coin-acceptor.ts';
import type { CreditEvent } from '#drivers/coin-acceptor.ts';
import { seededEntropy } from '#drivers/entropy.ts';
import { memoryLine } from '#drivers/line/memory-line.ts';
import { acceptorRig, EMULATED_ID } from '../../support/acceptor-rig.ts';

const HOUR_MS = 3_600_000;
const coin: CreditEvent = { kind: 'coin', creditSeq: 1n, position: 4, route: 0, value: undefined };
const reject: CreditEvent = { kind: 'reject', creditSeq: 2n, code: 1, cause: 'refused' };
const position = {
  acceptorId: EMULATED_ID,
  acceptorEpoch: 'e'.repeat(32),
  counter: 0,
  creditSeq: 0n,
  recentPairs: '',
};
const reportOf = (...events: CreditEvent[]): AcceptorReport => ({
  position,
  events,
  isReconciled: false,
});

/** An audit whose device answers with its counters, and what it said about them. */
function audited(journal?: { coins: number }, last?: AcceptorCounters) {
  const clock = handMovedClock();
  const device = {
    counters: { 225: [0, 0, 0], 194: [0, 0, 0], 2: [0, 0, 0] } as Record<number, number[]>,
    asked: [] as number[],
  };
  const alarms: unknown[] = [];
  const audits: AcceptorAudit[] = [];
  const host: AcceptorHost = {
    clock,
    entropy: seededEntropy(1),
    tableFor: () => undefined,
    lastPosition: () => position,
    commit: async () => {},
    ...(journal && { countCoins: () => journal.coins }),
    lastCounters: () => last,
    audited: (audit) => audits.push(audit),
    stateChanged: () => {},
    log: (level, message, fields) => {
      if (level === 'warn') alarms.push({ message, ...fields });
    },
  };
  const conversation = {
    line: memoryLine().host,
    ask: async ({ header }: { header: number }) => {
      device.asked.push(header);
      const data = device.counters[header];
      if (!data) return { ok: false, reason: 'silent' } as const;
      return { ok: true, data: new Uint8Array(data) } as const;
    },
  };
  const audit = createAudit(conversation, host, EMULATED_ID);
  /** Lets the time pass in which the audit would look, and the second look after a difference. */
  const passHour = async (): Promise<void> => {
    for (const ms of [HOUR_MS, 10_000]) {
      await clock.advance(ms);
      await audit.look();
    }
  };
  return { clock, device, alarms, audits, audit, passHour };
}

const DIFFERENCE = 'the acceptor counted other coins than are in the books';

describe('the audit', () => {
  test('says nothing when the device counted what was reported', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked(reportOf(coin, coin));
    device.counters[225] = [2, 0, 0];
    await passHour();

    expect(alarms).toEqual([]);
    expect(device.asked.filter((header) => header === 225)).toHaveLength(2);
  });

  test('reads the counter of a device that sends its highest byte first (Alberici)', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked(reportOf(coin, coin));
    device.counters[225] = [0, 0, 2];
    await passHour();

    expect(alarms).toEqual([]);
  });

  test('raises an alarm when the difference stays', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked(reportOf(coin));
    device.counters[225] = [3, 0, 0];
    await passHour();

    expect(alarms).toMatchObject([{ message: DIFFERENCE, device: 3, reported: 1 }]);
  });

  test('says nothing about a coin that was on its way', async () => {
    const { clock, device, alarms, audit, passHour } = audited();
    await passHour();
    device.counters[225] = [1, 0, 0];
    await clock.advance(HOUR_MS);
    await audit.look();
    audit.booked(reportOf(coin));
    await clock.advance(10_000);
    await audit.look();

    expect(alarms).toEqual([]);
  });

  test('compares nothing across a gap of unknown size', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked(reportOf({ kind: 'gap', lostCount: undefined, reason: 'acceptor-reset' }));
    device.counters[225] = [7, 0, 0];
    await passHour();

    expect(alarms).toEqual([]);
  });

  test('tells how many coins fell into a gap that has a number', async () => {
    const { device, alarms, audit, passHour } = audited();
    await passHour();
    audit.booked(reportOf({ kind: 'gap', lostCount: 3, reason: 'credits-lost' }, coin));
    device.counters[225] = [3, 0, 0];
    await passHour();

    expect(alarms).toMatchObject([{ message: DIFFERENCE, device: 3, reported: 1 }]);
  });

  test.each([
    ['of the same power-up goes on, coins of the absence among it', 'e'.repeat(32), [5, 7]],
    ['of another power-up begins anew', 'f'.repeat(32), [0, 0]],
  ])('after a restart the comparison %s', async (_, acceptorEpoch, [stored, counted]) => {
    const last = { acceptorEpoch, accepted: '0a0000', storedCoins: 10 };
    const { device, audits, passHour } = audited({ coins: 15 }, last);
    device.counters[225] = [17, 0, 0];
    await passHour();

    expect(audits).toMatchObject([
      {
        storedCoins: stored,
        deviceCoins: counted,
        counters: { acceptorEpoch: 'e'.repeat(32), accepted: '110000', storedCoins: 15 },
      },
    ]);
  });

  test('asks a device without the counter only once', async () => {
    const { device, passHour } = audited();
    delete device.counters[225];
    await passHour();
    await passHour();

    expect(device.asked.filter((header) => header === 225)).toHaveLength(1);
  });

  test('compares with the coins that are in the journal, whatever was reported', async () => {
    const journal = { coins: 10 };
    const { device, alarms, audit, passHour } = audited(journal);
    await passHour();
    audit.booked(reportOf(coin, coin));
    device.counters[225] = [2, 0, 0];
    journal.coins = 11;
    await passHour();

    expect(alarms).toMatchObject([{ message: DIFFERENCE, device: 2, reported: 1 }]);
  });

  test('tells each hour what was counted: coins, rejects and the noise of the line', async () => {
    const { device, audits, audit, passHour } = audited({ coins: 0 });
    device.counters[2] = [250, 0, 3];
    await passHour();
    audit.booked(reportOf(reject));
    device.counters[194] = [1, 0, 0];
    device.counters[2] = [2, 0, 4];
    await passHour();

    expect(audits.slice(1)).toEqual([
      {
        acceptorId: EMULATED_ID,
        deviceCoins: 0,
        storedCoins: 0,
        deviceRejects: 1,
        reportedRejects: 1,
        noise: { timeouts: 8, ignored: 0, badSums: 1 },
        counters: { acceptorEpoch: 'e'.repeat(32), accepted: '000000', storedCoins: 0 },
      },
    ]);
  });

  test('raises an alarm for a noisy line, and says what to look at', async () => {
    const { device, alarms, passHour } = audited();
    await passHour();
    device.counters[2] = [0, 0, 90];
    await passHour();

    expect(alarms).toMatchObject([{ message: expect.stringContaining('cable'), badSums: 90 }]);
  });
});

test('an acceptor asks its device for its counters in a quiet moment, and goes on taking coins', async () => {
  const counted: Record<number, readonly number[]> = { 194: [0, 0, 0], 2: [0, 0, 0] };
  const rig = acceptorRig({ answer: (header) => counted[header] });
  await rig.open();
  rig.drop('KR500A');
  await rig.clock.advance(20_000);
  rig.drop('KR500A');
  await rig.clock.advance(1000);

  const asked = (header: number): number => rig.headers.filter((other) => other === header).length;
  expect({ coins: rig.coins(), 225: asked(225), 194: asked(194), 2: asked(2) }).toEqual({
    coins: [4, 4],
    225: 1,
    194: 1,
    2: 1,
  });
  expect(rig.warnings).toEqual([]);
});
