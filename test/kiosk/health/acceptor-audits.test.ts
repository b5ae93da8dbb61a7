import { describe, expect, test } from 'vitest';
import type { AcceptorAudit } from '#drivers/coin-acceptor.ts';
import { handMovedClock } from '#drivers/clock.ts';
import { createAcceptorAudits } from '#kiosk/health/acceptor-audits.ts';
import { memoryKioskStore } from '#kiosk/store/memory-kiosk-store.ts';
import { ACCEPTOR, aCoin, aPosition, AT_MS } from '../../support/kiosk-records.ts';

const HOUR_MS = 3_600_000;
const ONE = '1'.repeat(32);
const OTHER = '2'.repeat(32);
const anHour = (changes: Partial<AcceptorAudit> = {}): AcceptorAudit => ({
  acceptorId: ACCEPTOR,
  deviceCoins: 3,
  storedCoins: 3,
  reportedRejects: 1,
  deviceRejects: 1,
  noise: { timeouts: 1, ignored: 0, badSums: 2 },
  ...changes,
});

function auditsUnderTest() {
  const store = memoryKioskStore();
  const clock = handMovedClock(AT_MS);
  const audits = createAcceptorAudits(store, clock);
  const records = () => store.nextRecords(1000, 1e6).records.filter(({ kind }) => kind !== 'coin');
  return { store, clock, audits, records };
}

describe('the comparison of an acceptor with the journal', () => {
  test('is recorded once a day, with the coins, rejects and line noise of the day', async () => {
    const { clock, audits, records } = auditsUnderTest();
    for (let hour = 0; hour < 48; hour++) {
      audits.audited(anHour());
      await clock.advance(HOUR_MS);
    }

    expect(records().map(({ kind, body }) => [kind, body])).toEqual([
      [
        'acceptor-audit',
        {
          acceptorId: ACCEPTOR,
          deviceCoins: 75,
          storedCoins: 75,
          deviceRejects: 25,
          reportedRejects: 25,
          noise: { timeouts: 25, ignored: 0, badSums: 50 },
        },
      ],
    ]);
  });

  test('goes on after a restart where the last record of the same power-up ended', async () => {
    const { store, clock, audits, records } = auditsUnderTest();
    const counters = { acceptorEpoch: ONE, accepted: '070000', storedCoins: 7 };
    audits.audited(anHour({ deviceCoins: 0, storedCoins: 0, counters }));
    audits.audited(anHour({ counters: { ...counters, accepted: '0a0000', storedCoins: 10 } }));
    await clock.advance(23 * HOUR_MS);
    const restarted = createAcceptorAudits(store, clock);
    const resumed = [restarted.lastCounters(ACCEPTOR), restarted.lastCounters('another/one/1')];
    const later = { ...counters, accepted: '0d0000', storedCoins: 13 };
    restarted.audited(anHour({ deviceCoins: 6, storedCoins: 6, counters: later }));
    await clock.advance(HOUR_MS);
    restarted.audited(anHour({ counters: { ...counters, accepted: '100000', storedCoins: 16 } }));

    expect(resumed).toEqual([counters, undefined]);
    expect(records().map(({ body }) => [body['deviceCoins'], body['counters']])).toEqual([
      [0, counters],
      [9, { ...counters, accepted: '100000', storedCoins: 16 }],
    ]);
  });

  test('begins anew, and is recorded at once, with another power-up', () => {
    const { audits, records } = auditsUnderTest();
    const counters = { acceptorEpoch: ONE, accepted: '070000', storedCoins: 7 };
    audits.audited(anHour({ deviceCoins: 0, storedCoins: 0, counters }));
    audits.audited(
      anHour({ deviceCoins: 0, storedCoins: 0, counters: { ...counters, acceptorEpoch: OTHER } }),
    );

    expect(records()).toMatchObject([
      { body: { counters: { acceptorEpoch: ONE } } },
      { body: { counters: { acceptorEpoch: OTHER } } },
    ]);
  });

  test('is recorded at once when they differ', () => {
    const { audits, records } = auditsUnderTest();
    audits.audited(anHour());
    audits.audited(anHour({ deviceCoins: 5 }));

    expect(records()).toMatchObject([{ body: { deviceCoins: 8, storedCoins: 6 } }]);
  });

  test('that the store refuses is offered again with the next hour', () => {
    const { store, audits, records } = auditsUnderTest();
    const { commit } = store;
    store.commit = () => {
      throw new Error('the disk is full');
    };
    audits.audited(anHour({ deviceCoins: 4 }));
    store.commit = commit;
    audits.audited(anHour());

    expect(records()).toMatchObject([{ body: { deviceCoins: 7, storedCoins: 6 } }]);
  });

  test('counts the coins of the journal itself', () => {
    const { store, audits } = auditsUnderTest();
    store.commit({ atMs: AT_MS, records: [aCoin(1), aCoin(2)] });
    const { acceptorId, acceptorEpoch } = aPosition(2);

    expect(audits.countCoins(acceptorId, acceptorEpoch)).toBe(2);
  });
});
