// Enters the records of a batch on its page, one by one, in the order of the kiosk's journal.
import { currenciesOf } from '../../ledger/deposit.ts';
import { longestHoldMs } from '../../ledger/policy/hold.ts';
import type { ReadRecord } from './read-records.ts';
import { enterCoin } from './enter-coin.ts';
import { enterPickupCode } from './enter-pickup.ts';
import { enterSessionClosed, enterSessionOpened } from './enter-session.ts';
import { enterRemoval } from './enter-removal.ts';
import { openTask, type Page, placeOf } from './page.ts';

/** After this the page holds everything the batch changes; `lastSeq` is the last record of the batch. */
export function enterRecords(page: Page, records: readonly ReadRecord[], lastSeq: number): void {
  for (const record of records) enterRecord(page, record);
  watchOpenSessions(page, lastSeq);
}

function enterRecord(page: Page, record: ReadRecord): void {
  switch (record.kind) {
    case 'session-opened':
      return enterSessionOpened(page, record.body, record.raw);
    case 'coin':
      return enterCoin(page, record);
    case 'session-closed':
      return enterSessionClosed(page, record.body, record.raw);
    case 'pickup-code':
      return enterPickupCode(page, record.body, record.raw);
    case 'gap': {
      const count = record.body.lostCount ?? 'An unknown number of';
      const text = `${count} events of an acceptor were lost (${record.body.reason}).`;
      return openTask(page, 'credits-lost', placeOf(page, record.raw), text, record.raw);
    }
    case 'cashbox-removed':
      return enterRemoval(page, record.body, record.raw);
    // That it is back says nothing about money; the record stays in the stored batch.
    case 'cashbox-inserted':
      return undefined;
    case 'acceptor-audit': {
      const { acceptorId, deviceCoins, storedCoins } = record.body;
      if (deviceCoins === storedCoins) return;
      const text = `${acceptorId} counted ${deviceCoins} coins and the kiosk ${storedCoins}. Compare with the cash box at the next collection.`;
      return openTask(page, 'coins-differ', placeOf(page, record.raw), text, record.raw);
    }
    case 'unreadable': {
      const text = `A ${record.raw.kind} record cannot be read; it is kept as it came.`;
      return openTask(page, 'unreadable-record', placeOf(page, record.raw), text, record.raw);
    }
  }
}

/** A kiosk that goes on without closing a session has left it behind: the ledger closes it later. */
function watchOpenSessions(page: Page, lastSeq: number): void {
  for (const deposit of page.deposits.values()) {
    if (deposit.state !== 'open' || deposit.kioskId !== page.kiosk.id) continue;
    const spokenAt = page.touched.get(deposit.id);
    const isLeftBehind = spokenAt !== lastSeq;
    const since = spokenAt === undefined ? deposit.abandonedAtMs : undefined;
    page.deposits.set(deposit.id, {
      ...deposit,
      abandonedAtMs: isLeftBehind ? (since ?? page.nowMs + ABANDONED_AFTER_MS) : undefined,
      maturesAtMs:
        spokenAt === undefined
          ? deposit.maturesAtMs
          : page.nowMs + longestHoldMs(page.holdPeriods, currenciesOf(deposit)),
    });
  }
}

const ABANDONED_AFTER_MS = 24 * 60 * 60_000;
