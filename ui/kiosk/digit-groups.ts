// How a number is written while it is typed: digits in the groups of its country, and specks for those to come.

const GROUPS: Record<string, readonly number[]> = {
  KR: [3, 4, 4],
  JP: [3, 4, 4],
  CN: [3, 4, 4],
  US: [3, 3, 4],
  GB: [5, 6],
  HK: [4, 4],
  SG: [4, 4],
  TW: [4, 3, 3],
  TH: [3, 3, 4],
  VN: [3, 3, 4],
  PH: [4, 3, 4],
};

/** Each group as its places: a digit, or an empty text for a speck. Digits beyond the last group join it. */
export function digitGroups(digits: string, country: string): readonly (readonly string[])[] {
  const sizes = GROUPS[country] ?? [3, 4, 4];
  const planned = sizes.reduce((sum, size) => sum + size, 0);
  let from = 0;
  return sizes.map((size, i) => {
    const isLast = i === sizes.length - 1;
    const length = isLast ? size + Math.max(0, digits.length - planned) : size;
    const group = Array.from({ length }, (_, place) => digits[from + place] ?? '');
    from += length;
    return group;
  });
}
