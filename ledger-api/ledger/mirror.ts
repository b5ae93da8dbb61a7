// The exact mirror of a transfer: every leg with its sign changed, naming what it takes back.
import { type Transfer, transfer } from './transfer.ts';

/** The mirror of `original`; its id is made from the original's, so that a transfer can be mirrored once. */
export function mirrorOf(original: Transfer, atMs: number, step: string): Transfer {
  const { subject, policies, lots } = original.details;
  return transfer({
    id: `${original.id}/mirrored`,
    template: original.template,
    atMs,
    postings: original.postings.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor })),
    details: {
      ...(subject && { subject }),
      step,
      reverses: original.id,
      ...(policies && { policies }),
      ...(lots && { lots }),
    },
  });
}
