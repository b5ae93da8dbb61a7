// Mistyped names of settings: those within two letters of a known one.

export type NearMiss = Readonly<{ written: string; known: string }>;

/** Unknown names that are at most two edits away from a known one, and are not names of the system's own. */
export function nearMisses(written: readonly string[], known: readonly string[]): NearMiss[] {
  return written
    .filter((name) => !known.includes(name) && !OF_THE_SYSTEM.has(name))
    .flatMap((name) => {
      const near = known.find((other) => editsBetween(name.toUpperCase(), other) <= EDITS_MAX);
      return near === undefined ? [] : [{ written: name, known: near }];
    });
}

/** Letters to insert, delete or replace to make one of the other (Levenshtein); above the limit it may be less exact. */
function editsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > EDITS_MAX) return EDITS_MAX + 1;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      const replaced = row[j]! + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row.at(-1)!;
}

const EDITS_MAX = 2;
/** Everyone has these, and HOUSE is not far from them. */
const OF_THE_SYSTEM = new Set(['HOME', 'HOST', 'MOUSE']);
