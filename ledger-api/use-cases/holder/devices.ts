// Where a holder is signed in, and how one of these sign-ins is ended from another.
import type { Devices } from '../../contract/holder.ts';
import { instantText, type WalletId } from '../../contract/ids.ts';
import { sha256Hex } from '../../contract/signature.ts';
import type { ReadingBooks, WritingBooks } from '../../store/ledger-store.ts';

/** The sign-ins of a wallet that are still good, the one seen last first. */
export async function listDevices(
  books: ReadingBooks,
  walletId: WalletId,
  tokenHash: string,
  nowMs: number,
): Promise<Devices['devices']> {
  const signIns = await books.access.signInsOf(walletId, nowMs - SIGN_IN_LIFE_MS);
  return signIns.map((signIn) => ({
    id: deviceId(signIn.tokenHash),
    signedInAt: instantText(signIn.signedInAtMs),
    lastSeenAt: instantText(signIn.lastSeenAtMs),
    isThis: signIn.tokenHash === tokenHash,
  }));
}

/** Ends one sign-in of this wallet; answers its token hash, so that its streams can end, or undefined. */
export async function signOutDevice(
  books: WritingBooks,
  walletId: WalletId,
  id: string,
): Promise<string | undefined> {
  const signIns = await books.access.signInsOf(walletId, 0);
  const found = signIns.find((signIn) => deviceId(signIn.tokenHash) === id);
  if (found) await books.access.removeSignIn(found.tokenHash);
  return found?.tokenHash;
}

/** Names a sign-in without telling what its token is recognised by. */
const deviceId = (tokenHash: string): string => sha256Hex(`device ${tokenHash}`).slice(0, 32);

// As long as a sign-in lives at most (`auth/sign-ins.ts`).
const SIGN_IN_LIFE_MS = 30 * 86_400_000;
