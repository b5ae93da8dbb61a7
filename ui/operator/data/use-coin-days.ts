// The coins of the last two weeks, kiosk by kiosk: read seldom, because they change slowly.
import { useLoaded } from './use-loaded.ts';

export type CoinDays = Readonly<{
  /** The business day that the last figure of every row is of. */
  lastDay: string;
  kiosks: readonly Readonly<{ kioskId: string; counts: readonly number[] }>[];
}>;

/** Undefined where the ledger does not tell it. */
export function useCoinDays(): CoinDays | undefined {
  return useLoaded<CoinDays>(
    'coin days',
    (client) => client.read('/operator/reports/coin-days'),
    REFRESH_MS,
  ).value;
}

/** The coins of one kiosk, day by day; a kiosk without a row had none. */
export const daysOf = (
  days: CoinDays | undefined,
  kioskId: string,
): readonly number[] | undefined =>
  days &&
  (days.kiosks.find((one) => one.kioskId === kioskId)?.counts ?? Array<number>(DAYS).fill(0));

const DAYS = 14;
const REFRESH_MS = 300_000;
