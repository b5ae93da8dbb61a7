// A session opens and closes: whose the coins are, which cards it pinned, when they mature.
import type { JournalRecord, RecordBody } from '../../contract/batch.ts';
import type { DepositId } from '../../contract/ids.ts';
import { isCurrency } from '../../contract/money.ts';
import { closed, type Deposit, type Owner, type ReviewReason } from '../../ledger/deposit.ts';
import { hasUnquotedCoins, wasValidAt } from '../../ledger/quote.ts';
import { uncollectedReason } from './uncollected-reason.ts';
import { momentOf, openTask, type Page, placeOf, putDeposit } from './page.ts';

/** Opens the deposit of a session; a session that is known already changes nothing. */
export function enterSessionOpened(
  page: Page,
  body: RecordBody<'session-opened'>,
  record: JournalRecord,
): void {
  const id = depositOf(body);
  const known = page.deposits.get(id);
  if (known && known.kioskId === page.kiosk.id) return;
  if (known) return foreignSession(page, record);

  const openedAtMs = momentOf(page, record.at);
  const owner = ownerOf(page, body.phoneRef, record);
  putDeposit(
    page,
    {
      id,
      kioskId: page.kiosk.id,
      owner,
      state: 'open',
      lateOf: undefined,
      openedAtMs,
      closedAtMs: undefined,
      holdPeriods: page.holdPeriods,
      maturesAtMs: page.nowMs + page.holdPeriods.defaultMs,
      dueAtMs: undefined,
      abandonedAtMs: undefined,
      cardNumbers: page.cards
        .filter((card) => body.cardNumbers.includes(card.number) && wasValidAt(card, openedAtMs))
        .map((card) => card.number),
      reviewReason: owner.kind === 'suspense' ? 'phone-unreadable' : undefined,
      blocked: undefined,
      lines: [],
      coins: [],
    },
    record,
  );
}

/** Closes the deposit of a session; totals that differ from its coins send it to review. */
export function enterSessionClosed(
  page: Page,
  body: RecordBody<'session-closed'>,
  record: JournalRecord,
): void {
  const deposit = page.deposits.get(depositOf(body));
  if (!deposit) {
    return openTask(
      page,
      'unknown-session',
      body.sessionId,
      'A session was closed that the ledger never saw open.',
      record,
    );
  }
  if (deposit.kioskId !== page.kiosk.id) return foreignSession(page, record);
  if (deposit.state !== 'open') return;

  // The kiosk's estimate of server time, between its previous accepted batch and now.
  const earliestMs = page.kiosk.lastAcceptedAtMs ?? Number.NEGATIVE_INFINITY;
  const closedAtMs = Math.max(momentOf(page, body.closedAt), earliestMs);
  const reviewReason = reasonForReview(page, deposit, body.totals, record);
  putDeposit(page, closed({ ...deposit, reviewReason }, closedAtMs, page.holdPeriods), record);
  page.closed.add(deposit.id);
}

/** Why a person has to look at a deposit before it may mature; opens the task that says so. */
export function reasonForReview(
  page: Page,
  deposit: Deposit,
  totals: RecordBody<'session-closed'>['totals'] | undefined,
  record: JournalRecord,
): ReviewReason | undefined {
  if (deposit.reviewReason) return deposit.reviewReason;
  if (totals && !agree(deposit, totals)) {
    const text = 'The kiosk named other totals than its coin records add up to.';
    openTask(page, 'totals-differ', deposit.id, text, record);
    return 'totals-differ';
  }
  const uncollected = uncollectedReason(page, record);
  if (uncollected) return uncollected;
  const pinned = page.cards.filter((card) => deposit.cardNumbers.includes(card.number));
  if (hasUnquotedCoins(deposit, pinned)) {
    const text = 'Foreign coins were taken without a rate card that was valid for the session.';
    openTask(page, 'card-not-valid', deposit.id, text, record);
    return 'card-not-valid';
  }
  return undefined;
}

function ownerOf(page: Page, phoneRef: string | undefined, record: JournalRecord): Owner {
  if (phoneRef === undefined) return { kind: 'unclaimed' };
  const wallet = page.walletOf.get(phoneRef);
  if (wallet) {
    page.usedWallets.add(wallet);
    return { kind: 'wallet', walletId: wallet.id };
  }
  page.unreadableRefs.add(phoneRef);
  const text = 'The phone number of a session cannot be read; its coins wait in suspense.';
  openTask(page, 'phone-unreadable', placeOf(page, record), text, record);
  return { kind: 'suspense' };
}

function foreignSession(page: Page, record: JournalRecord): void {
  const text = 'A kiosk named a session of another kiosk; nothing was changed.';
  openTask(page, 'unknown-session', placeOf(page, record), text, record);
}

function agree(deposit: Deposit, totals: RecordBody<'session-closed'>['totals']): boolean {
  const told = totals
    // Coins of an unknown currency are a task already; they are no reason to keep the others waiting.
    .filter((total) => total.count > 0 && isCurrency(total.currency))
    .map((total) => `${total.currency} ${total.amountMinor} ${total.count}`);
  const counted = deposit.lines.map(
    (line) =>
      `${line.currency} ${line.amountMinor + line.asideMinor} ${line.count + line.asideCount}`,
  );
  return told.sort().join() === counted.sort().join();
}

// A deposit has the id of its session.
const depositOf = ({ sessionId }: { sessionId: string }): DepositId => sessionId as DepositId;
