// The balance of 90 days for the wallet's landscape, read from the history.
import type { HistoryEntry, Wallet } from '#ledger/contract/wallet.ts';
import type { Peak } from '../../kit/shape.ts';
import type { BrowserClock } from '../../kit/browser-clock.ts';
import { balanceRidge } from '../view/balance-ridge.ts';
import type { Answer, LedgerClient } from './ledger-client.ts';
import { useFetched } from './use-fetched.ts';

/** The peaks of this wallet's ridge; none until the history is here. Read again when the balance changes. */
export function useRidge(
  client: LedgerClient,
  clock: BrowserClock,
  { available, held }: Wallet['points'],
): readonly Peak[] {
  const balance = BigInt(available) + BigInt(held);
  const { value } = useFetched(
    clock,
    balance,
    async (): Promise<Answer<readonly Peak[]>> => {
      const entries = await recentEntries(client);
      return entries.ok
        ? { ok: true, value: balanceRidge(entries.value, balance, clock.nowMs()) }
        : entries;
    },
    'ridge',
  );
  return value ?? NO_PEAKS;
}

async function recentEntries(client: LedgerClient): Promise<Answer<readonly HistoryEntry[]>> {
  const entries: HistoryEntry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < RIDGE_PAGES_MAX; page++) {
    const answer = await client.history(cursor);
    if (!answer.ok) return answer;
    entries.push(...answer.value.entries);
    cursor = answer.value.next;
    if (cursor === undefined) break;
  }
  return { ok: true, value: entries };
}

const NO_PEAKS: readonly Peak[] = [];
/** A picture is not worth more calls than this. */
const RIDGE_PAGES_MAX = 4;
