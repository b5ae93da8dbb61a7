// One coin: counted once for ever, and never dropped; what is in doubt waits in suspense with a task.
import type { JournalRecord, RecordBody } from '../../contract/batch.ts';
import type { DepositId } from '../../contract/ids.ts';
import { isCurrency } from '../../contract/money.ts';
import {
  closed,
  type Deposit,
  joined,
  isUntouchedByMaturity,
  type Owner,
  withCoin,
} from '../../ledger/deposit.ts';
import { wonValueOf } from '../../ledger/won-value.ts';
import type { StoredCoin } from '../../store/port/deposits.ts';
import { depositOfPickup } from './enter-pickup.ts';
import type { ReadRecord } from './read-records.ts';
import { reasonForReview } from './enter-session.ts';
import { uncollectedReason } from './uncollected-reason.ts';
import { hashOfRecord, momentOf, openTask, type Page, placeOf, putDeposit } from './page.ts';

type CoinBody = RecordBody<'coin'>;
type ReadCoin = Extract<ReadRecord, { kind: 'coin' }>;

/** Enters the coin on the page; a credit that was counted before changes nothing. */
export function enterCoin(page: Page, { body, raw: record, text }: ReadCoin): void {
  const coin = storedCoin(page, body, record);
  const counted = page.credits.find(coin);
  if (counted) return repeated(page, counted, body, record);
  if (!isCurrency(body.currency)) {
    const text = `A coin of the unknown currency ${body.currency} was taken.`;
    openTask(page, 'unknown-currency', placeOf(page, record), text, record);
    return remember(page, { ...coin, fate: 'unbooked' });
  }

  if (coin.faceMinor > FACE_MINOR_MAX) {
    const text = `A coin of ${body.faceMinor} ${body.currency} was reported; no such coin exists.`;
    openTask(page, 'unreadable-record', placeOf(page, record), text, record);
    return remember(page, { ...coin, fate: 'unbooked' });
  }

  const deposit = depositFor(page, body, record);
  const owner = ownerOf(page, deposit, body, record);
  const fate = owner.kind === 'suspense' ? 'aside' : 'credited';
  if (deposit) {
    const grown = withCoin(deposit, { currency: body.currency, faceMinor: coin.faceMinor }, fate);
    putDeposit(page, settled(page, grown, record), record);
  }
  const entered = { ...coin, depositId: deposit?.id, fate } as const;
  remember(page, entered);
  page.cashboxWon += wonValueOf(body.currency, coin.faceMinor, page.valuingCards);
  page.entered.push({ coin: entered, owner, recordHash: hashOfRecord(record, text) });
}

/** The deposit the coin belongs to: its session's or pickup's, or a later one when that has begun to mature. */
function depositFor(page: Page, body: CoinBody, record: JournalRecord): Deposit | undefined {
  const named = body.pickupId
    ? depositOfPickup(page, body.pickupId, record)
    : page.deposits.get(body.sessionId as string as DepositId);
  if (!named || named.kioskId !== page.kiosk.id) return undefined;
  if (isUntouchedByMaturity(named)) return named;
  const late = page.lateDeposits.get(named.id);
  const open = late && page.deposits.get(late);
  return open && isUntouchedByMaturity(open) ? open : openLate(page, named, record);
}

function openLate(page: Page, session: Deposit, record: JournalRecord): Deposit {
  const opened: Deposit = {
    ...session,
    id: page.newDepositId(),
    lateOf: session.id,
    state: 'open',
    openedAtMs: momentOf(page, record.at),
    blocked: undefined,
    reviewReason: undefined,
    lines: [],
    coins: [],
  };
  const late = closed(opened, page.nowMs, page.holdPeriods);
  page.deposits.set(late.id, late);
  page.lateDeposits.set(session.id, late.id);
  page.closed.add(late.id);
  return late;
}

function ownerOf(
  page: Page,
  deposit: Deposit | undefined,
  body: CoinBody,
  record: JournalRecord,
): Owner {
  if (!deposit) {
    const text = 'Coins name a session that the ledger never saw open; they wait in suspense.';
    openTask(page, 'unknown-session', body.sessionId ?? placeOf(page, record), text, record);
    return { kind: 'suspense' };
  }
  if (!isApproved(page, body)) {
    const about = `${deposit.id} ${body.position} ${body.currency} ${body.faceMinor}`;
    const text = 'A coin is not in any approved table of its acceptor; it waits in suspense.';
    openTask(page, 'unapproved-coin', about, text, record);
    return { kind: 'suspense' };
  }
  return deposit.owner;
}

/** A late coin can bring a foreign currency that the closed session had no price for. */
function settled(page: Page, deposit: Deposit, record: JournalRecord): Deposit {
  if (deposit.state !== 'closed' || deposit.owner.kind === 'suspense') return deposit;
  // Coins of nobody yet go to review when somebody claims them.
  if (deposit.owner.kind === 'unclaimed') {
    return { ...deposit, reviewReason: deposit.reviewReason ?? uncollectedReason(page, record) };
  }
  const reviewReason = reasonForReview(page, deposit, undefined, record);
  return reviewReason
    ? { ...deposit, state: 'review', reviewReason, dueAtMs: undefined }
    : joined(deposit);
}

const isApproved = (page: Page, body: CoinBody): boolean =>
  page.tables.some(
    (table) =>
      table.acceptorId === body.acceptorId &&
      table.positions.some(
        (entry) =>
          entry.position === body.position &&
          entry.currency === body.currency &&
          entry.faceMinor === body.faceMinor,
      ),
  );

function repeated(page: Page, counted: StoredCoin, body: CoinBody, record: JournalRecord): void {
  // A kiosk that enrolled anew sends again what was not acknowledged, and says where it stood before.
  const isToldCopy = body.copyOf !== undefined && counted.kioskId === page.kiosk.id;
  if (isToldCopy) return;
  const text = 'A coin was reported twice; it was counted once.';
  openTask(page, 'credit-repeated', placeOf(page, record), text, record);
}

function remember(page: Page, coin: StoredCoin): void {
  page.credits.add(coin);
  if (coin.fate === 'unbooked') page.unbooked.push(coin);
}

const storedCoin = (page: Page, body: CoinBody, record: JournalRecord): StoredCoin => ({
  acceptorId: body.acceptorId,
  acceptorEpoch: body.acceptorEpoch,
  creditSeq: BigInt(body.creditSeq),
  kioskId: page.kiosk.id,
  kioskEpoch: page.kioskEpoch,
  seq: record.seq,
  atMs: momentOf(page, record.at),
  currency: body.currency,
  faceMinor: BigInt(body.faceMinor),
  depositId: undefined,
  fate: 'unbooked',
});

/** Beyond any coin of any currency; keeps a wrong record from overflowing an account. */
const FACE_MINOR_MAX = 1_000_000_000n;
