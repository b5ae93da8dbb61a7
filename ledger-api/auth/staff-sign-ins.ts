// Sign-ins of shops and operators: a 256-bit token, kept as a hash, with an absolute limit and, for operators, an idle one.
import type { Entropy } from '#drivers/entropy.ts';
import type { OperatorId, ShopKeyId } from '../contract/ids.ts';
import type { StaffRead, StaffSignIn, StaffWrite } from '../store/port/staff.ts';
import { hashToken, makeToken } from './secrets.ts';
import type { Opened } from './sign-ins.ts';

type Limits = Readonly<{ lifeMs: number; idleMs: number; seenEveryMs: number }>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A counter is open for a working day, and may be quiet for hours. */
export const SHOP_LIMITS: Limits = {
  lifeMs: 12 * HOUR_MS,
  idleMs: 12 * HOUR_MS,
  seenEveryMs: HOUR_MS,
};

export const OPERATOR_LIMITS: Limits = {
  lifeMs: 8 * HOUR_MS,
  idleMs: 30 * MINUTE_MS,
  seenEveryMs: MINUTE_MS,
};

/** The longest that any of these sign-ins can be of use. */
export const STAFF_SIGN_IN_LIFE_MS = Math.max(SHOP_LIMITS.lifeMs, OPERATOR_LIMITS.lifeMs);

/** Opens a sign-in; the token is told once and never again. */
export async function openStaffSignIn(
  staff: StaffWrite,
  subject: ShopKeyId | OperatorId,
  { lifeMs }: Limits,
  desk: Readonly<{ nowMs: number; entropy: Entropy }>,
): Promise<Opened> {
  const token = makeToken(desk.entropy);
  await staff.addStaffSignIn({
    tokenHash: hashToken(token),
    subject,
    signedInAtMs: desk.nowMs,
    lastSeenAtMs: desk.nowMs,
  });
  return { token, expiresAtMs: desk.nowMs + lifeMs };
}

/** The sign-in of a token that is still good; undefined for any other text. */
export async function liveStaffSignIn(
  staff: StaffRead,
  tokenHash: string,
  { lifeMs, idleMs }: Limits,
  nowMs: number,
): Promise<StaffSignIn | undefined> {
  const signIn = await staff.staffSignIn(tokenHash);
  if (!signIn || nowMs >= signIn.signedInAtMs + lifeMs) return undefined;
  return nowMs < signIn.lastSeenAtMs + idleMs ? signIn : undefined;
}

/** Whether it is worth a write to remember that they were seen again. */
export const isStaffStale = (
  { lastSeenAtMs }: StaffSignIn,
  { seenEveryMs }: Limits,
  nowMs: number,
): boolean => nowMs >= lastSeenAtMs + seenEveryMs;
