// An entry about a redemption names its shop, too: a redemption is known by both.
import type { RedemptionId, ShopId } from '../../contract/ids.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import type { WalletEntry } from '../../store/port/wallets.ts';

type Subject = NonNullable<WalletEntry['subject']>;

/** What a wallet entry keeps of a redemption. */
export const redemptionSubject = (shopId: ShopId, id: RedemptionId): Subject => ({
  kind: 'redemption',
  id: `${shopId}/${id}`,
});

/** The subject as its holder is told it, and the shop behind it. */
export function tellSubject(
  subject: Subject,
): Readonly<{ subject: Subject; shopId: ShopId | undefined }> {
  if (subject.kind !== 'redemption') return { subject, shopId: undefined };
  const [shopId, id] = subject.id.split('/') as [ShopId, RedemptionId];
  return { subject: { kind: 'redemption', id }, shopId };
}

/** The names of the shops behind these entries, read once for all of them. */
export async function shopNamesOf(
  books: ReadingBooks,
  entries: readonly WalletEntry[],
): Promise<ReadonlyMap<ShopId, string>> {
  const ids = entries.flatMap(({ subject }) => (subject && tellSubject(subject).shopId) ?? []);
  const names = new Map<ShopId, string>();
  for (const id of new Set(ids)) names.set(id, (await books.staff.shop(id))?.name ?? '');
  return names;
}
