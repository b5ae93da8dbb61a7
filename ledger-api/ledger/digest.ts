// The log read as a book-keeper reads it: entries by account, totals by kind, points that came into being.
import type { Account, Commodity } from './account.ts';
import { kindOf } from './account-kind.ts';
import { businessDay } from './business-day.ts';
import type { Transfer } from './transfer.ts';

/** What a transfer does to each account, all its legs on it together; legs that cancel are left out. */
export function changesOf(made: Transfer): readonly Readonly<{
  account: Account;
  commodity: Commodity;
  amountMinor: bigint;
}>[] {
  const changes = new Map<Account, { commodity: Commodity; amountMinor: bigint }>();
  for (const { account, commodity, amountMinor } of made.postings) {
    const before = changes.get(account)?.amountMinor ?? 0n;
    changes.set(account, { commodity, amountMinor: before + amountMinor });
  }
  return [...changes]
    .map(([account, change]) => ({ account, ...change }))
    .filter((change) => change.amountMinor !== 0n);
}

/** Totals by kind and commodity that can be added to; keys are `kind commodity`. */
export type Totals = Map<
  string,
  Readonly<{ kind: string; commodity: Commodity; balanceMinor: bigint }>
>;

/** Adds a transfer to the totals of its kinds. */
export function addToTotals(totals: Totals, made: Transfer): void {
  for (const { account, commodity, amountMinor } of made.postings) {
    const kind = kindOf(account);
    const key = `${kind} ${commodity}`;
    const balanceMinor = (totals.get(key)?.balanceMinor ?? 0n) + amountMinor;
    totals.set(key, { kind, commodity, balanceMinor });
  }
}

/** Points that a transfer brought into being for holders, with the business day; 0 for all others. */
export function issuedBy(made: Transfer, zone: string): Readonly<{ day: string; points: bigint }> {
  const day = businessDay(made.atMs, zone);
  if (!ISSUING.has(made.template)) return { day, points: 0n };
  const points = made.postings
    .filter(({ account }) => account.startsWith('pts:'))
    .reduce((sum, leg) => sum - leg.amountMinor, 0n);
  return { day, points };
}

/** Maturity, promotion, and what a decision about a wrong wallet adds. */
const ISSUING: ReadonlySet<string> = new Set(['5', '6', '22', '26']);
