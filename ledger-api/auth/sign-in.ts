// A code becomes a sign-in: try, wallet and token are one transaction.
import type { Ledger } from '../api.ts';
import { walletForSignIn } from '../use-cases/holder/recycled-number.ts';
import { waitMs, WRONG_CODES_PER_ADDRESS } from './budgets.ts';
import { pepperedHash } from './secrets.ts';
import { phoneKey, tryCode } from './sign-in-codes.ts';
import { type Opened, openSignIn } from './sign-ins.ts';

export type SignInResult =
  | { ok: true; opened: Opened }
  | { ok: false; error: 'code-wrong' }
  | { ok: false; error: 'too-many-requests'; retryAfterMs: number };

/** The new sign-in, unless the code is not right or no longer good. The try counts either way, for its address when wrong. */
export async function signInWithCode(
  ledger: Ledger,
  { phone, code, address }: Readonly<{ phone: string; code: string; address: string }>,
): Promise<SignInResult> {
  const { clock, entropy, phones, keys } = ledger;
  const desk = { nowMs: clock.nowMs(), entropy, pepper: keys.pepper };
  const addressKey = pepperedHash(keys.pepper, 'address', address);
  return ledger.store.transact(async (books) => {
    const retryAfterMs = await waitMs(
      books.access,
      WRONG_CODES_PER_ADDRESS,
      addressKey,
      desk.nowMs,
    );
    if (retryAfterMs > 0) return { ok: false, error: 'too-many-requests', retryAfterMs };
    const tried = { phoneIndex: phoneKey(phones, phone), code };
    if (!(await tryCode(books.access, tried, desk))) {
      await books.access.spend(WRONG_CODES_PER_ADDRESS.name, addressKey, desk.nowMs);
      return { ok: false, error: 'code-wrong' };
    }
    const walletId = await walletForSignIn(books, ledger, phone, desk.nowMs);
    return { ok: true, opened: await openSignIn(books.access, walletId, desk) };
  });
}
