// A kiosk that holds too much: what it says is believed, but a person looks before it becomes points.
import type { JournalRecord } from '../../contract/batch.ts';
import { instantText } from '../../contract/ids.ts';
import { isBeyondUncollectedLimit } from '../../ledger/policy/uncollected.ts';
import { openTask, type Page } from './page.ts';

/** The reason for review when the cashbox is beyond its limit; asks an operator once a day. */
export function uncollectedReason(
  page: Page,
  record: JournalRecord,
): 'uncollected-limit' | undefined {
  if (!isBeyondUncollectedLimit(page.cashboxWon)) return undefined;
  const day = instantText(page.nowMs).slice(0, 10);
  const text = 'This kiosk holds more than it may. Its deposits wait for a person; collect it.';
  openTask(page, 'uncollected-limit', `${page.kiosk.id} ${day}`, text, record);
  return 'uncollected-limit';
}
