// Today's payments, page by page.
import type { Redemption, ShopClient } from './shop-client.ts';

/** At most `pagesMax` pages of 50, newest first; undefined when one of them could not be read. */
export async function readToday(
  client: Pick<ShopClient, 'today'>,
  pagesMax: number,
): Promise<Readonly<{ day: readonly Redemption[]; isWhole: boolean }> | undefined> {
  const day: Redemption[] = [];
  let next: string | undefined;
  for (let pages = 0; pages < pagesMax; pages++) {
    const page = await client.today(next);
    if (!page.ok) return undefined;
    day.push(...page.value.redemptions);
    next = page.value.next;
    if (next === undefined) return { day, isWhole: true };
  }
  return { day, isWhole: false };
}
