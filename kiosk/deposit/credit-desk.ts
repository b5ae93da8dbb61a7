// Decides whose coins are, and stores them before anyone sees them.
import type { AcceptorHost, AcceptorReport, RejectCause } from '#drivers/coin-acceptor.ts';
import type { Clock } from '#drivers/clock.ts';
import type { CoinValue } from '#drivers/coin.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { RECORD_BODIES, type JournalRecord } from '#ledger/contract/batch.ts';
import type { KioskStore, NewRecord } from '../store/kiosk-store.ts';
import { creditRecords, type Owner } from './credit-records.ts';
import { lateSession, lateWatchRecord } from './late-watch.ts';
import { newPickup, pickupRecord, UNCLAIMED_QUIET_MS, type UnclaimedPickup } from './unclaimed.ts';

/** What was stored of one report, for the session's screen. */
export type StoredCredits = Readonly<{
  /** False for coins without a session, and for those that reach a closed one late. */
  isOfSession: boolean;
  coins: readonly CoinValue[];
  rejects: readonly RejectCause[];
}>;

export interface CreditDesk {
  /** Stores a report in one transaction. Throws when the store cannot; nothing is shown then. */
  store(report: AcceptorReport, sessionId: string | undefined): StoredCredits;
  /** The code for coins without a session, while it is on the screen. */
  pickup(): UnclaimedPickup | undefined;
  /** The acceptor has told everything it counted meanwhile: nothing of an earlier session can come late now. */
  acceptorReconciled(): void;
  /** Reject records are bounded for each session, and for each pause between sessions. */
  renewRejects(): void;
}

type DeskDeps = Readonly<{
  store: KioskStore;
  clock: Clock;
  entropy: Entropy;
  log: AcceptorHost['log'];
}>;

/** A desk over `store`; it remembers only what is on the screen. */
export function createCreditDesk({ store, clock, entropy, log }: DeskDeps): CreditDesk {
  let unclaimed: UnclaimedPickup | undefined;
  let rejectsLeft = REJECT_RECORDS_MAX;
  const repeatsTaskedMs = new Map<string, number>();

  const pickup = (): UnclaimedPickup | undefined =>
    unclaimed && clock.monotonicMs() < unclaimed.shownUntilMs ? unclaimed : undefined;

  /** Reconciled coins fell while nobody asked: they belong to the session that was open at the last stored poll. */
  function ownerOf(report: AcceptorReport, sessionId: string | undefined): Owner | undefined {
    if (sessionId !== undefined) return { sessionId };
    const late = report.isReconciled ? lateSession(store) : undefined;
    return late === undefined ? undefined : { sessionId: late, late: true };
  }

  /**
   * No driver tells a stored credit again: the device counts the same number twice, and behind it may be a coin of its own.
   * The ledger opens a task for the gap; the log has every one.
   */
  function alarmOfRepeats(
    { acceptorId, acceptorEpoch }: AcceptorReport['position'],
    repeated: number,
  ): void {
    log('warn', 'the acceptor told credits again that were stored before', {
      acceptorId,
      repeated,
    });
    const nowMs = clock.monotonicMs();
    if (nowMs - (repeatsTaskedMs.get(acceptorId) ?? -Infinity) < REPEATS_TASK_INTERVAL_MS) return;
    const body = { acceptorId, acceptorEpoch, reason: 'credits-repeated', lostCount: repeated };
    try {
      store.commit({ atMs: clock.nowMs(), records: [{ kind: 'gap', body }] });
      repeatsTaskedMs.set(acceptorId, nowMs);
    } catch (error) {
      // The report itself is stored; the next repeat says it again.
      log('warn', 'repeated credits could not be recorded', { acceptorId, error: String(error) });
    }
  }

  return {
    pickup,
    store: (report, sessionId) => {
      const hasCoins = report.events.some(({ kind }) => kind === 'coin');
      const owner = ownerOf(report, sessionId);
      const code = pickup() ?? newPickup(entropy, clock.nowMs());
      const isNewCode = owner === undefined && hasCoins && code !== pickup();
      const opening: readonly NewRecord[] = isNewCode ? [pickupRecord(code)] : [];
      const records = creditRecords(report, owner ?? { pickupId: code.pickupId }, rejectsLeft);
      const answer = store.commit({
        atMs: clock.nowMs(),
        records: [...opening, ...records],
        position: report.position,
      });
      if (answer.repeatedCredits > 0) alarmOfRepeats(report.position, answer.repeatedCredits);
      rejectsLeft -= records.filter(({ kind }) => kind === 'reject').length;
      if (owner === undefined && hasCoins) {
        unclaimed = { ...code, shownUntilMs: clock.monotonicMs() + UNCLAIMED_QUIET_MS };
      }
      return { isOfSession: sessionId !== undefined, ...shownOf(report, answer.records) };
    },
    acceptorReconciled: () => {
      try {
        const late = lateSession(store);
        if (late === undefined) return;
        store.commit({ atMs: clock.nowMs(), records: [lateWatchRecord(late, false)] });
      } catch (error) {
        // The note stays; it is looked at again when the acceptor is next ready.
        log('warn', 'a late watch could not be ended', { error: String(error) });
      }
    },
    renewRejects: () => {
      rejectsLeft = REJECT_RECORDS_MAX;
    },
  };
}

/** What a screen may show: coins that are stored (not those already known) and what came back. */
function shownOf(
  report: AcceptorReport,
  stored: readonly JournalRecord[],
): Pick<StoredCredits, 'coins' | 'rejects'> {
  const coins: CoinValue[] = [];
  const rejects = report.events.flatMap((event) => (event.kind === 'reject' ? [event.cause] : []));
  for (const { kind, body } of stored) {
    if (kind !== 'coin') continue;
    const coin = RECORD_BODIES.coin.safeParse(body).data;
    if (coin) coins.push({ currency: coin.currency, faceMinor: BigInt(coin.faceMinor) });
    else rejects.push('unknown');
  }
  return { coins, rejects };
}

const REJECT_RECORDS_MAX = 500;
/** A device that repeats itself all day is one task an hour. */
const REPEATS_TASK_INTERVAL_MS = 3_600_000;
