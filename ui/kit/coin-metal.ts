// What a coin looks like from afar: its metal, its core where it has one, and its true diameter.

export type Metal = 'copper' | 'brass' | 'pale' | 'nickel';
export type CoinLook = Readonly<{
  metal: Metal;
  core?: Metal;
  diameterMm: number;
  isReeded: boolean;
}>;

/** Row: face in minor units, metal (`outer/core` for two metals), diameter; `-` marks a smooth edge. */
const LOOKS: Record<string, string> = {
  KRW: '10 copper 18.0 - · 50 pale 21.6 · 100 nickel 24.0 · 500 nickel 26.5',
  USD: '1 copper 19.1 - · 5 nickel 21.2 - · 10 nickel 17.9 · 25 nickel 24.3 · 50 nickel 30.6 · 100 brass 26.5',
  EUR: '1 copper 16.3 - · 2 copper 18.8 - · 5 copper 21.3 - · 10 brass 19.8 · 20 brass 22.3 - · 50 brass 24.3 · 100 brass/nickel 23.3 · 200 nickel/brass 25.8',
  JPY: '1 pale 20.0 - · 5 brass 22.0 - · 10 copper 23.5 - · 50 nickel 21.0 · 100 nickel 22.6 · 500 brass/nickel 26.5',
  CNY: '10 nickel 19.0 - · 50 brass 20.5 · 100 nickel 25.0',
  HKD: '10 brass 17.6 - · 20 brass 19.0 - · 50 brass 22.5 - · 100 nickel 25.5 · 200 nickel 28.0 - · 500 nickel 27.0 · 1000 nickel/brass 24.0',
  TWD: '100 copper 20.0 · 500 nickel 22.0 · 1000 nickel 26.0 · 5000 brass 28.0',
  GBP: '1 copper 20.3 - · 2 copper 25.9 - · 5 nickel 18.0 · 10 nickel 24.5 · 20 nickel 21.4 - · 50 nickel 27.3 - · 100 brass/nickel 23.4 · 200 brass/nickel 28.4',
  SGD: '5 brass 16.8 - · 10 nickel 18.5 · 20 nickel 21.0 · 50 nickel 23.0 · 100 brass/nickel 24.7',
  THB: '25 brass 16.0 · 50 brass 18.0 · 100 nickel 20.0 · 200 brass 21.8 · 500 nickel 24.0 · 1000 nickel/brass 26.0',
  VND: '200 nickel 20.0 - · 500 nickel 22.0 · 1000 brass 19.0 · 2000 brass 23.5 · 5000 brass 25.0',
  PHP: '25 copper 20.0 - · 100 nickel 23.0 · 500 nickel 25.0 · 1000 nickel 27.0 · 2000 nickel/brass 30.0',
};
const UNKNOWN: CoinLook = { metal: 'nickel', diameterMm: 24, isReeded: true };

/** The look of one coin; a coin we have no picture of is plain nickel, 24 mm. */
export function coinLook(currency: string, faceMinor: string): CoinLook {
  return TABLE.get(`${currency} ${faceMinor}`) ?? UNKNOWN;
}

/** The faces that we have a picture of, the largest first, in minor units. */
export const facesOf = (currency: string): readonly string[] =>
  (LOOKS[currency] ?? '')
    .split(' · ')
    .flatMap((row) => row.split(' ')[0] || [])
    .toReversed();

const TABLE: ReadonlyMap<string, CoinLook> = new Map(
  Object.entries(LOOKS).flatMap(([currency, rows]) =>
    rows.split(' · ').map((row) => {
      const [face = '', metals = '', diameter = '', edge] = row.split(' ');
      const [metal, core] = metals.split('/') as [Metal, Metal?];
      const look: CoinLook = {
        metal,
        ...(core ? { core } : {}),
        diameterMm: Number(diameter),
        isReeded: edge !== '-',
      };
      return [`${currency} ${face}`, look] as const;
    }),
  ),
);
