// Template 20: a mistake is mended by its exact mirror, which names what it reverses; nothing is ever edited.
import { type Account, isWithinBound } from './account.ts';
import { SECOND_PERSON_POLICY } from './policy/second-person.ts';
import { type Posting, type Transfer, transfer } from './transfer.ts';

export type CorrectionReason = 'mistyped' | 'counted-again' | 'bank-corrected' | 'other';
export type Correction = Readonly<{ id: string; reason: CorrectionReason; atMs: number }>;

/** The mirror of a transfer; its id says what it reverses, so that it can be reversed once only. */
export const mirrorOf = (wrong: Transfer, { id, reason, atMs }: Correction): Transfer =>
  transfer({
    id: mirrorIdOf(wrong.id),
    template: '20',
    atMs,
    postings: wrong.postings.map((leg) => ({ ...leg, amountMinor: -leg.amountMinor })),
    details: {
      subject: { kind: 'correction', id },
      step: reason,
      reverses: wrong.id,
      policies: [{ name: SECOND_PERSON_POLICY.name, version: SECOND_PERSON_POLICY.version }],
      ...(wrong.details.kioskId && { kioskId: wrong.details.kioskId }),
      ...(wrong.details.depositId && { depositId: wrong.details.depositId }),
    },
  });

export const mirrorIdOf = (transferId: string): string => `correction/${transferId}`;

/** What the transfers do to each account together. */
export function netOf(transfers: readonly Transfer[]): ReadonlyMap<Account, bigint> {
  const net = new Map<Account, bigint>();
  for (const { account, amountMinor } of transfers.flatMap((one) => one.postings)) {
    net.set(account, (net.get(account) ?? 0n) + amountMinor);
  }
  return net;
}

/** The first account that these changes would carry across its bound. */
export const crossedBound = (
  net: ReadonlyMap<Account, bigint>,
  balances: ReadonlyMap<Account, bigint>,
): Account | undefined =>
  [...net].find(
    ([account, change]) => !isWithinBound(account, (balances.get(account) ?? 0n) + change),
  )?.[0];

/** What the transfers move: the debits of all of them. */
export const movedBy = (transfers: readonly Transfer[]): readonly Posting[] =>
  transfers.flatMap((one) => one.postings).filter(({ amountMinor }) => amountMinor > 0n);
