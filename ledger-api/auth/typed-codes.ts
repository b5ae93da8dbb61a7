// Eight digits can be guessed, and a code can be asked how much is behind it: what a till finds out that way is counted.
import type { ShopId, ShopKeyId } from '../contract/ids.ts';
import type { WritingBooks } from '../store/ledger-store.ts';
import type { AccessRead, AccessWrite } from '../store/port/access.ts';
import { together } from '../use-cases/together.ts';
import { type Budget, waitMs } from './budgets.ts';

const HOUR_MS = 60 * 60_000;

const WRONG_PER_TILL: Budget = {
  name: 'till-code-wrong',
  limits: [{ count: 5, withinMs: HOUR_MS }],
};

/** A shop makes itself new keys as it likes: they have this between them. */
const WRONG_PER_SHOP: Budget = {
  name: 'shop-code-wrong',
  limits: [{ count: 50, withinMs: HOUR_MS }],
};

const WRONG_AT_ALL_TILLS: Budget = {
  name: 'any-till-code-wrong',
  limits: [{ count: 200, withinMs: 60_000 }],
};
const ALL_TILLS = 'all';

/** Amounts beyond what a wallet has, asked of one code; more of them would search for the balance. */
const TOO_MUCH_PER_CODE: Budget = {
  name: 'code-too-much',
  limits: [{ count: 3, withinMs: HOUR_MS }],
};

export type Till = Readonly<{ shopId: ShopId; keyId: ShopKeyId }>;

/** Milliseconds until this till may type codes again; 0 when it may now. */
export async function typedCodeWaitMs(
  access: AccessRead,
  { shopId, keyId }: Till,
  nowMs: number,
): Promise<number> {
  const waits = await together([
    waitMs(access, WRONG_PER_TILL, keyId, nowMs),
    waitMs(access, WRONG_PER_SHOP, shopId, nowMs),
    waitMs(access, WRONG_AT_ALL_TILLS, ALL_TILLS, nowMs),
  ]);
  return Math.max(...waits);
}

/** Counts a typed code that was wrong. */
export async function countWrongCode(
  access: AccessWrite,
  { shopId, keyId }: Till,
  nowMs: number,
): Promise<void> {
  await access.spend(WRONG_PER_TILL.name, keyId, nowMs);
  await access.spend(WRONG_PER_SHOP.name, shopId, nowMs);
  await access.spend(WRONG_AT_ALL_TILLS.name, ALL_TILLS, nowMs);
}

/** Counts an amount that was more than the holder has; after the third the code is worthless, in both its forms. */
export async function countTooMuch(
  { access, redemptions }: WritingBooks,
  codeHash: string,
  nowMs: number,
): Promise<void> {
  const code = await redemptions.code(codeHash);
  if (!code) return;
  await access.spend(TOO_MUCH_PER_CODE.name, code.typedHash, nowMs);
  const isSpent = (await waitMs(access, TOO_MUCH_PER_CODE, code.typedHash, nowMs)) > 0;
  if (isSpent) await redemptions.useCode(code);
}
