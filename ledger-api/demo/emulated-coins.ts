// The approved table of the emulated acceptor. @NOTE Positions and ids are those of drivers/cctalk/emulator.ts.
import type { SignedCoinTable } from '../contract/coin-table.ts';

export const EMULATED_ACCEPTOR_ID = 'TKL/TKL-EMU/12345678';

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
