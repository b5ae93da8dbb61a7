// When holders prove their number once more, as settings: how long a sign-in is new, and from what amount on.
import { z } from 'zod';
import type { StepUpRules } from '../auth/step-up.ts';
import { durationMs } from './duration.ts';

export const stepUpFields = {
  STEP_UP_NEW_FOR: z
    .string()
    .refine(
      (period) => durationMs(period) !== undefined,
      'must be a fixed ISO 8601 duration, such as P7D; PT0S asks nobody',
    )
    .default('P7D'),
  STEP_UP_ABOVE: z
    .string()
    .refine(
      (points) => /^\d{1,12}$/.test(points),
      'must be whole points, such as 30000, without a sign or a separator',
    )
    .default('30000'),
};

/** The rules that two good values stand for. */
export const stepUpRules = (
  env: Readonly<{ STEP_UP_NEW_FOR: string; STEP_UP_ABOVE: string }>,
): StepUpRules => ({
  newForMs: durationMs(env.STEP_UP_NEW_FOR)!,
  abovePoints: BigInt(env.STEP_UP_ABOVE),
});
