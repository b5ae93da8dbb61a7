// Finds misspelt setting names: a variable within a letter or two of a known one was probably meant to be it.

/** One sentence for each name in `names` that is not known but nearly is. */
export function similarNameWarnings(
  names: readonly string[],
  known: readonly string[],
): readonly string[] {
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = known.find(
        (candidate) => lettersApart(name.toUpperCase(), candidate) <= slips(candidate),
      );
      return meant ? [`${name} is not a setting. Did you mean ${meant}?`] : [];
    });
}

/** Letters that may be wrong. A short name is too near to others: LANG and HOME, set on every machine, are two from BANK and HOUSE. */
const slips = (name: string): number => (name.length < 7 ? 1 : 2);

/** Letters to insert, remove or replace to make one name of the other (Levenshtein). */
function lettersApart(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
