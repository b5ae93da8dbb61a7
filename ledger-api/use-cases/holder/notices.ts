// What a holder was told, newest first.
import type { Notices } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { NumberedHolderNotice } from '../../store/port/holder.ts';

/** One page of notices below the number `before`. */
export async function readNotices(
  books: ReadingBooks,
  walletId: WalletId,
  before?: number,
): Promise<Notices> {
  const found = await books.holder.notices(walletId, before, PAGE_NOTICES + 1);
  const shown = found.slice(0, PAGE_NOTICES);
  const hasNext = found.length > shown.length;
  return {
    notices: shown.map(noticeView),
    ...(hasNext && { next: String(shown.at(-1)!.noticeNumber) }),
  };
}

/** A notice as its holder reads it. */
export const noticeView = (notice: NumberedHolderNotice): Notices['notices'][number] => ({
  number: notice.noticeNumber,
  at: instantText(notice.atMs),
  kind: notice.kind,
  facts: { ...notice.facts },
  ...(notice.readAtMs !== undefined && { readAt: instantText(notice.readAtMs) }),
});

const PAGE_NOTICES = 50;
