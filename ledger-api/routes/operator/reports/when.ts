// The time a report is asked for, as its use case takes it.
import type { z } from 'zod';
import type { When as WhenAsked } from '../../../contract/reports.ts';
import type { When } from '../../../use-cases/reports/position-of.ts';

/** A position goes before a moment; neither means now. */
export const whenOf = ({ position, at }: z.infer<typeof WhenAsked>): When => ({
  position,
  atMs: at === undefined ? undefined : Date.parse(at),
});
