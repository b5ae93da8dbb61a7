// The fleet as the ledger knows it now: kiosks, their cashboxes, and the coins of the last day.
import type { FleetKiosk, KioskCash } from '../view/fleet.ts';
import { useLoaded, type Loaded } from './use-loaded.ts';

export type CoinHours = Readonly<{
  /** The hour that the last figure of every row is of. */
  lastHour: string;
  kiosks: readonly Readonly<{ kioskId: string; counts: readonly number[] }>[];
}>;
export type Fleet = Readonly<{
  kiosks: readonly FleetKiosk[];
  cash: readonly KioskCash[];
  /** Absent where the ledger does not tell it. */
  hours: CoinHours | undefined;
}>;

/** Read again every twenty seconds, as often as kiosks tell of themselves. */
export function useFleet(): Loaded<Fleet> {
  return useLoaded<Fleet>(
    'fleet',
    async (client) => {
      const [kiosks, cash, hours] = await Promise.all([
        client.list<FleetKiosk>('/operator/kiosks', 'kiosks'),
        client.read<{ kiosks: readonly KioskCash[] }>('/operator/reports/kiosk-cash'),
        client.read<CoinHours>('/operator/reports/coin-hours'),
      ]);
      if (!kiosks.ok) return kiosks;
      if (!cash.ok) return cash;
      return {
        ok: true,
        value: {
          kiosks: kiosks.value.rows,
          cash: cash.value.kiosks,
          hours: hours.ok ? hours.value : undefined,
        },
      };
    },
    REFRESH_MS,
  );
}

/** The coins of one kiosk, hour by hour; undefined where they are not known. */
export const hoursOf = (
  hours: CoinHours | undefined,
  kioskId: string,
): readonly number[] | undefined =>
  hours &&
  (hours.kiosks.find((one) => one.kioskId === kioskId)?.counts ?? Array<number>(24).fill(0));

const REFRESH_MS = 20_000;
