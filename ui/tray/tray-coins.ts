// The coins of the emulated acceptor, by position. @NOTE The emulator's own list is in drivers/cctalk.

import { formatFace } from '../kit/format.ts';

export type TrayCoin = Readonly<{
  /** Position in the acceptor's table, from 1. */
  position: number;
  /** The identifier the emulator knows it by. */
  coinId: string;
  currency: string;
  faceMinor: string;
}>;

const coin = (position: number, coinId: string, currency: string, faceMinor: string): TrayCoin => ({
  position,
  coinId,
  currency,
  faceMinor,
});

export const TRAY_COINS: readonly TrayCoin[] = [
  coin(1, 'KR010A', 'KRW', '10'),
  coin(2, 'KR050A', 'KRW', '50'),
  coin(3, 'KR100A', 'KRW', '100'),
  coin(4, 'KR500A', 'KRW', '500'),
  coin(5, 'US001A', 'USD', '1'),
  coin(6, 'US005A', 'USD', '5'),
  coin(7, 'US010A', 'USD', '10'),
  coin(8, 'US025A', 'USD', '25'),
  coin(9, 'EU050A', 'EUR', '50'),
  coin(10, 'EU100A', 'EUR', '100'),
  coin(11, 'EU200A', 'EUR', '200'),
  coin(12, 'JP010A', 'JPY', '10'),
  coin(13, 'JP050A', 'JPY', '50'),
  coin(14, 'JP100A', 'JPY', '100'),
  coin(15, 'CN100A', 'CNY', '100'),
];

/** `₩500` for `KR500A`; an identifier we do not know is its own name. */
export function nameOfCoin(coinId: string): string {
  const known = TRAY_COINS.find((one) => one.coinId === coinId);
  return known ? formatFace(known.currency, known.faceMinor) : coinId;
}

/** Position 16 is empty: whatever falls there is not known and comes back. */
export const UNKNOWN_COIN_ID = 'XX000A';

/** A mixed handful, as a hand finds it in a jar. */
export const HANDFUL: readonly string[] = [
  'KR100A',
  'KR010A',
  'KR500A',
  'KR100A',
  'KR050A',
  'KR010A',
  'US025A',
  'KR100A',
  'KR500A',
  'KR100A',
  'EU100A',
  'KR050A',
];
