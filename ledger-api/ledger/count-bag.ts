// Template 8: two people count a bag, and what differs from the books gets a name: good, counterfeit, over or short.
import type { Currency } from '../contract/money.ts';
import { bagCash, counterfeit, overShort, vaultCash } from './account.ts';
import {
  amountOf,
  type Bag,
  type CountLine,
  currenciesOf,
  denominationsOf,
  type PersonalCount,
} from './bag.ts';
import { credit, debit, type Transfer, transfer } from './transfer.ts';

export type CountRefusal = 'bag-not-sealed' | 'face-counted-twice';

export type SubmitCountResult =
  | { ok: true; kind: 'waiting'; bag: Bag }
  /** Somebody else counted something else: both look again. */
  | { ok: true; kind: 'differs'; bag: Bag }
  | ({ ok: true; kind: 'agreed' } & CountedBag)
  | { ok: false; error: CountRefusal };

export type CountedBag = Readonly<{
  bag: Bag;
  by: readonly string[];
  transfers: readonly Transfer[];
  /** Foreign coins that the books had and the count has not (negative: the other way round); template 9 closes them. */
  foreignGaps: readonly ForeignGap[];
}>;

export type ForeignGap = Readonly<{
  currency: Currency;
  cause: 'over-short' | 'counterfeit';
  amountMinor: bigint;
}>;

/**
 * Takes one person's count. Each person's newest count stands; the bag is counted when two people counted the same.
 * Nobody is told what the books expect or what the other one counted.
 */
export function submitCount(bag: Bag, count: PersonalCount): SubmitCountResult {
  if (bag.state !== 'sealed') return { ok: false, error: 'bag-not-sealed' };
  const lines = inOrder(count.lines);
  if (hasRepeatedFace(lines)) return { ok: false, error: 'face-counted-twice' };
  const others = bag.counts.filter((one) => one.by !== count.by);
  const counted = { ...bag, counts: [...others, { ...count, lines }] };
  if (others.length === 0) return { ok: true, kind: 'waiting', bag: counted };
  const agreeing = others.find((one) => sameLines(one.lines, lines));
  if (!agreeing) return { ok: true, kind: 'differs', bag: counted };
  return { ok: true, kind: 'agreed', ...book(counted, lines, [agreeing.by, count.by], count.atMs) };
}

function book(
  bag: Bag,
  lines: readonly CountLine[],
  by: readonly string[],
  nowMs: number,
): CountedBag {
  const countNumber = bag.countNumber + 1;
  const currencies = currenciesOf([...bag.expected, ...lines]);
  const sums = currencies.map((currency) => ({ currency, ...sumsOf(bag, lines, currency) }));
  return {
    bag: { ...bag, state: 'counted', countedAtMs: nowMs, countNumber },
    by,
    transfers: sums
      .filter(({ expected, good, bad }) => expected + good + bad > 0n)
      .map(({ currency, expected, good, bad }) =>
        transfer({
          id: `bag/${bag.id}/counted/${countNumber}/${currency}`,
          template: '8',
          atMs: nowMs,
          postings: [
            debit(vaultCash(currency), currency, good),
            debit(counterfeit(currency), currency, bad),
            debit(overShort(bag.kioskId, currency), currency, expected - good - bad),
            credit(bagCash(bag.id, currency), currency, expected),
          ],
          details: {
            kioskId: bag.kioskId,
            subject: { kind: 'bag', id: bag.id },
            step: 'counted',
            denominations: denominationsOf(goodCoins(lines), currency),
          },
        }),
      ),
    foreignGaps: sums
      .filter(({ currency }) => currency !== 'KRW')
      .flatMap(({ currency, expected, good, bad }) => [
        { currency, cause: 'over-short' as const, amountMinor: expected - good - bad },
        { currency, cause: 'counterfeit' as const, amountMinor: bad },
      ])
      .filter((gap) => gap.amountMinor !== 0n),
  };
}

function sumsOf(bag: Bag, lines: readonly CountLine[], currency: Currency) {
  const bad = lines.map((line) => ({ ...line, count: line.counterfeit }));
  return {
    expected: amountOf(bag.expected, currency),
    good: amountOf(goodCoins(lines), currency),
    bad: amountOf(bad, currency),
  };
}

const goodCoins = (lines: readonly CountLine[]) =>
  lines.map((line) => ({ ...line, count: line.good })).filter((line) => line.count > 0);

const inOrder = (lines: readonly CountLine[]): readonly CountLine[] =>
  lines
    .filter((line) => line.good + line.counterfeit > 0)
    .toSorted(
      (a, b) =>
        (a.currency === b.currency ? 0 : a.currency < b.currency ? -1 : 1) ||
        Number(a.faceMinor - b.faceMinor),
    );

const faceOf = (line: CountLine): string => `${line.currency} ${line.faceMinor}`;

const hasRepeatedFace = (lines: readonly CountLine[]): boolean =>
  new Set(lines.map(faceOf)).size < lines.length;

const sameLines = (a: readonly CountLine[], b: readonly CountLine[]): boolean =>
  a.length === b.length &&
  a.every((line, i) => {
    const other = b[i]!;
    return (
      faceOf(line) === faceOf(other) &&
      line.good === other.good &&
      line.counterfeit === other.counterfeit
    );
  });
