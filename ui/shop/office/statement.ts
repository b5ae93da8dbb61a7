// A settlement as one file: every page of it, in the ledger's own words.
import type { SettlementDetail } from '#ledger/contract/settlement.ts';
import type { Answer } from '#ledger/contract/client.ts';
import type { ShopClient } from '../data/shop-client.ts';

/** The settlement with all its lines; beyond the limit the CSV, which is streamed, is the way. */
export async function wholeSettlement(
  client: Pick<ShopClient, 'settlement'>,
  id: string,
): Promise<Answer<SettlementDetail>> {
  const first = await client.settlement(id);
  if (!first.ok) return first;
  const { next: second, ...whole } = first.value;
  const lines = [...whole.lines];
  let next = second;
  for (let pages = 1; next !== undefined; pages++) {
    if (pages === PAGES_MAX) return { ok: false, code: 'too-long' };
    const page = await client.settlement(id, next);
    if (!page.ok) return page;
    lines.push(...page.value.lines);
    next = page.value.next;
  }
  return { ok: true, value: { ...whole, lines } };
}

/** Hands a text to the browser as a file. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}

const PAGES_MAX = 200;
