// What we owe holders, what the law asks about it, and how much has to be kept apart today.
import { CURRENCIES } from '../../contract/money.ts';
import { PARTNER_PAYABLE } from '../../ledger/account.ts';
import { businessDay, yearEndingOn } from '../../ledger/business-day.ts';
import { issuedBy } from '../../ledger/digest.ts';
import { PREPAID_LAW, type Standing, standingOf } from '../../ledger/policy/prepaid-law.ts';
import { wonValueOf } from '../../ledger/won-value.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { unsealedTransfers, walkLog } from './log-walk.ts';
import { totalOf, trialBalance } from './trial-balance.ts';

export type Liability = Readonly<{
  day: string;
  /** Points that holders can spend or have set aside. */
  outstandingPoints: bigint;
  outstandingMaxWon: bigint;
  outstandingStanding: Standing;
  /** Points that came into being in the twelve months that end today. */
  issuedInYearPoints: bigint;
  issuedMaxWon: bigint;
  issuedStanding: Standing;
  /** Coins that wait to become points or to be claimed, at the newest card. */
  waitingWon: bigint;
  /** Points that shops have taken and won that are on their way to holders and shops. */
  payableWon: bigint;
  safeguardWon: bigint;
  /** What stands against it: won at banks, and cash at the newest card. */
  bankWon: bigint;
  cashWon: bigint;
  policyVersion: number;
}>;

/** As of now; `zone` is that of business days. */
export async function liability(
  books: ReadingBooks,
  zone: string,
  nowMs: number,
): Promise<Liability> {
  const balance = await trialBalance(books);
  const card = await books.paperwork.newestRateCard();
  const inWon = (...kinds: readonly string[]): bigint =>
    CURRENCIES.reduce(
      (sum, currency) => sum + wonValueOf(currency, totalOf(balance, currency, ...kinds), card),
      0n,
    );
  const day = businessDay(nowMs, zone);
  const outstandingPoints = -totalOf(balance, 'PTS', 'pts:avail', 'pts:held');
  const issuedInYearPoints = await issuedInYear(books, zone, day);
  const waitingWon = -inWon('dep:pending', 'dep:unclaimed', 'suspense');
  // What one shop owes us is not there to pay the others with.
  const owedByShops = await books.transfers.aboveZero(PARTNER_PAYABLE);
  const owedToShops = owedByShops - totalOf(balance, 'PTS', 'partner:payable');
  const payableWon = owedToShops - inWon('settle:clearing', 'wd:clearing');
  const owedWon = outstandingPoints + waitingWon + payableWon;
  return {
    day,
    outstandingPoints,
    outstandingMaxWon: PREPAID_LAW.outstandingWonMax,
    outstandingStanding: standingOf(outstandingPoints, PREPAID_LAW.outstandingWonMax),
    issuedInYearPoints,
    issuedMaxWon: PREPAID_LAW.issuedInYearWonMax,
    issuedStanding: standingOf(issuedInYearPoints, PREPAID_LAW.issuedInYearWonMax),
    waitingWon,
    payableWon,
    safeguardWon: (owedWon * PREPAID_LAW.safeguardPercent + 99n) / 100n,
    bankWon: totalOf(balance, 'KRW', 'bank'),
    cashWon: inWon('cash:kiosk', 'cash:transit', 'cash:vault', 'bank:clearing'),
    policyVersion: PREPAID_LAW.version,
  };
}

async function issuedInYear(books: ReadingBooks, zone: string, today: string): Promise<bigint> {
  const { from, to } = yearEndingOn(today);
  const isInside = (day: string): boolean => day >= from && day <= to;
  let points = await books.reports.issued(from, to);
  const { treeSize } = await books.log.state();
  for await (const { transfer } of walkLog(books, await books.reports.through(), treeSize)) {
    const issued = issuedBy(transfer, zone);
    if (isInside(issued.day)) points += issued.points;
  }
  for (const transfer of await unsealedTransfers(books)) points += issuedBy(transfer, zone).points;
  return points;
}
