// Budgets: how often something may happen within a time, for one number or one address.
import type { AccessRead } from '../store/port/access.ts';

export type Budget = Readonly<{
  name: string;
  limits: readonly Readonly<{ count: number; withinMs: number }>[];
}>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Codes sent to one number, beside the pause of 30 s while one is under way. */
export const SENDS_PER_NUMBER: Budget = {
  name: 'code-sent',
  limits: [
    { count: 3, withinMs: 10 * MINUTE_MS },
    { count: 8, withinMs: DAY_MS },
  ],
};

/** Codes asked for from one address. */
export const REQUESTS_PER_ADDRESS: Budget = {
  name: 'code-asked',
  limits: [{ count: 20, withinMs: 60 * MINUTE_MS }],
};

/** Wrong codes typed for one number. */
export const WRONG_PER_NUMBER: Budget = {
  name: 'code-wrong',
  limits: [{ count: 20, withinMs: DAY_MS }],
};

/** Wrong pickup codes typed by one wallet. */
export const WRONG_PICKUPS: Budget = {
  name: 'pickup-wrong',
  limits: [{ count: 10, withinMs: 60 * MINUTE_MS }],
};

/** Sign-ins of operators tried from one address. */
export const OPERATOR_TRIES_PER_ADDRESS: Budget = {
  name: 'operator-tried',
  limits: [{ count: 30, withinMs: 10 * MINUTE_MS }],
};

/** Wrong shop keys from one address; a key itself cannot be guessed. */
export const WRONG_KEYS_PER_ADDRESS: Budget = {
  name: 'shop-key-wrong',
  limits: [{ count: 30, withinMs: 10 * MINUTE_MS }],
};

/** Wrong sign-in codes typed from one address, whatever the numbers; many people may share one. */
export const WRONG_CODES_PER_ADDRESS: Budget = {
  name: 'code-wrong-from',
  limits: [{ count: 60, withinMs: 10 * MINUTE_MS }],
};

/** Wrong enrolment tokens from one address; a token itself cannot be guessed. */
export const WRONG_TOKENS_PER_ADDRESS: Budget = {
  name: 'enrolment-wrong',
  limits: [{ count: 30, withinMs: 10 * MINUTE_MS }],
};

/** Identities that one wallet had checked. */
export const IDENTITY_CHECKS: Budget = {
  name: 'identity-checked',
  limits: [{ count: 5, withinMs: DAY_MS }],
};

/** Gifts that one wallet offered. */
export const GIFTS_OFFERED: Budget = {
  name: 'gift-offered',
  limits: [{ count: 20, withinMs: DAY_MS }],
};

/** Texts about gifts to one number; beyond, the gift is there without a text. */
export const GIFT_TEXTS: Budget = {
  name: 'gift-text',
  limits: [{ count: 3, withinMs: DAY_MS }],
};

/** Claims that one wallet filed. */
export const CLAIMS_FILED: Budget = {
  name: 'claim-filed',
  limits: [{ count: 10, withinMs: DAY_MS }],
};

/** How long it matters that a budget was spent: the longest window of all. */
export const SPENT_KEPT_MS = DAY_MS;

/** Milliseconds until the budget allows one more; 0 when it does now. */
export async function waitMs(
  access: AccessRead,
  budget: Budget,
  key: string,
  nowMs: number,
): Promise<number> {
  const longestMs = Math.max(...budget.limits.map((limit) => limit.withinMs));
  const spent = await access.spentAfter(budget.name, key, nowMs - longestMs);
  const waits = budget.limits.map(({ count, withinMs }) => {
    const oldestThatCounts = spent.filter((atMs) => atMs > nowMs - withinMs).at(-count);
    return oldestThatCounts === undefined ? 0 : oldestThatCounts + withinMs - nowMs;
  });
  return Math.max(0, ...waits);
}
