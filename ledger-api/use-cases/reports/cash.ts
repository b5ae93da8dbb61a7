// Where the coins are: each kiosk face by face, and what foreign cash we stand in.
import type { KioskId } from '../../contract/ids.ts';
import { CURRENCIES } from '../../contract/money.ts';
import { kioskCash } from '../../ledger/account.ts';
import { amountOf, currenciesOf } from '../../ledger/bag.ts';
import type { CoinCount } from '../../ledger/deposit.ts';
import { ACCURACY_POLICY, accuracyOfBag, drift } from '../../ledger/policy/accuracy.ts';
import { EXPOSURE_POLICY, type Exposure, exposureOf } from '../../ledger/policy/exposure.ts';
import { wonValueOf, wonValueOfCoins } from '../../ledger/won-value.ts';
import type { ReadingBooks } from '../../store/ledger-store.ts';
import { totalOf, trialBalance } from './trial-balance.ts';

export type KioskCashReport = Readonly<{
  kioskId: KioskId;
  name: string;
  coins: readonly CoinCount[];
  worthWon: bigint;
  /** True when the coins add up to what the accounts of the kiosk hold. */
  agrees: boolean;
  /** Counted bags that its accuracy is measured by. */
  collections: number;
  /** Of its last collections. */
  miscountedPerMillion: number;
  isDrifting: boolean;
}>;

/** Every kiosk, in the order of their ids. */
export async function kioskCashReport(books: ReadingBooks): Promise<readonly KioskCashReport[]> {
  const card = await books.paperwork.newestRateCard();
  const reports: KioskCashReport[] = [];
  for (const { id, name } of await books.kiosks.list()) {
    const coins = await books.bags.cashbox(id);
    const counted = (await books.bags.bagsOf(id, BAGS_LOOKED_AT)).filter(
      (bag) => bag.state === 'counted',
    );
    reports.push({
      kioskId: id,
      name,
      coins,
      worthWon: wonValueOfCoins(coins, card),
      agrees: await doAgree(books, id, coins),
      collections: Math.min(counted.length, ACCURACY_POLICY.collections),
      ...drift(counted.map(accuracyOfBag)),
    });
  }
  return reports;
}

/** Foreign cash in kiosks, bags, the vault and on its way to a bank, currency by currency. */
export async function exposures(books: ReadingBooks): Promise<readonly Exposure[]> {
  const balance = await trialBalance(books);
  const card = await books.paperwork.newestRateCard();
  return CURRENCIES.filter((currency) => currency !== 'KRW').map((currency) => {
    const held = totalOf(balance, currency, ...CASH_KINDS);
    return exposureOf(currency, held, wonValueOf(currency, held, card));
  });
}

/** Foreign cash of one currency that is worth more is over the limit. */
export const exposureLimitWon: bigint = EXPOSURE_POLICY.wonMax;

async function doAgree(
  books: ReadingBooks,
  kioskId: KioskId,
  coins: readonly CoinCount[],
): Promise<boolean> {
  for (const currency of new Set([...CURRENCIES, ...currenciesOf(coins)])) {
    const balance = await books.transfers.balance(kioskCash(kioskId, currency));
    if (balance !== amountOf(coins, currency)) return false;
  }
  return true;
}

const CASH_KINDS = ['cash:kiosk', 'cash:transit', 'cash:vault', 'bank:clearing'];
const BAGS_LOOKED_AT = 20;
