// Which subtrees prove that a leaf is in the log (RFC 6962, 2.1.1), and how each is put together from what is kept.

/** The leaves `from` to `to − 1`. */
export type Stretch = Readonly<{ from: number; to: number }>;

/** The subtrees beside the way from a leaf to the root of a tree of `treeSize`, the nearest first. */
export function auditPath(index: number, treeSize: number): readonly Stretch[] {
  const path: Stretch[] = [];
  let [from, to] = [0, treeSize];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push({ from: middle, to });
      to = middle;
    } else {
      path.push({ from, to: middle });
      from = middle;
    }
  }
  return path.toReversed();
}

/** The perfect subtrees that a stretch of an audit path is made of, from the left. */
export function perfectParts({ from, to }: Stretch): readonly Stretch[] {
  const parts: Stretch[] = [];
  let at = from;
  for (let left = to - from; left > 0;) {
    const size = 2 ** Math.floor(Math.log2(left));
    parts.push({ from: at, to: at + size });
    at += size;
    left -= size;
  }
  return parts;
}

/** The largest power of two that is smaller than `n`, which is at least 2. */
const largestPowerBelow = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
