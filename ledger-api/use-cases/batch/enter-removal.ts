// A cashbox was taken out: the record's own number is the cut-off of the bag that its coins are in.
import type { JournalRecord, RecordBody } from '../../contract/batch.ts';
import { momentOf, type Page } from './page.ts';

/** Remembers the removal; all coins before it came with this batch or an earlier one. */
export function enterRemoval(
  page: Page,
  { sealNumber }: RecordBody<'cashbox-removed'>,
  record: JournalRecord,
): void {
  page.removals.push({
    kioskId: page.kiosk.id,
    cutOff: { kioskEpoch: page.kioskEpoch, seq: record.seq },
    atMs: momentOf(page, record.at),
    sealNumber,
  });
}
