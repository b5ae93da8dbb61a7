// How a coin moves to its place: pure functions of elapsed time, so that a picture at any moment can be tested.

export const FALL_MS = 340;
export const SQUASH_MS = 90;
export const POP_MS = 90;
export const PULL_BACK_MS = 480;
/** Coins in the air at once; older ones land at once. */
export const IN_FLIGHT_MAX = 24;
/** Above this rate a coin appears in place instead of falling. */
export const FALLING_COINS_PER_SECOND_MAX = 6;

export type Motion = 'fall' | 'pop';

/** Where a coin is drawn: `lift` 1 is above the picture, 0 is in place; scales are 1 at rest. */
export type Pose = Readonly<{ lift: number; scaleX: number; scaleY: number; isLanded: boolean }>;

const AT_REST: Pose = { lift: 0, scaleX: 1, scaleY: 1, isLanded: true };

/** The pose of a coin this long after it was counted. */
export function poseOf(motion: Motion, elapsedMs: number): Pose {
  if (motion === 'pop') {
    if (elapsedMs >= POP_MS) return AT_REST;
    const scale = 0.6 + 0.4 * settle(Math.max(0, elapsedMs) / POP_MS);
    return { lift: 0, scaleX: scale, scaleY: scale, isLanded: false };
  }
  if (elapsedMs < FALL_MS) {
    return {
      lift: 1 - fall(Math.max(0, elapsedMs) / FALL_MS),
      scaleX: 1,
      scaleY: 1,
      isLanded: false,
    };
  }
  if (elapsedMs >= FALL_MS + SQUASH_MS) return AT_REST;
  const squash = 0.04 * Math.sin((Math.PI * (elapsedMs - FALL_MS)) / SQUASH_MS);
  return { lift: 0, scaleX: 1 + squash, scaleY: 1 - squash, isLanded: false };
}

/** Scale of the picture while it pulls back from the old stage to the new one. */
export function pullBackScale(oldPitch: number, newPitch: number, elapsedMs: number): number {
  if (elapsedMs >= PULL_BACK_MS) return 1;
  const from = oldPitch / newPitch;
  return from + (1 - from) * settle(Math.max(0, elapsedMs) / PULL_BACK_MS);
}

/** Slow at first, as a thing that falls. */
const fall = (t: number): number => t ** 2.2;
/** Quick at first, then calm. */
const settle = (t: number): number => 1 - (1 - t) ** 3;
