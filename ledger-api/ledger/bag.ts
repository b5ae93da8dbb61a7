// A sealed bag: the coins of one kiosk up to a cut-off, on their way from the cashbox to the vault.
import type { KioskId } from '../contract/ids.ts';
import type { Currency } from '../contract/money.ts';
import { bagCash, kioskCash } from './account.ts';
import type { CoinCount } from './deposit.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

/** The last journal record whose coin can be in the bag. */
export type CutOff = Readonly<{ kioskEpoch: number; seq: number }>;

/** Coins of one face as somebody counted them. */
export type CountLine = Readonly<{
  currency: Currency;
  faceMinor: bigint;
  good: number;
  counterfeit: number;
}>;

/** What one person counted; two people have to count the same. */
export type PersonalCount = Readonly<{ by: string; atMs: number; lines: readonly CountLine[] }>;

export type Bag = Readonly<{
  id: string;
  kioskId: KioskId;
  /** The number on the seal. */
  sealNumber: string;
  /** As it was typed at the kiosk when the cashbox was taken out; known once the bag is sealed. */
  kioskSealNumber: string | undefined;
  cutOff: CutOff;
  /** `waiting` for records of the kiosk, `sealed` until two people have counted the same, then `counted`. */
  state: 'waiting' | 'sealed' | 'counted';
  openedAtMs: number;
  openedBy: string;
  sealedAtMs: number | undefined;
  countedAtMs: number | undefined;
  /** What the books say is in it, per denomination; empty while it waits. */
  expected: readonly CoinCount[];
  /** The newest count of each person since it was sealed, or since its last count was corrected. */
  counts: readonly PersonalCount[];
  /** How often it was counted for good; more than once only after a correction. */
  countNumber: number;
}>;

/** Whether the kiosk was told another seal than the bag bears; how people space and capitalise it does not matter. */
export const isSealAnother = ({
  sealNumber,
  kioskSealNumber,
}: Pick<Bag, 'sealNumber' | 'kioskSealNumber'>): boolean =>
  kioskSealNumber !== undefined && bareSeal(kioskSealNumber) !== bareSeal(sealNumber);

const bareSeal = (seal: string): string =>
  seal
    .normalize('NFKC')
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .toUpperCase();

/** Template 7: what is in the cashbox up to the cut-off moves into the bag, one transfer for each currency. */
export function sealBag(
  bag: Bag,
  contents: readonly CoinCount[],
  nowMs: number,
): Readonly<{ bag: Bag; transfers: readonly Transfer[] }> {
  const expected = contents.filter((face) => face.count > 0);
  const transfers = currenciesOf(expected).map((currency) => {
    const amountMinor = amountOf(expected, currency);
    return transfer({
      id: `bag/${bag.id}/sealed/${currency}`,
      template: '7',
      atMs: nowMs,
      postings: [
        debit(bagCash(bag.id, currency), currency, amountMinor),
        credit(kioskCash(bag.kioskId, currency), currency, amountMinor),
      ],
      details: {
        kioskId: bag.kioskId,
        subject: { kind: 'bag', id: bag.id },
        step: 'sealed',
        denominations: denominationsOf(expected, currency),
      },
    });
  });
  return { bag: { ...bag, state: 'sealed', sealedAtMs: nowMs, expected }, transfers };
}

/** Currencies with at least one coin, in the order of their codes. */
export const currenciesOf = (coins: readonly { currency: Currency }[]): readonly Currency[] =>
  [...new Set(coins.map((coin) => coin.currency))].sort();

export const amountOf = (coins: readonly CoinCount[], currency: Currency): bigint =>
  coins
    .filter((coin) => coin.currency === currency)
    .reduce((sum, coin) => sum + coin.faceMinor * BigInt(coin.count), 0n);

/** Face × count of one currency as the log keeps it, the smallest face first. */
export const denominationsOf = (coins: readonly CoinCount[], currency: Currency) =>
  coins
    .filter((coin) => coin.currency === currency)
    .toSorted((a, b) => Number(a.faceMinor - b.faceMinor))
    .map(({ faceMinor, count }) => ({ faceMinor: String(faceMinor), count }));
