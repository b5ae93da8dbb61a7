// Refusals on the wire: RFC 9457 with a stable code and a sentence.
import { z } from 'zod';

export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable, for programs. */
  code: z.string(),
  /** A sentence for a person. */
  detail: z.string(),
});
export type ProblemDocument = z.infer<typeof ProblemDocument>;
