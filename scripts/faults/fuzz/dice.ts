// Choices of a fuzzer: the same seed makes the same ones.
import { seededEntropy } from '#drivers/entropy.ts';

export type Dice = Readonly<{
  /** A whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** True `percent` times of a hundred. */
  chance(percent: number): boolean;
  one<T>(list: readonly T[]): T;
}>;

/** Dice of `seed`. */
export function dice(seed: string): Dice {
  const entropy = seededEntropy(seed);
  const below = (count: number): number =>
    Buffer.from(entropy.bytes(4)).readUInt32LE() % Math.max(1, count);
  return {
    below,
    chance: (percent) => below(100) < percent,
    one: (list) => list[below(list.length)]!,
  };
}
