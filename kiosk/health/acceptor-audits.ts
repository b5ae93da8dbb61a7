// What an acceptor counted by itself, compared with the journal: recorded once a day, and at once where they differ.
import type { AcceptorAudit, AcceptorCounters, AcceptorHost } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

const RECORD_INTERVAL_MS = 24 * 3_600_000;
/** More than a kiosk writes in a day: the comparison of yesterday is among them, and an older one may be forgotten. */
const SEARCHED_RECORDS = 20_000;

/** The comparisons of all acceptors of a kiosk; each difference becomes a record, and so a task at the ledger. */
export function createAcceptorAudits(
  store: Pick<KioskStore, 'commit' | 'countCoins' | 'lastRecord' | 'outbox'>,
  clock: Clock,
): Required<Pick<AcceptorHost, 'countCoins' | 'audited' | 'lastCounters'>> {
  const days = new Map<string, { sinceMs: number; audit: AcceptorAudit }>();

  /** What was recorded last of an acceptor, and how long ago. */
  function recorded(
    acceptorId: string,
  ): { counters?: AcceptorCounters; agoMs: number } | undefined {
    const { acceptedThrough, unsentRecords } = store.outbox();
    const fromSeq = Math.max(0, acceptedThrough + unsentRecords - SEARCHED_RECORDS);
    const last = store.lastRecord('acceptor-audit', fromSeq, acceptorId);
    if (!last) return undefined;
    const counters = last.body['counters'] as AcceptorCounters | undefined;
    return { ...(counters && { counters }), agoMs: clock.nowMs() - Date.parse(last.at) };
  }

  /** Since when the day of `audit` runs. The first of a power-up is recorded at once: the comparison goes on from it. */
  function sinceOf({ acceptorId, counters }: AcceptorAudit): number {
    const last = recorded(acceptorId);
    if (counters && last?.counters?.acceptorEpoch !== counters.acceptorEpoch) return -Infinity;
    return clock.monotonicMs() - Math.max(0, last?.agoMs ?? 0);
  }

  return {
    countCoins: (acceptorId, acceptorEpoch) => store.countCoins(acceptorId, acceptorEpoch),
    lastCounters: (acceptorId) => {
      try {
        return recorded(acceptorId)?.counters;
      } catch {
        // A store in doubt: the comparison begins anew.
        return undefined;
      }
    },
    audited: (hour) => {
      const { acceptorId } = hour;
      const day = days.get(acceptorId);
      const audit = day ? sumOf(day.audit, hour) : hour;
      try {
        const sinceMs = day?.sinceMs ?? sinceOf(hour);
        days.set(acceptorId, { sinceMs, audit });
        const isDifferent = audit.deviceCoins !== audit.storedCoins;
        if (!isDifferent && clock.monotonicMs() - sinceMs < RECORD_INTERVAL_MS) return;
        const record = { kind: 'acceptor-audit', body: { ...audit } };
        store.commit({ atMs: clock.nowMs(), records: [record] });
        days.delete(acceptorId);
      } catch {
        // The store is in doubt, and the house knows; the same record is offered again with the next hour.
      }
    },
  };
}

/** Two hours as one; what a device does not count stays left out. */
function sumOf(one: AcceptorAudit, other: AcceptorAudit): AcceptorAudit {
  const rejects = sumIfBoth(one.deviceRejects, other.deviceRejects);
  return {
    acceptorId: one.acceptorId,
    deviceCoins: one.deviceCoins + other.deviceCoins,
    storedCoins: one.storedCoins + other.storedCoins,
    reportedRejects: one.reportedRejects + other.reportedRejects,
    ...(other.counters && { counters: other.counters }),
    ...(rejects !== undefined && { deviceRejects: rejects }),
    ...(one.noise &&
      other.noise && {
        noise: {
          timeouts: one.noise.timeouts + other.noise.timeouts,
          ignored: one.noise.ignored + other.noise.ignored,
          badSums: one.noise.badSums + other.noise.badSums,
        },
      }),
  };
}

const sumIfBoth = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other;
