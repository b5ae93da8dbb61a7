// Sign-ins of wallet holders: a 256-bit token, kept as a hash, with an idle and an absolute limit.
import type { Entropy } from '#drivers/entropy.ts';
import type { WalletId } from '../contract/ids.ts';
import type { AccessRead, AccessWrite, SignIn } from '../store/port/access.ts';
import { hashToken, makeToken } from './secrets.ts';

export type Opened = Readonly<{ token: string; expiresAtMs: number }>;

/** Opens a sign-in; the token is told once and never again. */
export async function openSignIn(
  access: AccessWrite,
  walletId: WalletId,
  desk: Readonly<{ nowMs: number; entropy: Entropy }>,
): Promise<Opened> {
  const token = makeToken(desk.entropy);
  await access.addSignIn({
    tokenHash: hashToken(token),
    walletId,
    signedInAtMs: desk.nowMs,
    lastSeenAtMs: desk.nowMs,
    // Whoever comes in has just typed a code that went to the number.
    provenAtMs: desk.nowMs,
  });
  return { token, expiresAtMs: desk.nowMs + SIGN_IN_LIFE_MS };
}

/** The sign-in of a token that is still good; undefined for any other text. */
export async function liveSignIn(
  access: AccessRead,
  tokenHash: string,
  nowMs: number,
): Promise<SignIn | undefined> {
  const signIn = await access.signIn(tokenHash);
  if (!signIn || nowMs >= signIn.signedInAtMs + SIGN_IN_LIFE_MS) return undefined;
  return nowMs < signIn.lastSeenAtMs + SIGN_IN_IDLE_MS ? signIn : undefined;
}

/** Whether it is worth a write to remember that the holder was seen again. */
export const isStale = (signIn: SignIn, nowMs: number): boolean =>
  nowMs >= signIn.lastSeenAtMs + SEEN_EVERY_MS;

const HOUR_MS = 3_600_000;
export const SIGN_IN_LIFE_MS = 30 * 24 * HOUR_MS;
const SIGN_IN_IDLE_MS = 7 * 24 * HOUR_MS;
const SEEN_EVERY_MS = HOUR_MS;
