// What each role may do here: the same order as the ledger's, which has the last word.
import type { OperatorRole } from '#ledger/contract/staff.ts';

/** Each role may do what the roles before it may. */
export const ROLES = ['viewer', 'collector', 'finance', 'admin'] as const satisfies OperatorRole[];

/** Whether `role` may do what needs at least `least`. */
export const isAtLeast = (role: OperatorRole, least: OperatorRole): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(least);

/** Who may be the second person for a kind of decision. */
export const leastToApprove = (kind: string): OperatorRole =>
  kind === 'release-held-batches' ? 'admin' : 'finance';
