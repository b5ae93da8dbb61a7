// The approved tables of the emulated acceptors. @NOTE Positions and identifiers are those of the emulators in drivers.
import type { SignedCoinTable, TablePosition } from '../contract/coin-table.ts';

const CCTALK_ID = 'TKL/TKL-EMU/12345678';

/** Position 16 is empty. */
export const EMULATED_POSITIONS: SignedCoinTable['positions'] = [
  ['KR010A', 'KRW', '10'],
  ['KR050A', 'KRW', '50'],
  ['KR100A', 'KRW', '100'],
  ['KR500A', 'KRW', '500'],
  ['US001A', 'USD', '1'],
  ['US005A', 'USD', '5'],
  ['US010A', 'USD', '10'],
  ['US025A', 'USD', '25'],
  ['EU050A', 'EUR', '50'],
  ['EU100A', 'EUR', '100'],
  ['EU200A', 'EUR', '200'],
  ['JP010A', 'JPY', '10'],
  ['JP050A', 'JPY', '50'],
  ['JP100A', 'JPY', '100'],
  ['CN100A', 'CNY', '100'],
].map(([coinId, currency, faceMinor], i) => ({
  position: i + 1,
  coinId: coinId!,
  currency: currency as SignedCoinTable['positions'][number]['currency'],
  faceMinor: faceMinor!,
}));

const won = (coinIds: readonly string[]): TablePosition[] =>
  coinIds.map((coinId, i) => ({
    position: i + 1,
    coinId,
    currency: 'KRW',
    faceMinor: ['10', '50', '100', '500'][i]!,
  }));

/** A table for each protocol that can be emulated; only a demonstration house approves them. */
export const EMULATED_TABLES: readonly Pick<SignedCoinTable, 'acceptorId' | 'positions'>[] = [
  { acceptorId: CCTALK_ID, positions: EMULATED_POSITIONS },
  {
    acceptorId: 'TKL/TKL-EMU-MDB/87654321',
    positions: won(['KRW10', 'KRW50', 'KRW100', 'KRW500']),
  },
  {
    acceptorId: 'pulse/TKL-EMU/12345678',
    positions: [
      ...won(['PULSE05', 'PULSE07', 'PULSE09', 'PULSE11']),
      { position: 5, coinId: 'PULSE13', currency: 'USD', faceMinor: '25' },
    ],
  },
];
