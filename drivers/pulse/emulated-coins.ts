// Who the emulated pulse bridge is, and the coins of the acceptor behind it.

/** Coins of the emulated acceptor by channel, from 1. */
export const EMULATED_PULSE_COINS: readonly string[] = [
  'KR010A',
  'KR050A',
  'KR100A',
  'KR500A',
  'US025A',
];
/** Pulses of each: all odd, the least more than a third of the most, so that no two coins and no lost pulse make another. */
export const EMULATED_PULSES: readonly number[] = [5, 7, 9, 11, 13];
export const EMULATED_MODEL = 'TKL-EMU';
export const EMULATED_FIRMWARE = '1.0.0';
export const EMULATED_SERIAL = 12_345_678;
