// The two records that frame a session, and what is known again about one that a power cut interrupted.
import type { Clock } from '#drivers/clock.ts';
import type { Entropy } from '#drivers/entropy.ts';
import { instantText } from '#ledger/contract/ids.ts';
import type { RateCard } from '#ledger/contract/rate-card.ts';
import type { KioskStore, OpenSession } from '../store/kiosk-store.ts';
import { lateWatchRecord } from './late-watch.ts';
import type { SealedNumber } from './seal-number.ts';
import type { Deposit, SessionLanguage } from './states.ts';
import { countCoin, EMPTY_TALLY, type Tally, totalsOf } from './tally.ts';
import { newPickup, pickupRecord } from './unclaimed.ts';

/** The terms a depositor agrees to; a new text is a new number. */
export const TERMS_VERSION = 1;

type RecordDeps = Readonly<{ store: KioskStore; clock: Clock; entropy: Entropy }>;

/** Stores `session-opened` with the sealed number, or with a pickup code when there is none. */
export function recordOpening(
  { store, clock, entropy }: RecordDeps,
  consent: Readonly<{ over14: boolean; lang: SessionLanguage; phone?: string }>,
  sealed: SealedNumber | undefined,
  card: RateCard | undefined,
): Deposit {
  const atMs = clock.nowMs();
  const sessionId = entropy.uuid(atMs);
  const { over14, lang, phone } = consent;
  const opened = {
    sessionId,
    termsVersion: TERMS_VERSION,
    over14,
    lang,
    cardNumbers: card ? [card.number] : [],
  };
  const shared = { sessionId, ...(card && { card }), tally: EMPTY_TALLY, rejects: [] };
  if (sealed && phone !== undefined) {
    const body = { ...opened, phoneRef: sealed.ref };
    const records = [{ kind: 'session-opened', body }];
    const openedSeq = store.commit({ atMs, records, sealed: [sealed] }).records[0]!.seq;
    return { ...shared, phone, openedSeq };
  }
  const pickup = newPickup(entropy, atMs);
  const records = [{ kind: 'session-opened', body: opened }, pickupRecord(pickup, sessionId)];
  const openedSeq = store.commit({ atMs, records }).records[0]!.seq;
  return { ...shared, pickupCode: pickup.code, openedSeq };
}

export type Closing = Readonly<{ closedAtMs: number; closedSeq: number }>;

/** Stores `session-closed` once; a session that is closed already keeps its record and its time. */
export function recordClosing(
  { store, clock }: Pick<RecordDeps, 'store' | 'clock'>,
  closing: Readonly<{ deposit: Deposit; isProven: boolean; closedAtMs: number }>,
): Closing {
  const { deposit, isProven, closedAtMs } = closing;
  const { sessionId, tally } = deposit;
  const last = store.lastClosedSession();
  if (last?.sessionId === sessionId) {
    // A commit that failed may have reached the disk all the same.
    const record = store.lastRecord('session-closed', last.closedSeq);
    return { closedAtMs: Date.parse(String(record?.body['closedAt'])), closedSeq: last.closedSeq };
  }
  const totals = totalsOf(tally).map((total) => ({
    ...total,
    amountMinor: String(total.amountMinor),
  }));
  const body = { sessionId, closedAt: instantText(closedAtMs), totals };
  const closed = { kind: 'session-closed', body };
  const records = isProven ? [closed] : [closed, lateWatchRecord(sessionId, true)];
  const closedSeq = store.commit({ atMs: clock.nowMs(), records }).records[0]!.seq;
  return { closedAtMs, closedSeq };
}

/** The deposit of a session that was open when the power went; a new pickup code, because nobody saw the old one. */
export function restoreDeposit(
  { store, clock, entropy }: RecordDeps,
  { opened, openedSeq, pickup, coins }: OpenSession,
): Deposit {
  const { sessionId, cardNumbers } = opened;
  const card = cardNumbers[0] === undefined ? undefined : store.rateCard(cardNumbers[0]);
  const shared = {
    sessionId,
    ...(card && { card }),
    openedSeq,
    tally: tallyOf(coins),
    rejects: [],
  };
  if (!pickup) return shared;
  const again = newPickup(entropy, clock.nowMs());
  store.commit({ atMs: clock.nowMs(), records: [pickupRecord(again, sessionId)] });
  return { ...shared, pickupCode: again.code };
}

/** The coins of a session as the store has them. */
export const tallyOf = (coins: OpenSession['coins']): Tally =>
  coins.reduce(
    (tally, { currency, faceMinor }) =>
      countCoin(tally, { currency, faceMinor: BigInt(faceMinor) }),
    EMPTY_TALLY,
  );
