// A pickup code: coins that nobody owns yet get a deposit that whoever brings the code may claim.
import type { JournalRecord, RecordBody } from '../../contract/batch.ts';
import type { DepositId, PickupId } from '../../contract/ids.ts';
import { type Deposit, unclaimedUntilMs } from '../../ledger/deposit.ts';
import { momentOf, openTask, type Page, putDeposit } from './page.ts';

/** Remembers the hash of a code; a code that is known already changes nothing. */
export function enterPickupCode(
  page: Page,
  body: RecordBody<'pickup-code'>,
  record: JournalRecord,
): void {
  const { pickupId, codeHash, sessionId } = body;
  if (page.pickups.has(pickupId)) return;
  const session = sessionId && page.deposits.get(sessionId as string as DepositId);
  const isOurs = session && session.kioskId === page.kiosk.id;
  if (isOurs) {
    putDeposit(page, session, record);
    return addPickup(page, pickupId, session.id, codeHash);
  }
  if (sessionId !== undefined) {
    const text = 'A pickup code names a session that the ledger never saw open at this kiosk.';
    openTask(page, 'unknown-session', sessionId, text, record);
  }
  addPickup(page, pickupId, openUnclaimed(page, pickupId, record), codeHash);
}

/** The deposit that coins of this pickup join; a pickup without a known code still keeps its coins. */
export function depositOfPickup(
  page: Page,
  pickupId: PickupId,
  record: JournalRecord,
): Deposit | undefined {
  const known = page.pickups.get(pickupId);
  if (known)
    return known.kioskId === page.kiosk.id ? page.deposits.get(known.depositId) : undefined;
  const text = 'Coins name a pickup whose code never came; nobody can claim them by code.';
  openTask(page, 'unknown-session', pickupId, text, record);
  const depositId = openUnclaimed(page, pickupId, record);
  addPickup(page, pickupId, depositId, undefined);
  return page.deposits.get(depositId);
}

function addPickup(
  page: Page,
  id: PickupId,
  depositId: DepositId,
  codeHash: string | undefined,
): void {
  page.pickups.set(id, { id, kioskId: page.kiosk.id, depositId, codeHash, claimedAtMs: undefined });
  page.savedPickups.add(id);
}

function openUnclaimed(page: Page, pickupId: PickupId, record: JournalRecord): DepositId {
  // Without a session there is nothing to close: the deposit has the id of its pickup and waits for a claim.
  const id = pickupId as string as DepositId;
  putDeposit(
    page,
    {
      id,
      kioskId: page.kiosk.id,
      owner: { kind: 'unclaimed' },
      state: 'closed',
      lateOf: undefined,
      openedAtMs: momentOf(page, record.at),
      closedAtMs: page.nowMs,
      holdPeriods: page.holdPeriods,
      maturesAtMs: page.nowMs + page.holdPeriods.defaultMs,
      dueAtMs: unclaimedUntilMs(page.nowMs),
      abandonedAtMs: undefined,
      cardNumbers: [],
      reviewReason: undefined,
      blocked: undefined,
      lines: [],
      coins: [],
    },
    record,
  );
  return id;
}
