// Eight digits can be guessed: wrong ones are counted for each till and for all of them, then only the QR is taken.
import type { ShopKeyId } from '../contract/ids.ts';
import type { AccessRead, AccessWrite } from '../store/port/access.ts';
import { type Budget, waitMs } from './budgets.ts';

const WRONG_PER_TILL: Budget = {
  name: 'till-code-wrong',
  limits: [{ count: 5, withinMs: 60 * 60_000 }],
};

const WRONG_AT_ALL_TILLS: Budget = {
  name: 'any-till-code-wrong',
  limits: [{ count: 200, withinMs: 60_000 }],
};
const ALL_TILLS = 'all';

/** Milliseconds until this till may type codes again; 0 when it may now. */
export async function typedCodeWaitMs(
  access: AccessRead,
  keyId: ShopKeyId,
  nowMs: number,
): Promise<number> {
  return Math.max(
    await waitMs(access, WRONG_PER_TILL, keyId, nowMs),
    await waitMs(access, WRONG_AT_ALL_TILLS, ALL_TILLS, nowMs),
  );
}

/** Counts a typed code that was wrong. */
export async function countWrongCode(
  access: AccessWrite,
  keyId: ShopKeyId,
  nowMs: number,
): Promise<void> {
  await access.spend(WRONG_PER_TILL.name, keyId, nowMs);
  await access.spend(WRONG_AT_ALL_TILLS.name, ALL_TILLS, nowMs);
}
