// A code becomes a sign-in: try, wallet and token are one transaction.
import type { Ledger } from '../api.ts';
import { walletForSignIn } from '../use-cases/holder/recycled-number.ts';
import { phoneKey, tryCode } from './sign-in-codes.ts';
import { type Opened, openSignIn } from './sign-ins.ts';

/** The new sign-in, or undefined when the code is not right or no longer good. The try counts either way. */
export async function signInWithCode(
  ledger: Ledger,
  phone: string,
  code: string,
): Promise<Opened | undefined> {
  const { clock, entropy, phones, keys } = ledger;
  const desk = { nowMs: clock.nowMs(), entropy, pepper: keys.pepper };
  return ledger.store.transact(async (books) => {
    const isRight = await tryCode(
      books.access,
      { phoneIndex: phoneKey(phones, phone), code },
      desk,
    );
    if (!isRight) return undefined;
    const walletId = await walletForSignIn(books, ledger, phone, desk.nowMs);
    return openSignIn(books.access, walletId, desk);
  });
}
