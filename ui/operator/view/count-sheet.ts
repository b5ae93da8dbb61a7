// Counting a bag: what two people type, and what is compared once they agree.
import type { BagEntry } from '#ledger/contract/vault.ts';

export type Face = Readonly<{ currency: string; faceMinor: string }>;
/** What was typed beside a face; empty is nothing found. */
export type TypedCount = Face & Readonly<{ good: string; counterfeit: string }>;

/** The faces of a count as the ledger takes them; undefined while something is no number. */
export function countedFaces(sheet: readonly TypedCount[]) {
  const faces = [];
  for (const { currency, faceMinor, ...typed } of sheet) {
    const good = wholeOf(typed.good);
    const counterfeit = wholeOf(typed.counterfeit);
    if (good === undefined || counterfeit === undefined) return undefined;
    if (good + counterfeit > 0) faces.push({ currency, faceMinor, good, counterfeit });
  }
  return faces;
}

/** What was typed so far, currency by currency: good coins and their worth. */
export function sheetTotals(sheet: readonly TypedCount[]) {
  const totals = new Map<string, { count: number; amountMinor: bigint }>();
  for (const { currency, faceMinor, good } of sheet) {
    const count = wholeOf(good) ?? 0;
    const before = totals.get(currency) ?? { count: 0, amountMinor: 0n };
    totals.set(currency, {
      count: before.count + count,
      amountMinor: before.amountMinor + BigInt(faceMinor) * BigInt(count),
    });
  }
  return [...totals].map(([currency, total]) => ({ currency, ...total }));
}

export type ComparedFace = Face &
  Readonly<{ expected: number; good: number; counterfeit: number; over: number }>;

/** A counted bag face by face; `over` is below zero where coins are short. */
export function comparedFaces({
  expected = [],
  counted = [],
}: Pick<BagEntry, 'expected' | 'counted'>): readonly ComparedFace[] {
  const keys = new Map<string, Face>();
  for (const { currency, faceMinor } of [...expected, ...counted])
    keys.set(`${currency} ${faceMinor}`, { currency, faceMinor });
  return [...keys.values()]
    .map((face) => {
      const isFace = (other: Face): boolean =>
        other.currency === face.currency && other.faceMinor === face.faceMinor;
      const expects = expected.find(isFace)?.count ?? 0;
      const { good = 0, counterfeit = 0 } = counted.find(isFace) ?? {};
      return { ...face, expected: expects, good, counterfeit, over: good - expects };
    })
    .toSorted(
      (a, b) =>
        a.currency.localeCompare(b.currency) || Number(BigInt(b.faceMinor) - BigInt(a.faceMinor)),
    );
}

/** 10,000 is one hundred percent: coins that the kiosk named rightly, of all that it named. */
export function accuracyOf(faces: readonly ComparedFace[]): number | undefined {
  const expected = faces.reduce((sum, face) => sum + face.expected, 0);
  if (expected === 0) return undefined;
  const wrong = faces.reduce(
    (sum, face) => sum + Math.abs(face.expected - face.good - face.counterfeit),
    0,
  );
  return Math.max(0, Math.round(10_000 - (wrong * 10_000) / expected));
}

/** Over or short in money, currency by currency. */
export function overShort(faces: readonly ComparedFace[]) {
  const sums = new Map<string, bigint>();
  for (const { currency, faceMinor, over } of faces)
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(faceMinor) * BigInt(over));
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

function wholeOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : undefined;
}
