// What an acceptor counted by itself, compared with the journal: recorded once a day, and at once where they differ.
import type { AcceptorAudit, AcceptorHost } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { KioskStore } from '../store/kiosk-store.ts';

const RECORD_INTERVAL_MS = 24 * 3_600_000;

/** The comparisons of all acceptors of a kiosk; each difference becomes a record, and so a task at the ledger. */
export function createAcceptorAudits(
  store: Pick<KioskStore, 'commit' | 'countCoins'>,
  clock: Clock,
): Required<Pick<AcceptorHost, 'countCoins' | 'audited'>> {
  const days = new Map<string, { sinceMs: number; audit: AcceptorAudit }>();
  return {
    countCoins: (acceptorId, acceptorEpoch) => store.countCoins(acceptorId, acceptorEpoch),
    audited: (hour) => {
      const { acceptorId } = hour;
      const day = days.get(acceptorId);
      const sinceMs = day?.sinceMs ?? clock.monotonicMs();
      const audit = day ? sumOf(day.audit, hour) : hour;
      days.set(acceptorId, { sinceMs, audit });
      const isDifferent = audit.deviceCoins !== audit.storedCoins;
      if (!isDifferent && clock.monotonicMs() - sinceMs < RECORD_INTERVAL_MS) return;
      const record = { kind: 'acceptor-audit', body: { ...audit } };
      try {
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
