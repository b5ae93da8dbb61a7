// Reads the log where no chapter helps: the tail behind the last one, and the place of a moment.
import type { Transfer } from '../../ledger/transfer.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { SealedTransfer } from '../../store/port/log.ts';

/** Sealed transfers behind `after`, up to and with `through`, in order, a page at a time. */
export async function* walkLog(
  books: ReadingBooks,
  after: number,
  through: number,
): AsyncGenerator<SealedTransfer> {
  for (let position = after; position < through;) {
    const page = await books.log.sealed(position, Math.min(PAGE_TRANSFERS, through - position));
    if (page.length === 0) return;
    yield* page;
    position = page.at(-1)!.position;
  }
}

/**
 * True while so much of the log is in no chapter that a report would read for seconds: after an upgrade of a large
 * ledger, until the chapters have caught up.
 */
export async function areReportsBehind(books: ReadingBooks): Promise<boolean> {
  const { treeSize } = await books.log.state();
  return treeSize - (await books.reports.through()) > TAIL_TRANSFERS_MAX;
}

/** Transfers that have no position yet, in the order of their commits. */
export async function unsealedTransfers(books: ReadingBooks): Promise<readonly Transfer[]> {
  const found: Transfer[] = [];
  for (const { id } of await books.log.unsealed(UNSEALED_MAX)) {
    const transfer = await books.transfers.transfer(id);
    if (transfer) found.push(transfer);
  }
  return found;
}

/**
 * The last position before time has passed: `isBefore` says it of a transfer's moment. The log is in the order of
 * commits and a clock can be set back, so the same places are looked at however long the log has become.
 */
export async function lastPositionBefore(
  books: ReadingBooks,
  isBefore: (atMs: number) => boolean,
): Promise<number> {
  const { treeSize } = await books.log.state();
  let position = 0;
  for (let step = LARGEST_STEP; step >= 1; step /= 2) {
    if (position + step > treeSize) continue;
    const [sealed] = await books.log.sealed(position + step - 1, 1);
    if (sealed && isBefore(sealed.transfer.atMs)) position += step;
  }
  return position;
}

const PAGE_TRANSFERS = 500;
const TAIL_TRANSFERS_MAX = 20_000;
/** The sealer leaves less than a second of work behind; what is beyond this is not in a report yet. */
const UNSEALED_MAX = 10_000;
const LARGEST_STEP = 2 ** 40;
