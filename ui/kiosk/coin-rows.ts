// The rows of the coin list: what was counted, filled up with coins the slot takes, in an order that never jumps.
import type { KioskView } from '#kiosk/bridge/contract.ts';

export type CoinRow = Extract<KioskView, { screen: 'coins' }>['rows'][number];
type Face = Readonly<{ currency: string; faceMinor: string }>;

/** All rows to show: won first, large before small; then foreign coins in the order of the approved table. */
export function coinRows(
  counted: readonly CoinRow[],
  accepted: readonly Face[],
  rowsMin: number,
): readonly CoinRow[] {
  const order = accepted.toSorted(byWonThenFace).map(keyOf);
  const wanted = new Set(largestOfEachLand(accepted).map(keyOf));
  const empty = order
    .filter((key) => key.startsWith('KRW') || wanted.has(key))
    .filter((key) => !counted.some((row) => keyOf(row) === key))
    .map(emptyRow);
  const missing = Math.max(0, rowsMin - counted.length);
  const position = (row: CoinRow) => {
    const at = order.indexOf(keyOf(row));
    return at < 0 ? order.length : at;
  };
  return [...counted, ...empty.slice(0, missing)].toSorted((a, b) => position(a) - position(b));
}

/** One page of the rows, and how many pages there are. */
export function rowsOfPage<Row>(rows: readonly Row[], page: number, rowsMax: number) {
  const pages = Math.max(1, Math.ceil(rows.length / rowsMax));
  const shown = page % pages;
  return { pages, page: shown, rows: rows.slice(shown * rowsMax, (shown + 1) * rowsMax) };
}

/** One coin for each foreign land: its largest. */
export function largestOfEachLand(coins: readonly Face[]): readonly Face[] {
  const lands = new Map<string, Face>();
  for (const coin of coins) {
    if (coin.currency === 'KRW') continue;
    const known = lands.get(coin.currency);
    if (!known || BigInt(coin.faceMinor) > BigInt(known.faceMinor)) lands.set(coin.currency, coin);
  }
  return [...lands.values()];
}

const keyOf = (face: Face): string => `${face.currency} ${face.faceMinor}`;

function emptyRow(key: string): CoinRow {
  const [currency = '', faceMinor = ''] = key.split(' ');
  return { currency, faceMinor, count: 0, amountMinor: '0', points: '0' };
}

function byWonThenFace(a: Face, b: Face): number {
  const isWon = (face: Face) => (face.currency === 'KRW' ? 0 : 1);
  if (isWon(a) !== isWon(b)) return isWon(a) - isWon(b);
  return isWon(a) === 0 ? Number(BigInt(b.faceMinor) - BigInt(a.faceMinor)) : 0;
}
